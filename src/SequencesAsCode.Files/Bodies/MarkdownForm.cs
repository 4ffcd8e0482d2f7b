using AngleSharp.Html.Parser;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Markdown for a body that exists as HTML, where there is one that renders to the same markup.</summary>
internal static class MarkdownForm
{
    private static readonly HtmlParser Parser = new();

    /// <summary>From the one that reads best to the one that is safest.</summary>
    public static ImmutableArray<MarkdownSpelling> Spellings { get; } =
    [
        new(false, false, true),
        new(false, true, true),
        new(false, false, false),
        new(false, true, false),
        new(true, false, false),
        new(true, true, false),
    ];

    /// <summary>
    /// The Markdown; null when none is known that <see cref="MarkdownEmail"/> renders to the same markup.
    /// </summary>
    public static string? Of(string html, MarkdownStyle style)
    {
        if (html.Length > MarkdownEmail.Limit || string.IsNullOrWhiteSpace(html))
            return null;
        var body = Parser.ParseDocument(html).Body!;
        foreach (var spelling in Spellings)
        {
            if (
                new MarkdownWriter(style, spelling).Write(body)
                is not { Length: > 0 and <= MarkdownEmail.Limit } markdown
            )
                return null;
            if (MarkdownEmail.Render(markdown, style) is { } rendered && HtmlText.SameMarkup(rendered, html))
                return markdown;
        }

        return null;
    }
}

/// <summary>How cautiously Markdown is written.</summary>
/// <param name="EscapesAll">Whether every sign that could mean something is escaped, and not only where it is likely
/// to.</param>
/// <param name="TagsEmphasis">Whether emphasis is written as tags, for where Markdown does not see it between
/// letters.</param>
/// <param name="Shortens">Whether a link whose text is its address is written as the address alone.</param>
internal sealed record MarkdownSpelling(bool EscapesAll, bool TagsEmphasis, bool Shortens);
