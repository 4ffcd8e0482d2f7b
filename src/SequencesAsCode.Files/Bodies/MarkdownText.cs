using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Text so that Markdown takes it for text; merge variables stay as they are.</summary>
internal sealed partial class MarkdownText(bool escapesAll)
{
    /// <summary>The text with its signs escaped.</summary>
    public string Of(string text)
    {
        var (written, from) = (new StringBuilder(text.Length), 0);
        foreach (Match variable in MergeText.Braced().Matches(text))
        {
            Escape(text, from, variable.Index, written);
            written.Append(variable.ValueSpan);
            from = variable.Index + variable.Length;
        }

        Escape(text, from, text.Length, written);
        return written.ToString();
    }

    /// <summary>A line whose beginning would make it a heading, a list, a quote or a rule.</summary>
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

            if (
                escapesAll
                    ? char.IsAsciiLetterOrDigit(text[i]) is false && text[i] is > ' ' and < '\u007f'
                    : IsSign(text, i)
            )
                written.Append('\\');
            written.Append(text[i]);
        }
    }

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
