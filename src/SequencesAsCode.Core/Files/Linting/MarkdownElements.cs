using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>Finds links and images in Markdown, and in the HTML within it, with their places.</summary>
internal static partial class MarkdownElements
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    public static IEnumerable<BodyElement> In(string markdown)
    {
        if (MarkdownMarks.LineOfExcess(markdown) > 0) return [];

        // Letters in the place of each merge variable, as when it is rendered; as many, so that every place stays.
        var masked = MergeText.Braced().Replace(markdown, match => new string('v', match.Length));
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(masked, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deeply, which the reader has said.
            return [];
        }

        return document.Descendants().SelectMany(part => Of(part, markdown)).Concat(NoLinks(masked, markdown));
    }

    // What was meant as a link and is none in Markdown, because of a blank: recipients would read the brackets.
    private static IEnumerable<BodyElement> NoLinks(string masked, string text) =>
        Broken().Matches(masked).Select(match => match.Groups["address"]).Select(address => new BodyElement.Link(text.Substring(address.Index, address.Length), address.Index));

    private static IEnumerable<BodyElement> Of(MarkdownObject part, string text) => part switch
    {
        LinkInline { IsImage: true } image => [new BodyElement.Image(Address(image, text), Index(image), image.Span.Start, LacksText(image), "![What it shows](https://…)")],
        LinkInline { Reference: null } link => [new BodyElement.Link(Address(link, text), Index(link))],
        LinkReferenceDefinition definition => [new BodyElement.Link(Written(definition.UrlSpan, text) ?? "", Math.Max(definition.UrlSpan.Start, definition.Span.Start))],
        AutolinkInline { IsEmail: false } link => [new BodyElement.Link(text.Substring(link.Span.Start, link.Span.Length).Trim('<', '>'), link.Span.Start + 1)],
        HtmlInline inline => HtmlElements.In(text, inline.Span.Start, inline.Span.End + 1),
        HtmlBlock block => HtmlElements.In(text, block.Span.Start, block.Span.End + 1),
        _ => [],
    };

    // The address of a reference is looked at where it is defined.
    private static string? Address(LinkInline link, string text) => link.Reference is null ? Written(link.UrlSpan, text) ?? "" : null;

    private static int Index(LinkInline link) => link.UrlSpan.IsEmpty || link.Reference is not null ? link.Span.Start : link.UrlSpan.Start;

    private static string? Written(SourceSpan span, string text) => span.IsEmpty ? null : text.Substring(span.Start, span.Length).Trim('<', '>');

    private static bool LacksText(LinkInline image) => image.All(part => part is LiteralInline literal && string.IsNullOrWhiteSpace(literal.Content.ToString()));

    [GeneratedRegex("""\]\((?<address>(https?:|mailto:|www\.)[^()<>"'\s]*[ \t]+[^()<>"'\s][^()<>"'\n]*)\)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Broken();
}
