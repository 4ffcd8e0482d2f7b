using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ1xx: files that cannot be read, and YAML that is not plain maps, lists and values.
public sealed partial record Diagnostic
{
    private const int LongestQuote = 80;

    public static Diagnostic WorkspaceFileMissing(string folder, string? other) =>
        Error(
            "SEQ101",
            null,
            $"There is no 'sequences.yaml' in "
                + $"'{folder}'{(other is null ? "" : $" (but '{other}': rename it)")}; a minimal one is two "
                + $"lines: 'version: 1' and 'environments: {{ local: {{ emulator: {{}} }} }}'."
        );

    public static Diagnostic FileIsFolder(SourceLocation at, string path) =>
        Error(
            "SEQ102",
            at,
            $"{Quote(path)} is a folder where a file is expected; name a file in it, or remove the folder."
        );

    public static Diagnostic FileUnreadable(SourceLocation at, string path, string reason) =>
        Error("SEQ103", at, $"{Quote(path)} cannot be read ({reason.TrimEnd('.')}); check its permissions.");

    public static Diagnostic FileTooLarge(SourceLocation at, string path, long bytes, long limit) =>
        Error(
            "SEQ104",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Quote(path)} has {bytes} bytes and the limit is {limit}; split it, or remove what does not "
                    + $"belong there."
            )
        );

    public static Diagnostic NotUtf8(SourceLocation at) =>
        Error("SEQ105", at, "This is not UTF-8 text; save the file with the encoding UTF-8.");

    public static Diagnostic ControlCharacter(SourceLocation at, char character) =>
        Error(
            "SEQ106",
            at,
            character is '\u0085' or '\u2028' or '\u2029'
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is an invisible line end (U+{(int)character:X4}) here, as word processors and "
                        + $"chats paste it; replace it with a space or an ordinary line end."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is a control character (U+{(int)character:X4}) here, which no text holds; delete it."
                )
        );

    public static Diagnostic BrokenLink(SourceLocation at, string path) =>
        Error("SEQ107", at, $"{Quote(path)} is a link that leads nowhere; correct or remove it.");

    public static Diagnostic LinkLeavesWorkspace(SourceLocation at, string path) =>
        Error(
            "SEQ108",
            at,
            $"{Quote(path)} leads out of the workspace by a symbolic link; only files inside the workspace "
                + $"are read, so copy the file into it."
        );

    public static Diagnostic EmptyFile(SourceLocation at) =>
        Error("SEQ109", at, "This file is empty; write its keys, or delete the file.");

    public static Diagnostic YamlSyntax(SourceLocation at, string reason) =>
        Error(
            "SEQ110",
            at,
            $"This is not valid YAML ({reason}); check the indentation and the quotes here and in the line before."
        );

    public static Diagnostic AnchorInBraces(SourceLocation at) =>
        Error(
            "SEQ129",
            at,
            "An anchor between braces is read only where its value comes last; write this map with each key "
                + "on a line of its own."
        );

    public static Diagnostic AliasUnknown(SourceLocation at, string name, string? suggestion) =>
        Error(
            "SEQ111",
            at,
            $"Nothing before this is named {Quote(name)} by an anchor "
                + $"('&{Short(name)}'){Suggest(suggestion)}; correct the name, or put text that begins with '*' "
                + $"in quotes."
        );

    public static Diagnostic TagNotSupported(SourceLocation at, string tag) =>
        Error(
            "SEQ112",
            at,
            $"YAML tags such as {Quote(tag)} are not supported; remove it, and put text that begins with '!' in quotes."
        );

    public static Diagnostic SeveralDocuments(SourceLocation at) =>
        Error(
            "SEQ113",
            at,
            "A second YAML document begins here and a file holds one; remove the '---', or move what follows "
                + "to a file of its own."
        );

    public static Diagnostic MergeKeyNotSupported(SourceLocation at) =>
        Error("SEQ114", at, "YAML merge keys ('<<') are not supported; write the keys out.");

    public static Diagnostic TabIndentation(SourceLocation at) =>
        Error("SEQ115", at, "There is a tab in the indentation, which YAML forbids; replace it with spaces.");

    public static Diagnostic DuplicateKey(SourceLocation at, string key, SourceLocation first) =>
        Error(
            "SEQ116",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Quote(key)} is written twice, first in line {first.Line}; remove one of the two."
            )
        );

    public static Diagnostic TooDeep(SourceLocation at, int limit) =>
        Error(
            "SEQ117",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Values are nested more than {limit} levels deep here; no file needs that, so remove the "
                    + $"extra brackets or indentation."
            )
        );

    public static Diagnostic KeyIsNotText(SourceLocation at) =>
        Error(
            "SEQ118",
            at,
            "A key must be text and this one is a map or a list; put text that begins with '{' or '[' in quotes."
        );

    public static Diagnostic FileIsNotAMap(SourceLocation at, string actual) =>
        Error(
            "SEQ119",
            at,
            $"A file holds keys with values, like 'key: value', and this is {actual}; correct the first line."
        );

    public static Diagnostic BracesNeedQuotes(SourceLocation at, string corrected) =>
        Error(
            "SEQ120",
            at,
            $"A value that begins with a merge variable must be in quotes, because YAML reads '{{' as a map; "
                + $"write: {corrected}."
        );

    public static Diagnostic ColonNeedsQuotes(SourceLocation at, string corrected) =>
        Error(
            "SEQ121",
            at,
            $"A value with a colon followed by a space must be in quotes, because YAML reads it as a map; "
                + $"write: {corrected}."
        );

    public static Diagnostic TextNeedsQuotes(SourceLocation at, char first, string corrected) =>
        Error(
            "SEQ122",
            at,
            $"A value that begins with '{first}' must be in quotes as a whole, because the character has a "
                + $"meaning in YAML; write: {corrected}."
        );

    public static Diagnostic CommentCutsText(SourceLocation at, string key, string kept, string corrected) =>
        Warning(
            "SEQ123",
            at,
            $"The text of '{key}' ends at {Quote(kept)}, because ' #' begins a comment in YAML; if the rest "
                + $"belongs to it, write: {corrected}."
        );

    public static Diagnostic CommentIsText(SourceLocation at, string key, string corrected) =>
        Warning(
            "SEQ131",
            at,
            $"What stands behind '{Short(key)}:' begins with '#' and is a comment in YAML; if it is the text, "
                + $"write: {corrected}."
        );

    public static Diagnostic SmartQuotesAroundKey(SourceLocation at, string key) =>
        Error(
            "SEQ124",
            at,
            $"The key '{Short(key)}' stands in typographic quotes, which YAML takes as letters; write it "
                + $"without quotes."
        );

    public static Diagnostic SmartQuotesAroundValue(SourceLocation at, string key, string corrected) =>
        Warning(
            "SEQ125",
            at,
            $"The value of '{Short(key)}' stands in typographic quotes, which YAML takes as part of the text; "
                + $"write: {corrected}."
        );

    public static Diagnostic AliasOfItself(SourceLocation at, string name) =>
        Error(
            "SEQ126",
            at,
            $"The alias '*{Short(name)}' stands inside the value it refers to, so that value would never end; "
                + $"write out what is meant here."
        );

    public static Diagnostic AliasesTooLarge(SourceLocation at, int limit) =>
        Error(
            "SEQ127",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The aliases of this file stand for more than {limit} values together; no file needs that, "
                    + $"so remove aliases of values that hold aliases."
            )
        );

    public static Diagnostic AnchorUnused(SourceLocation at, string name) =>
        Warning(
            "SEQ128",
            at,
            $"'&{Short(name)}' is taken as the name of a value (an anchor) and no alias refers to it; remove "
                + $"it, or if it is text put the whole value in quotes."
        );

    public static Diagnostic BadPattern(SourceLocation at, string pattern) =>
        Error(
            "SEQ130",
            at,
            $"The pattern {Quote(pattern)} does not stay inside the workspace; write a relative path with "
                + $"forward slashes and without '..', like 'sequences/**/*.yaml'."
        );

    public static Diagnostic PatternTooLong(SourceLocation at, string pattern, int limit) =>
        Error(
            "SEQ132",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The pattern {Quote(pattern)} has {pattern.Length} characters and the limit is {limit}; "
                    + $"shorten it, or write a list of several."
            )
        );

    public static Diagnostic MergeConflict(SourceLocation at, string where) =>
        Error(
            "SEQ133",
            at,
            $"There is a merge conflict in {where} that is not resolved; keep the text that is "
                + "meant, and delete the lines of '<<<<<<<', '=======' and '>>>>>>>'."
        );

    public static Diagnostic LfsPointer(SourceLocation at) =>
        Error(
            "SEQ134",
            at,
            "This is a pointer of Git LFS and not the text itself; run 'git lfs pull' to fetch the "
                + "text, and take this kind of file out of .gitattributes."
        );

    public static Diagnostic MoreErrors(SourceLocation? at, int more) =>
        Error(
            "SEQ135",
            at,
            $"Here {Several(more, "begins", "begin", "more error that is", "more errors that are")} "
                + "not shown; correct those that are shown first."
        );

    public static Diagnostic MoreWarnings(SourceLocation? at, int more) =>
        Warning(
            "SEQ136",
            at,
            $"Here {Several(more, "begins", "begin", "more warning that is", "more warnings that are")} "
                + "not shown; look at those that are shown first."
        );

    public static Diagnostic MergeMarker(SourceLocation at, string line) =>
        Error(
            "SEQ137",
            at,
            $"The line {Quote(line)} is left of a merge conflict; delete it, and look whether the "
                + "text around it is what is meant."
        );

    public static Diagnostic BodyFileMissing(SourceLocation at, string path, string? suggestion) =>
        Error(
            "SEQ140",
            at,
            $"There is no file {Quote(path)}{Suggest(suggestion)}; the path is relative to the sequence file."
        );

    public static Diagnostic BodyFileOutside(SourceLocation at, string path) =>
        Error(
            "SEQ141",
            at,
            $"The body file {Quote(path)} is not inside the workspace; write a path relative to the sequence "
                + $"file, with forward slashes."
        );

    public static Diagnostic BodyFileExtension(SourceLocation at, string path) =>
        Error(
            "SEQ142",
            at,
            $"The body file {Quote(path)} is neither Markdown nor HTML; its name must end in .md, .markdown, "
                + $".html or .htm."
        );

    public static Diagnostic MarkdownTooDeep(SourceLocation at) =>
        Error(
            "SEQ143",
            at,
            "This Markdown is nested too deeply, or has too many marks, to be rendered; simplify its lists, "
                + "quotes, links and emphasis."
        );

    public static Diagnostic MarkdownTooLong(SourceLocation at, int length, int limit) =>
        Error(
            "SEQ144",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This Markdown has {length} characters and the limit is {limit}; shorten it, or write the "
                    + $"body as HTML."
            )
        );

    public static Diagnostic HtmlTooDeep(SourceLocation at, int limit) =>
        Error(
            "SEQ145",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This HTML has more than {limit} elements inside each other; close them, or take away those "
                    + $"that do nothing."
            )
        );

    public static Diagnostic EnvironmentUnknown(
        SourceLocation at,
        string name,
        string? suggestion,
        IEnumerable<string> known
    ) =>
        Error(
            "SEQ150",
            at,
            $"There is no environment {Quote(name)}{Suggest(suggestion)}; the workspace has {List(known)}."
        );

    public static Diagnostic EnvironmentNotChosen(SourceLocation at, IEnumerable<string> known) =>
        Error(
            "SEQ151",
            at,
            $"The workspace has several environments ({List(known)}) and none is chosen; name one with -e, or "
                + $"write 'default_environment'."
        );

    public static Diagnostic FormatWouldChange(SourceLocation at, string what) =>
        Error(
            "SEQ160",
            at,
            $"Formatting this file would change {what}, so it is left as it is; that is a fault of the "
                + $"program, please report it with the file."
        );

    private static string Several(int count, string verb, string verbs, string one, string many) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == 1 ? verb : verbs)} {count} {(count == 1 ? one : many)}"
        );

    private static string Quote(string text) => $"'{Short(text)}'";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? line : $"{line[..LongestQuote]}…";
    }

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));
}
