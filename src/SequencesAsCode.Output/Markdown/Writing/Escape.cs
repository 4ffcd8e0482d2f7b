using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// Turns text from outside into Markdown; no other class does. Characters that could be markup become HTML entities,
/// which are never markup (CommonMark) and mean the same inside a block of HTML. Words that a host would link in the
/// finished text (mentions, issue numbers, commits, addresses, emoji names) become code, where hosts link nothing, so
/// people can copy them. In the words of emails, and for a mark that is alone, a zero-width space prevents the link.
/// </summary>
internal static partial class Escape
{
    private const string Break = "&#8203;";
    private const int LongestToken = 40;
    private const string AddressMarks = "-._~/:?#=%@+,;!()";

    /// <summary>
    /// A text for reading, on one line. What people copy (keys, ids, commands, addresses) is code without invisible
    /// characters.
    /// </summary>
    /// <param name="outside">The text.</param>
    /// <param name="longest">The most characters of the result; a longer one ends in an ellipsis.</param>
    /// <param name="isAtStart">Whether a block can begin with the text; then the marks of headings, lists, rules and
    /// commands are escaped too.</param>
    /// <param name="keys">Keys to format as code where the text has them as whole words.</param>
    public static string Prose(string outside, int longest, bool isAtStart = true, params ReadOnlySpan<string> keys)
    {
        var text = Printable.Text(outside);
        return Prose(text, longest, isAtStart, CodeRanges.Of(text, Breaks(text), keys));
    }

    /// <summary>The words of an email; only ids become code.</summary>
    public static string Words(string outside)
    {
        var text = Printable.Text(outside);
        return Prose(text, int.MaxValue, true, CodeRanges.Ids(text));
    }

    /// <summary>A name that people copy, as code that also works in tables and summaries.</summary>
    public static string Key(string outside, int longest)
    {
        var text = Printable.Text(outside);
        return Code(
            text.Length <= longest ? text : $"{text.AsSpan(0, longest - 1)}…",
            0,
            Math.Min(text.Length, longest)
        );
    }

    private static string Prose(string text, int longest, bool isAtStart, Dictionary<int, int> codes)
    {
        var breaks = Breaks(text);
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; )
        {
            var isCode = codes.TryGetValue(i, out var end);
            var length =
                isCode ? end - i
                : char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2
                : 1;
            var unit = isCode
                ? Code(text, i, end)
                : (length == 1 ? Unit(text, i, isAtStart) : text.Substring(i, length))
                    + (breaks.Contains(i + length) ? Break : "");
            if (result.Length + unit.Length + (i + length < text.Length ? 1 : 0) > longest)
                return result.Append('…').ToString();
            result.Append(unit);
            i += length;
        }

