namespace SequencesAsCode.Files.Yaml;

/// <summary>A text as a block scalar, which needs neither quotes nor escapes.</summary>
/// <param name="Ending">The sign for how it ends: <c>-</c> without a line end, none with one, <c>+</c> with
/// several.</param>
/// <param name="Lines">To be indented below the header.</param>
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
        return text.EndsWith("\n\n", StringComparison.Ordinal) ? new("+", [.. lines[..^1]])
            : text.EndsWith('\n') ? new("", [.. lines[..^1]])
            : new("-", [.. lines]);
    }

    /// <summary>
    /// Whether the first line begins with a blank, so that the header has to say where the text begins.
    /// </summary>
    public bool BeginsWithBlank => Lines.First(line => line.Length > 0)[0] is ' ' or '\t';

    /// <summary>
    /// Whether different readers read the same: no tabs, no lines of nothing but blanks, and none that are empty at the
    /// ends.
    /// </summary>
    public bool IsSteady =>
        Lines[0].Length > 0
        && Lines[^1].Length > 0
        && Lines.All(line =>
            !line.Contains('\t', StringComparison.Ordinal) && (line.Length == 0 || line.Trim(' ').Length > 0)
        );
}
