namespace SequencesAsCode.Files.Bodies;

/// <summary>Parses Markdown bodies when a rule first needs them, each text once.</summary>
internal sealed class ParsedBodies
{
    private readonly Dictionary<string, ParsedMarkdown?> parsed = new(StringComparer.Ordinal);

    /// <summary>The parsed text; null as for <see cref="ParsedMarkdown.Of"/>.</summary>
    public ParsedMarkdown? Of(string markdown)
    {
        if (!parsed.TryGetValue(markdown, out var found))
            parsed[markdown] = found = ParsedMarkdown.Of(markdown);
        return found;
    }
}
