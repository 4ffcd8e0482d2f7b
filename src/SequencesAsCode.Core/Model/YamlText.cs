using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Model;

/// <summary>Writes text on one line so that YAML reads it back as that very text: for files, and for the lines that a plan offers for pasting.</summary>
internal static partial class YamlText
{
    // other readers take these for something else, and so do people
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private static readonly SearchValues<char> FlowSigns = SearchValues.Create(",[]{}?:");

    /// <summary>As it is where that is unmistakable, otherwise in quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inFlow">Whether brackets or braces are around the place.</param>
    public static string Of(string text, bool inFlow) => IsPlain(text, inFlow) ? text : Quoted(text);

    /// <summary>Whether the text can stand without quotes.</summary>
    public static bool IsPlain(string text, bool inFlow) =>
        Beginning().IsMatch(text) && IsOneLine(text) && CoreSchema.Resolve(text) is string && !Words.Contains(text) && !NumberOrDate().IsMatch(text) && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal)
        && !(inFlow && text.AsSpan().ContainsAny(FlowSigns));

    /// <summary>In double quotes, or in single quotes where that saves escapes.</summary>
    public static string Quoted(string text) => text.AsSpan().ContainsAny('"', '\\') && IsOneLine(text) ? SingleQuoted(text) : DoubleQuoted(text);

    /// <summary>In single quotes, which know no escapes; the text has to be one line.</summary>
    public static string SingleQuoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>In double quotes, with everything that is not a letter or sign of its own escaped.</summary>
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
                _ when IsOdd(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether the text has neither line ends nor characters that have to be escaped.</summary>
    public static bool IsOneLine(string text) => !text.Any(letter => letter == '\n' || letter == '\t' || IsOdd(letter));

    private static bool IsOdd(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t') || letter is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';

    // a letter, or a digit or sign that nothing can be made of
    [GeneratedRegex(@"\A(?:[\p{L}\p{N}_/(.+$;^~\u00a1-\uffff]|[-:?][^\s,\[\]{}])")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\A(?:[-+.]?[0-9][0-9_,.:]*(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)|~|---.*|\.\.\..*)\z")]
    private static partial Regex NumberOrDate();
}
