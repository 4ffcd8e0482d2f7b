using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>
/// Finds line ends that are a space for recipients and that the writer meant: before a signature, a tick, a short line,
/// or within text that
/// knows no spaces. Prose that is wrapped at about a width is let pass.
/// </summary>
internal static partial class LostLines
{
    // Prose is rarely wrapped at fewer columns; where it is, the lines are filled exactly.
    private const int NarrowestWidth = 50;
    private const int NarrowestExact = 30;
    private const int LongestName = 4;

    /// <summary>What is found in the paragraphs of a body, each at its line end.</summary>
    public static IEnumerable<(Diagnostic Finding, int Index)> Check(ParsedMarkdown copy)
    {
        var paragraphs = copy
            .Document.Descendants<ParagraphBlock>()
            .Select(block => ParagraphLines.Of(copy.Text, block))
            .ToList();
        if (!paragraphs.Exists(lines => lines.Any(line => line.IsJoined)))
            return [];
        var widest = paragraphs.SelectMany(lines => lines).Max(line => line.Width);
        return paragraphs
            .Where(lines => !ForeignMarkdown.IsTable([.. lines.Select(line => line.Text)]))
            .SelectMany(lines => Check(lines, widest));
    }

    private static IEnumerable<(Diagnostic Finding, int Index)> Check(ImmutableArray<ParagraphLine> lines, int widest)
    {
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            var line = lines[i];
            var next = lines[i + 1];
            if (!line.IsJoined || line.Text.Length == 0 || next.Text.Length == 0 || !IsMeant(lines, i, widest))
                continue;
            yield return (Diagnostic.LineEndLost(TextFindings.Unplaced, line.Text, next.Text), line.End);
        }
    }

    private static bool IsMeant(ImmutableArray<ParagraphLine> lines, int i, int widest)
    {
        var line = lines[i];
        var next = lines[i + 1];
        var width = lines.Max(one => one.Width);
        if (HasNoSpaces(Rune.GetRuneAt(line.Text, LastRune(line.Text))) || HasNoSpaces(Rune.GetRuneAt(next.Text, 0)))
            return true;
        if (IsItem(next.Text) || IsNumbered(lines, i))
            return true;
        if (width < NarrowestWidth)
            return width < NarrowestExact || !IsExact(lines, width);

        // A wrapped line ends because the next word has no room, or nearly none.
        var filled = line.Room + 1 + next.FirstWord;
        if (filled * 10 < width * 7)
            return true;
        if (lines.All(one => SentenceEnd().IsMatch(one.Text)) && (lines.Length > 2 || filled * 10 < widest * 9))
            return true;
        return i == lines.Length - 2 && line.Text.EndsWith(',') && IsName(next.Text);
    }

    private static int LastRune(string text) =>
        text.Length - (text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1);

    // Each line is as full as the width lets it be.
    private static bool IsExact(ImmutableArray<ParagraphLine> lines, int width) =>
        lines.Length > 3
        && lines.Zip(lines.Skip(1)).All(pair => pair.First.Width + 1 + pair.Second.FirstWord > width)
        && !lines.All(line => SentenceEnd().IsMatch(line.Text));

    private static bool IsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= LongestName
            && !text.EndsWith('.')
            && words.All(word => char.IsUpper(word[0]) || word.StartsWith("{{", StringComparison.Ordinal));
    }

    private static bool IsItem(string text)
    {
        var sign = Rune.GetRuneAt(text, 0);
        return "•·‣⁃→➔⇒»›".Contains(sign.ToString(), StringComparison.Ordinal)
            || Keycap().IsMatch(text)
            || (
                Rune.GetUnicodeCategory(sign) == UnicodeCategory.OtherSymbol
                && !"©®™°℗№".Contains(sign.ToString(), StringComparison.Ordinal)
            );
    }

    // A dash or a number begins a line of prose by chance, but hardly two.
    private static bool IsNumbered(ImmutableArray<ParagraphLine> lines, int i) =>
        Numbered().Match(lines[i + 1].Text) is { Success: true } mark
        && lines.Count(line => Numbered().Match(line.Text) is { Success: true } other && IsDash(other) == IsDash(mark))
            > 1;

    private static bool IsDash(Match mark) => "–—-".Contains(mark.Value[0], StringComparison.Ordinal);

    /// <summary>
    /// Whether the letter is of a script that puts no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
    /// </summary>
    private static bool HasNoSpaces(Rune letter) =>
        letter.Value switch
        {
            >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF => true,
            >= 0x2E80 and <= 0x312F or >= 0x31A0 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF => true,
            >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFD => true,
            _ => false,
        };

    [GeneratedRegex(@"[.!?…。！？:][*_)\]""'”’»]*\z")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\A(\(?[0-9]{1,2}[.)]|[–—-]) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\A[0-9#*]\uFE0F?\u20E3")]
    private static partial Regex Keycap();
}
