using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>What the lines below a value mean to it.</summary>
internal enum BlockEnd
{
    /// <summary>It does not end in a block scalar.</summary>
    None,

    /// <summary>Blanks on a line below would be taken as text.</summary>
    Blanks,

    /// <summary>Blank lines below would be taken as text.</summary>
    Lines,
}

/// <summary>How entries and items end, with the edits made so far.</summary>
internal sealed class BlockEnds(YamlOutline outline, IReadOnlyDictionary<YamlNode, YamlFragment> replaced, IReadOnlyDictionary<YamlNode, PartList> lists)
{
    public BlockEnd Of(Element element) => element switch
    {
        { Original: { } part } => Of(part.Value),
        { Yaml.EndsInBlock: true } => BlockEnd.Blanks,
        _ => BlockEnd.None,
    };

    private BlockEnd Of(YamlNode node)
    {
        if (replaced.TryGetValue(node, out var yaml)) return yaml.EndsInBlock ? BlockEnd.Blanks : BlockEnd.None;
        if (node.IsAlias || outline.IsFlow(node)) return BlockEnd.None;
        if (node is YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded }) return YamlScan.Keeps(outline.Text, node.Start) ? BlockEnd.Lines : BlockEnd.Blanks;
        if (node is YamlScalar) return BlockEnd.None;
        if (lists.TryGetValue(node, out var parts)) return parts.Elements.Count > 0 ? Of(parts.Elements[^1]) : BlockEnd.None;
        return Of(outline.Of(node).Parts[^1].Value);
    }
}
