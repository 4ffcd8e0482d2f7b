using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>A stretch of Markdown that is not plain text.</summary>
/// <param name="From">Index of its first character.</param>
/// <param name="To">Index behind its last character.</param>
/// <param name="IsCode">Whether it is code; else it is a link, an image or the definition of an address.</param>
internal sealed record MarkdownStretch(int From, int To, bool IsCode);

/// <summary>Finds links and images in Markdown and in the HTML within it, with their places.</summary>
internal static partial class MarkdownElements
{
    /// <summary>The links and images of a body.</summary>
    public static IEnumerable<BodyElement> In(ParsedMarkdown markdown) =>
        markdown.Document.Descendants().SelectMany(part => Of(part, markdown.Text)).Concat(BrokenLinks(markdown));

    /// <summary>The stretches of Markdown that are code, links, images or definitions of addresses.</summary>
    public static IEnumerable<MarkdownStretch> Stretches(ParsedMarkdown markdown) =>
        markdown
            .Document.Descendants()
            .Where(part => part is CodeInline or CodeBlock or LinkInline or LinkReferenceDefinition)
            .Select(part => new MarkdownStretch(part.Span.Start, part.Span.End + 1, part is CodeInline or CodeBlock));

    // A blank in its address makes a link plain text in Markdown: recipients would read the brackets.
    private static IEnumerable<BodyElement> BrokenLinks(ParsedMarkdown markdown) =>
        Broken()
            .Matches(markdown.Masked)
            .Select(match => match.Groups["address"])
            .Select(address => new BodyElement.Link(
                markdown.Text.Substring(address.Index, address.Length),
                address.Index
            ));

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

    // The address of a reference is checked where it is defined.
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
