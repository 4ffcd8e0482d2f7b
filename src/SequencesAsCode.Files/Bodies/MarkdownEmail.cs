using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// Renders Markdown (CommonMark) as the HTML of an email; merge variables pass through byte for byte.
/// </summary>
internal static class MarkdownEmail
{
    /// <summary>
    /// The longest Markdown, in characters. Rendering time can grow with the square of the length, so that longer text
    /// could take minutes.
    /// </summary>
    public const int Limit = 64 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    /// <summary>
    /// The HTML, or null when the Markdown is nested too deeply or has more marks than an email can need.
    /// </summary>
    public static string? Render(string markdown, MarkdownStyle style) => Rendered(markdown, style, null);

    /// <summary>The HTML with the place of each block in both texts; null as for <see cref="Render"/>.</summary>
    public static MarkdownMap? Map(string markdown, MarkdownStyle style)
    {
        var spans = new BlockSpans();
        return Rendered(markdown, style, spans) is { } html ? spans.Map(markdown, html) : null;
    }

    private static string? Rendered(string markdown, MarkdownStyle style, BlockSpans? spans)
    {
        if (MarkdownMarks.LineOfExcess(markdown) > 0)
            return null;
        var isolated = Protect(markdown);
        try
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            var renderer = new HtmlRenderer(writer);
            Apply(style, renderer);
            spans?.Watch(renderer, writer);
            renderer.Render(Markdown.Parse(isolated.Text, Pipeline));
            spans?.Restore(isolated.Text, writer.ToString(), isolated.Variables, isolated.Marker);
            return Restore(writer.ToString().TrimEnd('\n'), isolated.Variables, isolated.Marker);
        }
        catch (ArgumentException)
        {
            // Markdig throws this where the nesting exceeds its limit.
            return null;
        }
    }

    /// <summary>SHA-256 over the options and the Markdown: equal digests mean equal HTML.</summary>
    public static string Digest(string markdown, MarkdownStyle style)
    {
        var paragraphs = ParagraphStyles.WordOf(style.Paragraphs);

        // Lock files that are older than this setting hold digests without it.
        var breaks = style.LineEnds == LineEndStyle.Break ? " breaks=br" : "";
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"paragraphs={paragraphs}{breaks}\n{markdown}"))
        );
    }

    private static void Apply(MarkdownStyle style, HtmlRenderer renderer)
    {
        var parts = renderer.ObjectRenderers;
        parts.ReplaceOrAdd<LineBreakInlineRenderer>(
            style.Paragraphs == ParagraphStyle.Lines
                ? new DividedLineBreaks(style.LineEnds)
                : new EmailLineBreaks(style.LineEnds)
        );
        if (style.Paragraphs == ParagraphStyle.Lines)
            parts.ReplaceOrAdd<ParagraphRenderer>(new DividedParagraphs());
        if (style.Paragraphs == ParagraphStyle.LineBreaks)
        {
            parts.ReplaceOrAdd<ParagraphRenderer>(new JoinedParagraphs());
            parts.ReplaceOrAdd<HtmlBlockRenderer>(new JoinedHtml());
        }
    }

    private const string FirstMarker = "mergevar";

    // Ignoring case, this search is many times as fast as that of a string.
    private static readonly SearchValues<string> Marker = SearchValues.Create(
        [FirstMarker],
        StringComparison.OrdinalIgnoreCase
    );

    // A variable becomes a word of letters and digits, which Markdown changes nowhere, not even in link targets.
    private static IsolatedText Protect(string markdown)
    {
        var marker = FirstMarker;
        if (markdown.AsSpan().ContainsAny(Marker))
        {
            while (markdown.Contains(marker, StringComparison.OrdinalIgnoreCase))
                marker += "x";
        }

        var variables = new List<string>();
        var text = MergeText
            .Braced()
            .Replace(
                markdown,
                match =>
                {
                    variables.Add(match.Value);
                    return string.Create(CultureInfo.InvariantCulture, $"{marker}{variables.Count - 1}z");
                }
            );
        return new(text, variables, marker);
    }

    /// <summary>Markdown with placeholders for its variables.</summary>
    /// <param name="Text">The Markdown with a word in place of each variable.</param>
    /// <param name="Variables">The variables in order.</param>
    /// <param name="Marker">The beginning of each of these words; its number follows.</param>
    private sealed record IsolatedText(string Text, List<string> Variables, string Marker);

    private static string Restore(string html, List<string> variables, string marker) =>
        variables.Count == 0
            ? html
            : Regex.Replace(
                html,
                $"{marker}([0-9]+)z",
                match => variables[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]
            );
}
