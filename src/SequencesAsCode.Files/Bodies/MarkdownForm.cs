using AngleSharp.Html.Parser;

namespace SequencesAsCode.Files.Bodies;

/// <summary>Finds Markdown that renders to the same markup as a body that exists as HTML.</summary>
internal static class MarkdownForm
{
    private static readonly HtmlParser Parser = new();

    /// <summary>All spellings, from the most readable to the safest.</summary>
    public static ImmutableArray<MarkdownSpelling> Spellings { get; } =
    [
        new(EscapesAll: false, TagsEmphasis: false, Shortens: true),
        new(EscapesAll: false, TagsEmphasis: true, Shortens: true),
        new(EscapesAll: false, TagsEmphasis: false, Shortens: false),
        new(EscapesAll: false, TagsEmphasis: true, Shortens: false),
        new(EscapesAll: true, TagsEmphasis: false, Shortens: false),
        new(EscapesAll: true, TagsEmphasis: true, Shortens: false),
    ];

    /// <summary>
    /// The Markdown; null when no spelling of it renders to the same markup with <see cref="MarkdownEmail"/>.
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
/// <param name="EscapesAll">Whether every sign is escaped, and not only those that may have a meaning.</param>
/// <param name="TagsEmphasis">Whether emphasis is written as tags: between letters Markdown may not see its
/// signs.</param>
/// <param name="Shortens">Whether a link whose text is its address is written as the address alone.</param>
internal sealed record MarkdownSpelling(bool EscapesAll, bool TagsEmphasis, bool Shortens);
