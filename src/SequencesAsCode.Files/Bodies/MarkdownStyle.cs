using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Bodies;

/// <summary>What a single line end in Markdown becomes in an email.</summary>
internal enum LineEndStyle
{
    /// <summary>A space, as in CommonMark.</summary>
    Space,

    /// <summary>A <c>br</c>, as most authors of emails expect.</summary>
    Break,
}

/// <summary>How the Markdown of one sequence file becomes the HTML of an email.</summary>
/// <param name="Paragraphs">How paragraphs are separated.</param>
/// <param name="LineEnds">What a single line end becomes.</param>
internal sealed record MarkdownStyle(ParagraphStyle Paragraphs, LineEndStyle LineEnds = LineEndStyle.Space)
{
    /// <summary>The key of the settings, in <c>sequences.yaml</c> and in a sequence file.</summary>
    public const string Key = "markdown";

    /// <summary>The style when no file states one.</summary>
    public static MarkdownStyle Default { get; } = new(ParagraphStyle.LineBreaks);

    private string WordOfLineEnds => LineEnds == LineEndStyle.Break ? "br" : "space";

    /// <summary>
    /// The settings that a file states, as YAML: those that differ from its workspace, or all when none does.
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

    /// <summary>The style that a file states, completed from <paramref name="otherwise"/>.</summary>
    /// <param name="file">The root of the file, read for one environment; null when there is none.</param>
    /// <param name="otherwise">The settings for what the file leaves out.</param>
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
