namespace SequencesAsCode.Output.Wording.Pages;

/// <summary>The places on the page that a comment links to.</summary>
internal static class PageAnchor
{
    /// <summary>The id of the element that shows a sequence.</summary>
    /// <param name="key">The key of the sequence.</param>
    public static string Of(string key) => $"sequence-{Uri.EscapeDataString(key)}";
}