        return result.ToString();
    }

    // Hosts link nothing in code, but the Markdown parser sees this code as text and would link addresses in it. An
    // empty
    // element between prevents that.
    private static string Code(string text, int start, int end)
    {
        // Quotes around a command do what code does.
        if (end - start > 2 && text[start] == '\'' && text[end - 1] == '\'')
        {
            start++;
            end--;
        }
        var apart = Addresses().Matches(text).Select(match => match.Index + match.Length).ToHashSet();
        var result = new StringBuilder("<code>");
        for (var i = start; i < end; i++)
        {
            if (i > start && apart.Contains(i))
                result.Append("<span></span>");
            result.Append(Unit(text, i, false));
        }

        return result.Append("</code>").ToString();
    }

    /// <summary>Isolates text of a right-to-left script, so that it does not reorder the text around it.</summary>
    public static string Isolated(string outside, string escaped) =>
        outside.EnumerateRunes().Any(IsRightToLeft) ? $"<span dir=\"auto\">{escaped}</span>" : escaped;

    /// <summary>
    /// A code span. Everything in it is literal, so its fence only has to be longer than any in the text.
    /// </summary>
    public static string Code(string outside)
    {
        var text = Printable.Text(outside);
        if (text.Length == 0)
            return "";
        var fence = new string('`', Longest(text) + 1);
        var pad = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{text}{pad}{fence}";
    }

    /// <summary>A fenced block. Its fence is longer than any run of backticks in the lines.</summary>
    public static string Fence(string language, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Select(line => Printable.Line(Printable.Text(line))));
        var fence = new string('`', Math.Max(3, Longest(text) + 1));
        return $"{fence}{language}\n{text}\n{fence}";
    }

    /// <summary>An address as the value of an attribute.</summary>
    public static string Address(Uri address)
    {
        var result = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(address.AbsoluteUri))
        {
            var letter = (char)value;
            if (letter == '&')
                result.Append("&amp;");
            else if (char.IsAsciiLetterOrDigit(letter) || AddressMarks.Contains(letter, StringComparison.Ordinal))
                result.Append(letter);
            else
                result.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return result.ToString();
    }

    /// <summary>A relative path as the target of a link: only letters, digits and marks without a meaning.</summary>
    public static string Path(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>
    /// A word of ASCII letters, digits and <c>. _ / % -</c> that cannot end an HTML comment. A long word is cut and
    /// gets
    /// a hash of the whole.
    /// </summary>
    public static string Token(string outside)
    {
        var result = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(outside))
        {
            var letter = (char)value;
            if (
                char.IsAsciiLetterOrDigit(letter)
                || letter is '.' or '_' or '/'
                || (letter == '-' && result.Length > 0 && result[^1] != '-')
            )
                result.Append(letter);
            else
                result.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        if (result.Length <= LongestToken)
            return result.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(outside)))[..8];
        return $"{result.ToString(0, LongestToken - 9)}~{hash}";
    }

    private static string Unit(string text, int i, bool isAtStart) =>
        text[i] switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '$' => "<span>&#36;</span>",
            '_'
                when i > 0
                    && i + 1 < text.Length
                    && char.IsAsciiLetterOrDigit(text[i - 1])
                    && char.IsAsciiLetterOrDigit(text[i + 1]) => "_",
            '\\' or '`' or '*' or '_' or '~' or '[' or ']' or '|' => Entity(text[i]),
            '#' or '+' or '-' or '=' or ':' or '/' or ' ' or '!' when i == 0 && isAtStart => Entity(text[i]),
            '.' or ')' when isAtStart && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0 => Entity(text[i]),
            var other => other.ToString(),
        };

    private static string Entity(char letter) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};");

    private static HashSet<int> Breaks(string text)
    {
        var breaks = new HashSet<int>();
        foreach (Match match in Triggers().Matches(text))
            breaks.Add(match.Index + match.Length);
        foreach (Match match in Commits().Matches(text))
        {
            for (var i = match.Index + 6; i < match.Index + match.Length; i += 6)
                breaks.Add(i);
        }

        return breaks;
    }

    private static int Longest(string text) =>
        Backticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value
            is (>= 0x590 and <= 0x8FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFE)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);

    // In order: mentions and email addresses; issues and labels; merge requests; epics, milestones and labels of
    // GitLab;
    // GH-1 and ticket numbers; addresses; emoji and references by name, but not the minutes and seconds of a time;
    // GitLab's
    // marks of a difference, and its links.
    [GeneratedRegex(
        @"@(?=\S|$)|#(?=\w|$)|!(?=\d)|[&%~](?=[\w""])|[A-Za-z]-(?=\d)|:(?=//)|www(?=\.)|"
            + @":(?!\d\dZ?:)(?=[A-Za-z0-9_+-]+[:\]])|[\[{](?=[+-])|\[(?=\[)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Triggers();

    [GeneratedRegex("(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Commits();

    [GeneratedRegex(@"@(?=\S)|:(?=//)|www(?=\.)|(?:mailto|xmpp)(?=:)", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
