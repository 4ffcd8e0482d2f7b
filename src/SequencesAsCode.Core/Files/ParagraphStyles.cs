namespace SequencesAsCode.Files;

/// <summary>How paragraphs of Markdown are kept apart in an email.</summary>
internal enum ParagraphStyle
{
    /// <summary>By two <c>br</c>, the one gap that was seen to survive Apollo's sending.</summary>
    LineBreaks,

    /// <summary>Each in a <c>p</c>.</summary>
    Element,

    /// <summary>Each line in a <c>div</c>, and an empty one between two paragraphs, as Apollo's editor writes them.</summary>
    Lines,
}

/// <summary>The words for paragraph styles in files.</summary>
internal static class ParagraphStyles
{
    private const string Key = "markdown";

    private static readonly (ParagraphStyle Style, string Word)[] Words =
        [(ParagraphStyle.LineBreaks, "br"), (ParagraphStyle.Element, "p"), (ParagraphStyle.Lines, "div")];

    /// <summary>All styles, the usual one first.</summary>
    public static IEnumerable<ParagraphStyle> All => Words.Select(pair => pair.Style);

    /// <summary>The style that the root of a workspace or sequence file states; null when it states none.</summary>
    public static ParagraphStyle? In(YamlNode? root) =>
        ((root as YamlMap)?[Key] as YamlMap)?.Text("paragraphs") is { } word
            ? Words.Where(pair => pair.Word == word).Select(pair => (ParagraphStyle?)pair.Style).FirstOrDefault()
            : null;

    /// <summary>The word of a style.</summary>
    public static string WordOf(ParagraphStyle style) => Words.First(pair => pair.Style == style).Word;

    /// <summary>The line of a sequence file that states a style.</summary>
    public static string LineOf(ParagraphStyle style) => $"{Key}: {{ paragraphs: {WordOf(style)} }}";
}
