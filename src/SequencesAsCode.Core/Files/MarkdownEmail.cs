using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>Renders Markdown (CommonMark) as the HTML of an email; merge variables pass through byte for byte.</summary>
internal static class MarkdownEmail
{
    /// <summary>The most characters of Markdown: beyond, text made for it keeps the renderer busy for minutes (its time grows with the square).</summary>
    public const int Limit = 64 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    /// <summary>The HTML, or null when the Markdown is nested too deeply or has more marks than an email can need.</summary>
    public static string? Render(string markdown, ParagraphStyle paragraphs)
    {
        if (MarkdownMarks.LineOfExcess(markdown) > 0) return null;
        var (text, variables, marker) = Protect(markdown);
        try
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            var renderer = new HtmlRenderer(writer);
            renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(
                paragraphs == ParagraphStyle.Lines ? new DividedLineBreaks() : new EmailLineBreaks());
            if (paragraphs == ParagraphStyle.Lines)
            {
                renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new DividedParagraphs());
            }

            if (paragraphs == ParagraphStyle.LineBreaks)
            {
                renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new JoinedParagraphs());
                renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new JoinedHtml());
            }

            renderer.Render(Markdown.Parse(text, Pipeline));
            return Restore(writer.ToString().TrimEnd('\n'), variables, marker);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond its limit
            return null;
        }
    }

    /// <summary>SHA-256 over the options and the source text: equal digests need no look at the HTML.</summary>
    public static string Digest(string markdown, ParagraphStyle paragraphs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"paragraphs={ParagraphStyles.WordOf(paragraphs)}\n{markdown}")));

    // A variable becomes a word of letters and digits, which Markdown leaves alone everywhere, link targets included.
    private static (string Text, List<string> Variables, string Marker) Protect(string markdown)
    {
        var marker = "mergevar";
        while (markdown.Contains(marker, StringComparison.OrdinalIgnoreCase)) marker += "x";
        var variables = new List<string>();
        var text = MergeText.Braced().Replace(markdown, match =>
        {
            variables.Add(match.Value);
            return string.Create(CultureInfo.InvariantCulture, $"{marker}{variables.Count - 1}z");
        });
        return (text, variables, marker);
    }

    private static string Restore(string html, List<string> variables, string marker) => variables.Count == 0
        ? html
        : Regex.Replace(html, $"{marker}([0-9]+)z", match => variables[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);
}
