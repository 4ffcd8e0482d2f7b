using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>Reads the target of a link.</summary>
internal static class LinkTarget
{
    /// <summary>The target of a link that a piece of HTML opens; null when it opens none, or has no target.</summary>
    public static string? Of(string html, MarkupToken token) =>
        token is { Kind: MarkupKind.Start, Name: "a" }
            ? MarkupTokens.Attributes(html, token).Find(attribute => attribute.Name == "href")?.Value
            : null;
}
