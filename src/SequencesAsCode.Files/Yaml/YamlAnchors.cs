namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// The anchors of one file so far. Each alias gets a copy of its value, so that every place in the tree has a node of
/// its own.
/// </summary>
internal sealed class YamlAnchors(int maximumDepth)
{
    private const int MaximumExpansion = 100_000;

    private readonly Dictionary<string, Anchor> latest = new(StringComparer.Ordinal);
    private readonly List<Anchor> all = [];
    private int expanded;

    /// <summary>Records that a value with an anchor begins; call the result with its node when it ends.</summary>
    public Action<YamlNode> Open(string name, SourceLocation at)
    {
        var anchor = new Anchor(name, at);
        all.Add(anchor);
        latest[name] = anchor;
        return node => anchor.Node = node;
    }

    /// <summary>The value that an alias refers to, or the diagnostic when there is none.</summary>
    public (YamlNode? Node, Diagnostic? Fault) Resolve(string name, YamlPlace place, int depth)
    {
        if (!latest.TryGetValue(name, out var anchor))
            return (null, Diagnostic.AliasUnknown(place.At, name, Similar.To(name, latest.Keys)));
        anchor.Used = true;
        if (anchor.Node is not { } target)
            return (null, Diagnostic.AliasOfItself(place.At, name));
        var copy = Copy(target, place with { Target = target }, depth);
        if (copy is not null)
            return (copy, null);
        return (
            null,
            expanded > MaximumExpansion
                ? Diagnostic.AliasesTooLarge(place.At, MaximumExpansion)
                : Diagnostic.TooDeep(place.At, maximumDepth)
        );
    }

    /// <summary>
    /// A warning for each anchor without an alias: text that begins with <c>&amp;</c> loses its first word this way.
    /// </summary>
    public IEnumerable<Diagnostic> Unused() =>
        all.Where(anchor => !anchor.Used).Select(anchor => Diagnostic.AnchorUnused(anchor.At, anchor.Name));

    private YamlNode? Copy(YamlNode node, YamlPlace place, int depth)
    {
        if (depth > maximumDepth || ++expanded > MaximumExpansion)
            return null;
        switch (node)
        {
            case YamlList list:
                var items = new List<YamlNode>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    if (Copy(item, item.Place with { ThroughAlias = true }, depth + 1) is not { } copy)
                        return null;
                    items.Add(copy);
                }

                return new YamlList([.. items], place);
            case YamlMap map:
                var entries = new List<YamlEntry>(map.Entries.Length);
                foreach (var entry in map.Entries)
                {
                    if (Copy(entry.Value, entry.Value.Place with { ThroughAlias = true }, depth + 1) is not { } copy)
                        return null;
                    entries.Add(entry with { Value = copy });
                }

                return new YamlMap([.. entries], place);
            default:
                return node.With(place, node.Scoped);
        }
    }

    /// <summary>An anchor; its value is unknown while it is being read.</summary>
    private sealed class Anchor(string name, SourceLocation at)
    {
        public string Name { get; } = name;

        public SourceLocation At { get; } = at;

        public YamlNode? Node { get; set; }

        public bool Used { get; set; }
    }
}
