using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Bodies;

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

    private string WordOfLineEnds => LineEnds == LineEndStyle.Break ? "br" : "space";

    /// <summary>
    /// The settings as a file states them beside those of its workspace: what differs, or all of them.
    /// </summary>
    public string WordsBeside(MarkdownStyle? usual)
    {
        var all = usual is null || usual == this;
        string?[] words =
        [
            all || Paragraphs != usual!.Paragraphs ? $"paragraphs: {ParagraphStyles.WordOf(Paragraphs)}" : null,
            all || LineEnds != usual!.LineEnds ? $"breaks: {WordOfLineEnds}" : null,
        ];
        return string.Join(", ", words.OfType<string>());
    }

    /// <summary>The style that a file states; what it leaves out is as in <paramref name="otherwise"/>.</summary>
    /// <param name="file">The root of the file, read for one environment; null when there is none.</param>
    /// <param name="otherwise">What holds without it.</param>
    public static MarkdownStyle In(YamlNode? file, MarkdownStyle otherwise)
    {
        if ((file as YamlMap)?[Key] is not YamlMap settings)
            return otherwise;
        return new(
            ParagraphStyles.Find(settings.Text("paragraphs")) ?? otherwise.Paragraphs,
            settings.Text("breaks") switch
            {
                "br" => LineEndStyle.Break,
                "space" => LineEndStyle.Space,
                _ => otherwise.LineEnds,
            }
        );
    }
}
