using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Syntax;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Markdown with its HTML, and the blocks of the one in the other.</summary>
/// <param name="Html">What it renders to.</param>
/// <param name="Blocks">The blocks that a reader sees something of, in order. What lies between them are blank lines
/// and definitions of links.</param>
internal sealed record MarkdownMap(string Html, ImmutableArray<MarkdownBlock> Blocks);

/// <summary>A block at the top of a document.</summary>
/// <param name="From">Where it begins in the Markdown.</param>
/// <param name="To">Where it ends there.</param>
/// <param name="HtmlFrom">Where it begins in the HTML, with what keeps it apart from the one before.</param>
/// <param name="HtmlTo">Where it ends there.</param>
internal sealed record MarkdownBlock(int From, int To, int HtmlFrom, int HtmlTo);

/// <summary>
/// Notes where blocks begin and end while they are rendered, with merge variables still out of the text.
/// </summary>
internal sealed class BlockSpans
{
    private readonly List<MarkdownBlock> blocks = [];
    private Func<int, int> inText = at => at;
    private Func<int, int> inHtml = at => at;

    /// <summary>Notes what a renderer writes.</summary>
    public void Watch(HtmlRenderer renderer, StringWriter writer)
    {
        var start = 0;
        renderer.ObjectWriteBefore += (_, written) =>
        {
            if (written is Block { Parent: MarkdownDocument })
                start = writer.GetStringBuilder().Length;
        };
        renderer.ObjectWriteAfter += (_, written) =>
        {
            if (written is Block { Parent: MarkdownDocument } block && writer.GetStringBuilder().Length > start)
                blocks.Add(new(block.Span.Start, block.Span.End + 1, start, writer.GetStringBuilder().Length));
        };
    }

    /// <summary>Notes which words stand for which merge variables.</summary>
    public void Restore(string text, string html, List<string> variables, string marker) =>
        (inText, inHtml) = (Moved(text, variables, marker), Moved(html, variables, marker));

    /// <summary>The blocks, by the places that they have with the variables.</summary>
    public MarkdownMap Map(string markdown, string html) =>
        new(
            html,
            [
                .. blocks
                    .Select(block => new MarkdownBlock(
                        inText(block.From),
                        EndOf(markdown, inText(block.From), inText(block.To)),
                        Math.Min(html.Length, inHtml(block.HtmlFrom)),
                        Math.Min(html.Length, inHtml(block.HtmlTo))
                    ))
                    .Where(block => block.HtmlTo > block.HtmlFrom),
            ]
        );

    // The parser counts the blank lines behind a list to it.
    private static int EndOf(string markdown, int from, int to) =>
        from + markdown[from..Math.Min(markdown.Length, to)].AsSpan().TrimEnd(" \t\n").Length;

    private static Func<int, int> Moved(string text, List<string> variables, string marker)
    {
        if (variables.Count == 0)
            return at => at;
        var words = Regex
            .Matches(text, $"{marker}([0-9]+)z")
            .Select(word =>
                (
                    word.Index,
                    More: variables[int.Parse(word.Groups[1].ValueSpan, CultureInfo.InvariantCulture)].Length
                        - word.Length
                )
            )
            .ToList();
        return at => at + words.Where(word => word.Index < at).Sum(word => word.More);
    }
}
