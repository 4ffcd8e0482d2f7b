namespace SequencesAsCode.Files.Yaml;

/// <summary>A text as a block scalar, which needs neither quotes nor escapes.</summary>
/// <param name="Ending">The sign for its end: <c>-</c> without a line end, none with one, <c>+</c> with
/// several.</param>
/// <param name="Lines">The lines, without indentation.</param>
internal sealed record YamlBlock(string Ending, ImmutableArray<string> Lines)
{
    /// <summary>The block that YAML reads back as the text; null when none can hold it.</summary>
    public static YamlBlock? Of(string text)
    {
        var lines = text.Split('\n');
        if (
            !lines.All(line => line.All(YamlText.CanStand))
            || string.IsNullOrWhiteSpace(Array.Find(lines, line => line.Length > 0))
        )
            return null;
        if (!text.EndsWith('\n'))
            return new("-", [.. lines]);
        return new(text.EndsWith("\n\n", StringComparison.Ordinal) ? "+" : "", [.. lines[..^1]]);
    }

    /// <summary>
    /// Whether the first line begins with white space, so that the header must state the indentation.
    /// </summary>
    public bool BeginsWithBlank => Lines.First(line => line.Length > 0)[0] is ' ' or '\t';

    /// <summary>
    /// Whether all YAML readers read the same text: there are no tabs, no lines of spaces only, and no empty first or
    /// last line.
    /// </summary>
    public bool IsSteady =>
        Lines[0].Length > 0
        && Lines[^1].Length > 0
        && Lines.All(line =>
            !line.Contains('\t', StringComparison.Ordinal) && (line.Length == 0 || line.Trim(' ').Length > 0)
        );
}
