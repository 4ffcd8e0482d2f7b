namespace SequencesAsCode.Files;

/// <summary>How paragraphs of Markdown are kept apart in an email.</summary>
internal enum ParagraphStyle
{
    /// <summary>By two <c>br</c>, the one gap that was seen to survive Apollo's sending.</summary>
    LineBreaks,

    /// <summary>Each in a <c>p</c>.</summary>
    Element,
}

/// <summary>What a single line end in Markdown is in an email.</summary>
internal enum LineEndStyle
{
    /// <summary>A space, as CommonMark shows it.</summary>
    Space,

    /// <summary>A <c>br</c>, as most people who write an email expect.</summary>
    Break,
}

/// <summary>How the Markdown of one sequence file becomes the HTML of an email.</summary>
/// <param name="Paragraphs">How paragraphs are kept apart.</param>
/// <param name="LineEnds">What a single line end is.</param>
internal sealed record MarkdownStyle(ParagraphStyle Paragraphs, LineEndStyle LineEnds = LineEndStyle.Space)
{
    /// <summary>The key of the settings, in <c>sequences.yaml</c> and in a sequence file.</summary>
    public const string Key = "markdown";

    /// <summary>What holds when no file says anything.</summary>
    public static MarkdownStyle Default { get; } = new(ParagraphStyle.LineBreaks);

    /// <summary>The settings as a file states them.</summary>
    public string Words =>
        $"paragraphs: {(Paragraphs == ParagraphStyle.Element ? "p" : "br")}, breaks: {(LineEnds == LineEndStyle.Break ? "br" : "space")}";

    /// <summary>The style that a file states; what it leaves out is as in <paramref name="otherwise"/>.</summary>
    /// <param name="file">The root of the file, read for one environment; null when there is none.</param>
    /// <param name="otherwise">What holds without it.</param>
    public static MarkdownStyle In(YamlNode? file, MarkdownStyle otherwise)
    {
        if ((file as YamlMap)?[Key] is not YamlMap settings) return otherwise;
        return new(
            settings.Text("paragraphs") switch
            {
                "p" => ParagraphStyle.Element,
                "br" => ParagraphStyle.LineBreaks,
                _ => otherwise.Paragraphs,
            },
            settings.Text("breaks") switch
            {
                "br" => LineEndStyle.Break,
                "space" => LineEndStyle.Space,
                _ => otherwise.LineEnds,
            });
    }
}
