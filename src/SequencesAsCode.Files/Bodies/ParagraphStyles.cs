namespace SequencesAsCode.Files.Bodies;

/// <summary>How paragraphs of Markdown are separated in an email.</summary>
internal enum ParagraphStyle
{
    /// <summary>By two <c>br</c>, the one gap that was seen to survive sending by Apollo.</summary>
    LineBreaks,

    /// <summary>Each in a <c>p</c>.</summary>
    Element,

    /// <summary>
    /// Each line in a <c>div</c>, with an empty one between two paragraphs, as Apollo's editor writes them.
    /// </summary>
    Lines,
}

/// <summary>The words for paragraph styles in files.</summary>
internal static class ParagraphStyles
{
    private static readonly (ParagraphStyle Style, string Word)[] Words =
    [
        (ParagraphStyle.LineBreaks, "br"),
        (ParagraphStyle.Element, "p"),
        (ParagraphStyle.Lines, "div"),
    ];

    /// <summary>All styles, the default first.</summary>
    public static IEnumerable<ParagraphStyle> All => Words.Select(pair => pair.Style);

    /// <summary>The style that a word names; null when it names none.</summary>
    public static ParagraphStyle? Find(string? word) =>
        Words.Where(pair => pair.Word == word).Select(pair => (ParagraphStyle?)pair.Style).FirstOrDefault();

    /// <summary>The word of a style.</summary>
    public static string WordOf(ParagraphStyle style) => Words.First(pair => pair.Style == style).Word;
}
