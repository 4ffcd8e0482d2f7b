using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Syntax;

namespace SequencesAsCode.Files.Bodies;

/// <summary>The HTML of a Markdown text, and where its blocks are in both.</summary>
/// <param name="Html">The rendered text.</param>
/// <param name="Blocks">The visible blocks, in order. Between them are only blank lines and definitions of
/// links.</param>
internal sealed record MarkdownMap(string Html, ImmutableArray<MarkdownBlock> Blocks);

/// <summary>A block at the top of a document.</summary>
/// <param name="From">Where it begins in the Markdown.</param>
/// <param name="To">Where it ends there.</param>
/// <param name="HtmlFrom">Where it begins in the HTML, with what separates it from the block before.</param>
/// <param name="HtmlTo">Where it ends there.</param>
internal sealed record MarkdownBlock(int From, int To, int HtmlFrom, int HtmlTo);

/// <summary>
/// Records where blocks begin and end while they are rendered, when placeholders stand for the merge variables.
/// </summary>
internal sealed class BlockSpans
{
    private readonly List<MarkdownBlock> blocks = [];
    private Func<int, int> inText = at => at;
    private Func<int, int> inHtml = at => at;

    /// <summary>Records the blocks that a renderer writes.</summary>
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

    /// <summary>Takes the merge variables that the placeholders stand for.</summary>
    public void Restore(string text, string html, List<string> variables, string marker)
    {
        inText = Moved(text, variables, marker);
        inHtml = Moved(html, variables, marker);
    }

    /// <summary>The blocks, with their places in the texts that hold the variables.</summary>
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

    // The parser includes the blank lines after a list in the list.
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
