using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>The effect of lines below a value on the value.</summary>
internal enum BlockEnd
{
    /// <summary>None: the value does not end in a block scalar.</summary>
    None,

    /// <summary>Spaces on a line below would become text.</summary>
    Blanks,

    /// <summary>Blank lines below would become text.</summary>
    Lines,
}

/// <summary>How entries and items end, with the edits made so far.</summary>
/// <param name="text">The whole text.</param>
/// <param name="replaced">The values that are replaced.</param>
/// <param name="lists">The collections whose entries or items are edited.</param>
internal sealed class BlockEnds(
    string text,
    IReadOnlyDictionary<YamlNode, YamlFragment> replaced,
    IReadOnlyDictionary<YamlNode, PartList> lists
)
{
    /// <summary>How an entry or item ends.</summary>
    public BlockEnd Of(Element element) =>
        element switch
        {
            { Original: { } part } => Of(part.Value),
            { Yaml.EndsInBlock: true } => BlockEnd.Blanks,
            _ => BlockEnd.None,
        };

    private BlockEnd Of(YamlNode node)
    {
        if (replaced.TryGetValue(node, out var yaml))
            return yaml.EndsInBlock ? BlockEnd.Blanks : BlockEnd.None;
        if (node.IsAlias || node.IsFlow)
            return BlockEnd.None;
        if (node is YamlScalar scalar)
            return Of(scalar);
        if (!lists.TryGetValue(node, out var parts))
            return Of(node.Parts[^1].Value);
        return parts.Elements.Count > 0 ? Of(parts.Elements[^1]) : BlockEnd.None;
    }

    private BlockEnd Of(YamlScalar scalar)
    {
        if (scalar.Style is not (YamlStyle.Literal or YamlStyle.Folded))
            return BlockEnd.None;
        return YamlScan.Keeps(text, scalar.Start) ? BlockEnd.Lines : BlockEnd.Blanks;
    }
}
