using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Writing;

/// <summary>Writes a text so that YAML reads it back as exactly that text, with as few quotes as that takes.</summary>
internal static partial class ScalarText
{
    private const string SmartQuotes = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

    private static readonly SearchValues<char> InLists = SearchValues.Create(",[]{}:");

    // Words that this or an older reader of YAML takes for something else, and the one that clears a field.
    private static readonly ImmutableHashSet<string> Words =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "none", "=");

    /// <summary>The text on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="inList">Whether it stands between brackets.</param>
    public static string Of(string text, bool inList = false)
    {
        if (IsPlain(text, inList)) return text;
        return (text.Contains('"', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)) && !text.Any(IsSpecial)
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : DoubleQuoted(text);
    }

    /// <summary>The lines of a text of several lines, to be indented under <c>|</c>; null when that would not read back. The block ends in one line end more than the text.</summary>
    public static ImmutableArray<string>? Block(string text)
    {
        var lines = text.Split('\n');
        var isSayable = lines.Length > 1 && lines[^1].Length > 0 && lines[0].Length > 0
            && lines.All(line => line.Length == 0 || (line[0] != ' ' && !char.IsWhiteSpace(line[^1]) && !line.Any(IsSpecial)));
        return isSayable ? [.. lines] : null;
    }

    private static bool IsPlain(string text, bool inList) =>
        text.Length > 0
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && !"-?:,[]{}#&*!|>'\"%@`<=".Contains(text[0], StringComparison.Ordinal) && !SmartQuotes.Contains(text[0], StringComparison.Ordinal)
        && !text.Any(IsSpecial)
        && !text.Contains(": ", StringComparison.Ordinal) && text[^1] != ':' && !text.Contains(" #", StringComparison.Ordinal)
        && !(inList && text.AsSpan().ContainsAny(InLists))
        && !Words.Contains(text)
        && (Id().IsMatch(text) || !NumberLike().IsMatch(text));

    private static bool IsSpecial(char letter) =>
        letter is < ' ' or (>= '\u007f' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';

    private static string DoubleQuoted(string text)
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
                _ when IsSpecial(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    // An id that has a letter no number has.
    [GeneratedRegex(@"\A(?=.*[abcdf])[0-9a-f]{24}\z")]
    private static partial Regex Id();

    // Numbers, dates and times of any YAML, and whatever only looks like one.
    [GeneratedRegex(@"\A([-+.]|[0-9][0-9A-Fa-fxXoO_:.,+\-TZ ]*\z|[0-9][0-9.]*[eE])", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberLike();
}
