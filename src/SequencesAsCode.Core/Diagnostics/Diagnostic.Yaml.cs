using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ110 to SEQ132: YAML that is not plain maps, lists and values.
public sealed partial record Diagnostic
{
    /// <summary>The YAML parser rejected the file.</summary>
    public static Diagnostic YamlSyntax(SourceLocation at, string reason) =>
        Error(
            "SEQ110",
            at,
            $"This is not valid YAML ({reason}). Check the indentation and the quotes here and on the line before."
        );

    /// <summary>An anchor is used in a flow map in a way that the reader does not support.</summary>
    public static Diagnostic AnchorInBraces(SourceLocation at) =>
        Error(
            "SEQ129",
            at,
            "Between braces, an anchor is read only if its value comes last. Write this map with each "
                + "key on a line of its own."
        );

    /// <summary>An alias refers to an anchor that does not exist before it.</summary>
    public static Diagnostic AliasUnknown(SourceLocation at, string name, string? suggestion) =>
        Error(
            "SEQ111",
            at,
            $"No anchor before this is named {Quote(name)} ('&{Short(name)}'){Suggest(suggestion)}. "
                + "Correct the name, or put text that begins with '*' in quotes."
        );

    /// <summary>The file uses a YAML tag.</summary>
    public static Diagnostic TagNotSupported(SourceLocation at, string tag) =>
        Error(
            "SEQ112",
            at,
            $"YAML tags such as {Quote(tag)} are not supported. Remove it, and put text that begins with "
                + "'!' in quotes."
        );

    /// <summary>The file has more than one YAML document.</summary>
    public static Diagnostic SeveralDocuments(SourceLocation at) =>
        Error(
            "SEQ113",
            at,
            "A second YAML document begins here, but a file holds one. Remove the '---', or move what "
                + "follows to a file of its own."
        );

    /// <summary>The file uses a YAML merge key.</summary>
    public static Diagnostic MergeKeyNotSupported(SourceLocation at) =>
        Error("SEQ114", at, "YAML merge keys ('<<') are not supported. Write the keys out.");

    /// <summary>A line is indented with a tab.</summary>
    public static Diagnostic TabIndentation(SourceLocation at) =>
        Error("SEQ115", at, "There is a tab in the indentation, which YAML forbids. Replace it with spaces.");

    /// <summary>A map has the same key twice.</summary>
    public static Diagnostic DuplicateKey(SourceLocation at, string key, SourceLocation first) =>
        Error(
            "SEQ116",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Quote(key)} is written twice, first on line {first.Line}. Remove one of the two."
            )
        );

    /// <summary>Values are nested deeper than the limit.</summary>
    public static Diagnostic TooDeep(SourceLocation at, int limit) =>
        Error(
            "SEQ117",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Values are nested more than {limit} levels deep here. No file needs that, so remove the "
                    + $"extra brackets or indentation."
            )
        );

    /// <summary>A key of a map is itself a map or a list.</summary>
    public static Diagnostic KeyIsNotText(SourceLocation at) =>
        Error(
            "SEQ118",
            at,
            "A key must be text, but this one is a map or a list. Put text that begins with '{' or '[' in quotes."
        );

    /// <summary>The file's top level is not a map.</summary>
    public static Diagnostic FileIsNotAMap(SourceLocation at, string actual) =>
        Error(
            "SEQ119",
            at,
            $"A file holds keys with values, like 'key: value', but this is {actual}. Correct the first line."
        );

    /// <summary>An unquoted value begins with a merge variable.</summary>
    public static Diagnostic BracesNeedQuotes(SourceLocation at, string corrected) =>
        Error(
            "SEQ120",
            at,
            "A value that begins with a dynamic variable must be in quotes, because YAML reads '{{' as "
                + $"a map. Write: {corrected}."
        );

    /// <summary>An unquoted value has a colon that YAML takes for a map.</summary>
    public static Diagnostic ColonNeedsQuotes(SourceLocation at, string corrected) =>
        Error(
            "SEQ121",
            at,
            "A value with a colon followed by a space must be in quotes, because YAML reads it as a map. "
                + $"Write: {corrected}."
        );

    /// <summary>An unquoted value begins with a character that has a meaning in YAML.</summary>
    public static Diagnostic TextNeedsQuotes(SourceLocation at, char first, string corrected) =>
        Error(
            "SEQ122",
            at,
            $"A value that begins with '{first}' must be in quotes as a whole, because that character has "
                + $"a meaning in YAML. Write: {corrected}."
        );

    /// <summary>A comment sign cuts an unquoted value short.</summary>
    public static Diagnostic CommentCutsText(SourceLocation at, string key, string kept, string corrected) =>
        Warning(
            "SEQ123",
            at,
            $"The text of '{key}' ends at {Quote(kept)}, because ' #' begins a comment in YAML. If the "
                + $"rest belongs to it, write: {corrected}."
        );

    /// <summary>A value begins with a comment sign, so YAML sees no value.</summary>
    public static Diagnostic CommentIsText(SourceLocation at, string key, string corrected) =>
        Warning(
            "SEQ131",
            at,
            $"The text after '{Short(key)}:' begins with '#', so YAML reads it as a comment. If it is the "
                + $"value, write: {corrected}."
        );

    /// <summary>A key is in typographic quotes.</summary>
    public static Diagnostic SmartQuotesAroundKey(SourceLocation at, string key) =>
        Error(
            "SEQ124",
            at,
            $"The key '{Short(key)}' is in typographic quotes, which YAML reads as letters. Write it "
                + "without quotes."
        );

    /// <summary>A value is in typographic quotes, which become part of it.</summary>
    public static Diagnostic SmartQuotesAroundValue(SourceLocation at, string key, string corrected) =>
        Warning(
            "SEQ125",
            at,
            $"The value of '{Short(key)}' is in typographic quotes, which YAML reads as part of the text. "
                + $"Write: {corrected}."
        );

    /// <summary>An alias is inside the value that it refers to.</summary>
    public static Diagnostic AliasOfItself(SourceLocation at, string name) =>
        Error(
            "SEQ126",
            at,
            $"The alias '*{Short(name)}' is inside the value it refers to, so that value would never end. "
                + "Write the value out here."
        );

    /// <summary>The aliases of the file expand to more values than the limit.</summary>
    public static Diagnostic AliasesTooLarge(SourceLocation at, int limit) =>
        Error(
            "SEQ127",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The aliases of this file expand to more than {limit} values. No file needs that, so remove "
                    + $"aliases of values that hold aliases."
            )
        );

    /// <summary>No alias refers to an anchor.</summary>
    public static Diagnostic AnchorUnused(SourceLocation at, string name) =>
        Warning(
            "SEQ128",
            at,
            $"'&{Short(name)}' is read as the name of a value (an anchor), but no alias refers to it. "
                + "Remove it. If it is text, put the whole value in quotes."
        );
}
