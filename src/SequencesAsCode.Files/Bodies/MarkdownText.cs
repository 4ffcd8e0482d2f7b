using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Writes text so that Markdown reads it as text; merge variables stay as they are.</summary>
/// <param name="escapesAll">Whether every sign is escaped, and not only those that may have a meaning.</param>
internal sealed partial class MarkdownText(bool escapesAll)
{
    private static readonly SearchValues<char> NotInTargets = SearchValues.Create(" \t\n()<>\\");

    /// <summary>Whether an address can be written as the target of a link as it is.</summary>
    public static bool CanBeTarget(string address) => !address.AsSpan().ContainsAny(NotInTargets);

    /// <summary>The text with its signs escaped.</summary>
    public string Of(string text)
    {
        var written = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match variable in MergeText.Braced().Matches(text))
        {
            Escape(text, from, variable.Index, written);
            written.Append(variable.ValueSpan);
            from = variable.Index + variable.Length;
        }

        Escape(text, from, text.Length, written);
        return written.ToString();
    }

    /// <summary>
    /// The line, escaped where its beginning would make it a heading, a list, a quote or a rule.
    /// </summary>
    public string AtLineStart(string line)
    {
        if (escapesAll)
            return line;
        if (NumberedItem().Match(line) is { Success: true } number)
            return line.Insert(number.Length - 1, "\\");
        return BlockStart().IsMatch(line) ? "\\" + line : line;
    }

    private void Escape(string text, int from, int to, StringBuilder written)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\u00a0')
            {
                written.Append("&nbsp;");
                continue;
            }

            var isEscaped = escapesAll ? IsAsciiSign(text[i]) : IsSign(text, i);
            if (isEscaped)
                written.Append('\\');
            written.Append(text[i]);
        }
    }

    private static bool IsAsciiSign(char sign) => !char.IsAsciiLetterOrDigit(sign) && sign is > ' ' and < '\u007f';

    private static bool IsSign(string text, int i) =>
        text[i] switch
        {
            '\\' or '`' or '*' or '[' or ']' or '<' => true,
            '_' => i == 0
                || i == text.Length - 1
                || !char.IsLetterOrDigit(text[i - 1])
                || !char.IsLetterOrDigit(text[i + 1]),
            '&' => Entity().IsMatch(text.AsSpan(i, Math.Min(40, text.Length - i))),
            _ => false,
        };

    [GeneratedRegex(@"\A&#?\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\A\d{1,9}[.)](?=\s|\z)")]
    private static partial Regex NumberedItem();

    [GeneratedRegex(@"\A([-+](\s|\z)|#{1,6}(\s|\z)|>|=+\s*\z|-[- ]*\z|~~~)", RegexOptions.ExplicitCapture)]
    private static partial Regex BlockStart();
}
