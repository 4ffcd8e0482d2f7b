using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Text;

/// <summary>
/// Writes text on one line so that YAML reads back exactly the same text, for files and for lines to paste.
/// </summary>
public static partial class YamlText
{
    private const string Signs = "-?:,[]{}#&*!|>'\"%@`";
    private const string SmartQuotes = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

    // other readers and people misread these; none clears a field
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "~",
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "none"
    );

    private static readonly SearchValues<char> FlowSigns = SearchValues.Create(",[]{}");
    private static readonly SearchValues<char> OddInFlow = SearchValues.Create("?:");

    /// <summary>The text as it is if that is unambiguous, otherwise in quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inFlow">Whether the place is inside brackets or braces.</param>
    public static string Of(string text, bool inFlow = false) => IsPlain(text, inFlow) ? text : Quoted(text);

    /// <summary>Whether YAML reads the text back without quotes; other readers may still misread it.</summary>
    public static bool CanBePlain(string text, bool inFlow) =>
        text.Length > 0
        && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1])
        && text[^1] != ':'
        && CanBegin(text, inFlow)
        && text.All(letter => letter != '\t' && CanStand(letter))
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !(inFlow && text.AsSpan().ContainsAny(FlowSigns));

    /// <summary>
    /// Whether some reader of YAML, or a person, may take the text for something else: a word, a number, a date, or a
    /// sign at the beginning.
    /// </summary>
    public static bool IsAmbiguous(string text) =>
        CoreSchema.Resolve(text) is not string
        || Words.Contains(text)
        || text[0] is '<' or '='
        || Signs.Contains(text[0], StringComparison.Ordinal)
        || SmartQuotes.Contains(text[0], StringComparison.Ordinal)
        || (NumberLike().IsMatch(text) && !Id().IsMatch(text));

    /// <summary>The text in double quotes, or in single quotes if that saves escapes.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny('"', '\\') && IsOneLine(text) ? SingleQuoted(text) : DoubleQuoted(text);

    /// <summary>The text in single quotes, which have no escapes; the text must be one line.</summary>
    public static string SingleQuoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The text in double quotes, with invisible and forbidden characters escaped.</summary>
    public static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                _ when IsOdd(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether nothing in the text has to be escaped.</summary>
    public static bool IsOneLine(string text) => text.All(letter => letter != '\t' && !IsOdd(letter));

    /// <summary>Whether a line of a file can contain the character unescaped.</summary>
    public static bool CanStand(char letter) =>
        letter == '\t'
        || !(char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff');

    private static bool IsPlain(string text, bool inFlow) =>
        CanBePlain(text, inFlow)
        && IsOneLine(text)
        && !IsAmbiguous(text)
        && !(inFlow && text.AsSpan().ContainsAny(OddInFlow));

    // a sign with a meaning begins text if a letter follows, outside of brackets
    private static bool CanBegin(string text, bool inFlow) =>
        !text.StartsWith("---", StringComparison.Ordinal)
        && !text.StartsWith("...", StringComparison.Ordinal)
        && (
            !Signs.Contains(text[0], StringComparison.Ordinal)
            || (
                text.Length > 1
                && char.IsLetterOrDigit(text[1])
                && (text[0] == '-' || (text[0] is '?' or ':' && !inFlow))
            )
        );

    // invisible blanks and forbidden characters
    private static bool IsOdd(char letter) => letter == '\u00a0' || !CanStand(letter);

    // an id with a letter that no number has
    [GeneratedRegex(@"\A(?=.*[abcdf])[0-9a-f]{24}\z")]
    private static partial Regex Id();

    // numbers, dates and times of any version of YAML, and text that looks like them
    [GeneratedRegex(
        @"\A([-+.]|[0-9][0-9A-Fa-fxXoO_:.,+\-TZ ]*\z|[0-9][0-9.]*[eE]|[0-9]{4}-[0-9])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NumberLike();
}
