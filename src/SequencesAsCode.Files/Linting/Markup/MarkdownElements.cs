using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>Finds links and images in Markdown, and in the HTML within it, with their places.</summary>
internal static partial class MarkdownElements
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .Build();

    public static IEnumerable<BodyElement> In(string markdown)
    {
        var masked = Masked(markdown);
        return Parse(markdown, masked) is { } document
            ? document.Descendants().SelectMany(part => Of(part, markdown)).Concat(NoLinks(masked, markdown))
            : [];
    }

    /// <summary>
    /// The stretches of Markdown that are code, and those that are links, images or the addresses of such; each ends
    /// before its second index. Null when the reader refuses the text.
    /// </summary>
    public static IReadOnlyList<(int From, int To, bool IsCode)>? Stretches(string markdown) =>
        Parse(markdown, Masked(markdown)) is { } document
            ?
            [
                .. document
                    .Descendants()
                    .Where(part => part is CodeInline or CodeBlock or LinkInline or LinkReferenceDefinition)
                    .Select(part => (part.Span.Start, part.Span.End + 1, part is CodeInline or CodeBlock)),
            ]
            : null;

    // Letters in the place of each merge variable, as when it is rendered; as many, so that every place stays.
    private static string Masked(string markdown) =>
        MergeText.Braced().Replace(markdown, match => new string('v', match.Length));

    private static MarkdownDocument? Parse(string markdown, string masked)
    {
        if (MarkdownMarks.LineOfExcess(markdown) > 0)
            return null;
        try
        {
            return Markdown.Parse(masked, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deeply, which the reader has said.
            return null;
        }
    }

    // What was meant as a link and is none in Markdown, because of a blank: recipients would read the brackets.
    private static IEnumerable<BodyElement> NoLinks(string masked, string text) =>
        Broken()
            .Matches(masked)
            .Select(match => match.Groups["address"])
            .Select(address => new BodyElement.Link(text.Substring(address.Index, address.Length), address.Index));

    private static IEnumerable<BodyElement> Of(MarkdownObject part, string text) =>
        part switch
        {
            LinkInline { IsImage: true } image =>
            [
                new BodyElement.Image(
                    Address(image, text),
                    Index(image),
                    image.Span.Start,
                    LacksText(image) ? TextLack.Missing : null,
                    "![What it shows](https://…)"
                ),
            ],
            LinkInline { Reference: null } link => [new BodyElement.Link(Address(link, text), Index(link))],
            LinkReferenceDefinition definition =>
            [
                new BodyElement.Link(
                    Written(definition.UrlSpan, text) ?? "",
                    Math.Max(definition.UrlSpan.Start, definition.Span.Start)
                ),
            ],
            AutolinkInline { IsEmail: false } link =>
            [
                new BodyElement.Link(
                    text.Substring(link.Span.Start, link.Span.Length).Trim('<', '>'),
                    link.Span.Start + 1
                ),
            ],
            HtmlInline inline => HtmlElements.In(text, inline.Span.Start, inline.Span.End + 1),
            HtmlBlock block => HtmlElements.In(text, block.Span.Start, block.Span.End + 1),
            _ => [],
        };

    // The address of a reference is looked at where it is defined.
    private static string? Address(LinkInline link, string text) =>
        link.Reference is null ? Written(link.UrlSpan, text) ?? "" : null;

    private static int Index(LinkInline link) =>
        link.UrlSpan.IsEmpty || link.Reference is not null ? link.Span.Start : link.UrlSpan.Start;

    private static string? Written(SourceSpan span, string text) =>
        span.IsEmpty ? null : text.Substring(span.Start, span.Length).Trim('<', '>');

    private static bool LacksText(LinkInline image) =>
        image.All(part => part is LiteralInline literal && string.IsNullOrWhiteSpace(literal.Content.ToString()));

    [GeneratedRegex(
        """\]\((?<address>(https?:|mailto:|www\.)[^()<>"'\s]*[ \t]+[^()<>"'\s][^()<>"'\n]*)\)""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Broken();
}
