using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>One line of a paragraph.</summary>
/// <param name="Text">What is shown of it, without addresses, tags and conditions.</param>
/// <param name="Written">All that is written on it.</param>
/// <param name="End">Index of its line end in the body.</param>
/// <param name="IsJoined">Whether its line end is a space for the reader.</param>
internal sealed record ParagraphLine(string Text, string Written, int End, bool IsJoined)
{
    // A long address cannot be wrapped, so it does not show a width.
    private const int LongestWord = 24;

    /// <summary>Its width in columns.</summary>
    public int Width { get; } = Text.Split(' ').Sum(word => Columns(word) + 1) - 1;

    /// <summary>The room that it took to write it.</summary>
    public int Room => Math.Max(Width, TextWidth.Of(Written));

    /// <summary>The room that its first word takes.</summary>
    public int FirstWord => TextWidth.Of(Written.Split(' ', 2)[0]);

    private static int Columns(string word) => Math.Min(TextWidth.Of(word), LongestWord);
}

/// <summary>The lines that a paragraph of Markdown is written in.</summary>
internal static partial class ParagraphLines
{
    /// <summary>The lines without the signs around them in the file, such as the sign of a quote.</summary>
    public static ImmutableArray<ParagraphLine> Of(string text, ParagraphBlock paragraph)
    {
        var joined =
            paragraph
                .Inline?.Descendants<LineBreakInline>()
                .Where(line => !line.IsHard)
                .Select(line => LineEnd(text, line.Span.Start))
                .ToHashSet()
            ?? [];
        var lines = ImmutableArray.CreateBuilder<ParagraphLine>();
        for (var start = paragraph.Span.Start; start <= paragraph.Span.End; )
        {
            var end = LineEnd(text, start);
            var line = text[start..Math.Min(end, paragraph.Span.End + 1)];
            var isBroken =
                BreakAtEnd().IsMatch(line) || BreakAtStart().IsMatch(text.AsSpan(Math.Min(end + 1, text.Length)));
            lines.Add(new(Shown(line), line.Trim(' ', '\t', '>'), end, joined.Contains(end) && !isBroken));
            start = end + 1;
        }

        return lines.ToImmutable();
    }

    private static int LineEnd(string text, int from) =>
        text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private static string Shown(string line) =>
        Unshown().Replace(Address().Replace(line.Trim(' ', '\t', '>', '\\'), "]"), "").Trim();

    [GeneratedRegex(@"\]\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"<br\s*/?>\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex BreakAtEnd();

    [GeneratedRegex(@"\A[ \t>]*<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex BreakAtStart();

    // Images, tags and conditions.
    [GeneratedRegex(@"!\[[^\]\n]*\]|</?(?!https?:|mailto:)[A-Za-z][^<>\n]*>|\{\{#[^{}\n]*\}\}")]
    private static partial Regex Unshown();
}
