using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Finds for each value of a tree the value around it and the aliases that refer to it.</summary>
internal sealed class YamlOutline
{
    private readonly Dictionary<YamlPlace, Spot> spots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlNode, List<YamlNode>> aliases = new(ReferenceEqualityComparer.Instance);

    public YamlOutline(string text, YamlNode root)
    {
        Text = text;
        Walk(root, null, 0, 0);
        foreach (var node in spots.Values.Select(spot => spot.Node).Where(node => node.IsAlias))
        {
            if (!aliases.TryGetValue(node.Place.Target!, out var all))
                aliases[node.Place.Target!] = all = [];
            all.Add(node);
        }
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>
    /// The indentation of a block list relative to its key: that of the first one in the file.
    /// </summary>
    public int ListOffset =>
        spots
            .Values.Where(spot =>
                spot is { Node: YamlList { IsAlias: false, IsFlow: false }, Parent: YamlMap { IsFlow: false } }
            )
            .OrderBy(spot => spot.Node.Start)
            .Select(spot => (int?)(Column(spot.Node.Start) - Column(spot.Parent!.Start)))
            .FirstOrDefault()
        ?? 2;

    /// <summary>
    /// The value of the text that a node comes from. Nodes of a tree for one environment have the places of this tree.
    /// </summary>
    /// <exception cref="EditRefusedException">An alias leads to it.</exception>
    public Spot Of(YamlNode node)
    {
        if (node.Place.ThroughAlias)
        {
            throw new EditRefusedException(
                node,
                "an alias leads here, so a change would also change the place that the alias refers to."
            );
        }

        return Find(node) ?? throw new ArgumentException("The value is not of this file.", nameof(node));
    }

    /// <summary>Whether a value is between brackets or braces.</summary>
    public bool IsInFlow(YamlNode node)
    {
        for (var around = Of(node).Parent; around is not null; around = Of(around).Parent)
        {
            if (around.IsFlow)
                return true;
        }

        return false;
    }

    /// <summary>The innermost value, this one or one around it, that an alias outside of it refers to.</summary>
    public YamlNode? SharedBy(YamlNode node)
    {
        for (var around = Find(node)?.Node; around is not null; around = Of(around).Parent)
        {
            if (aliases.ContainsKey(around))
                return around;
        }

        return null;
    }

    /// <summary>A value in the node that an alias outside of it refers to.</summary>
    public YamlNode? NeededIn(YamlNode node) =>
        aliases
            .Where(pair => Within(pair.Key, node) && pair.Value.Any(alias => !Within(alias, node)))
            .Select(pair => pair.Key)
            .FirstOrDefault();

    /// <summary>
    /// The first alias that would change its value, or lose it, if the items of a list were reordered.
    /// </summary>
    public YamlNode? AliasBefore(YamlNode list, IReadOnlyList<YamlNode> order)
    {
        var names = spots.Values.Select(spot => spot.Node.Place.Anchor).OfType<string>().ToList();
        return aliases
            .SelectMany(pair => pair.Value.Select(alias => (Alias: alias, Target: pair.Key)))
            .FirstOrDefault(pair => Breaks(pair.Alias, pair.Target, list, order, names))
            .Alias;
    }

    /// <summary>Removes the spaces in the blank lines below a value.</summary>
    public IEnumerable<Splice> BlanksBelow(YamlNode node)
    {
        var below = YamlScan.LineEnd(Text, node.Start == node.End ? Of(node).Behind : node.End) + 1;
        return BlanksIn(below, YamlScan.BlankLines(Text, below));
    }

    /// <summary>Removes the spaces in blank lines.</summary>
    public IEnumerable<Splice> BlanksIn(int start, int end)
    {
        for (var line = start; line < end; line = YamlScan.LineEnd(Text, line) + 1)
        {
            var lineEnd = YamlScan.LineEnd(Text, line);
            if (lineEnd > line)
                yield return new(line, lineEnd, int.MaxValue, _ => { });
        }
    }

    /// <summary>Column of an index, counted from 0.</summary>
    public int Column(int index) => index - YamlScan.LineStart(Text, index);

    private static bool Within(YamlNode node, YamlNode around) => node.Start >= around.Start && node.End <= around.End;

    // Within the list, an anchor must come before its aliases. Seen from outside, the last anchor of a name counts.
    private static bool Breaks(
        YamlNode alias,
        YamlNode target,
        YamlNode list,
        IReadOnlyList<YamlNode> order,
        List<string> names
    )
    {
        var aliasIsIn = Within(alias, list);
        var targetIsIn = Within(target, list);
        if (aliasIsIn && targetIsIn)
            return Rank(alias, order) < Rank(target, order);
        return (aliasIsIn || targetIsIn) && names.Count(name => name == target.Place.Anchor) > 1;
    }

    private static int Rank(YamlNode node, IReadOnlyList<YamlNode> order)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (Within(node, order[i]))
                return i;
        }

        return -1;
    }

    private Spot? Find(YamlNode node) => spots.GetValueOrDefault(node.Place);

    private void Walk(YamlNode node, YamlNode? parent, int depth, int behindSign)
    {
        var behind = node.Place.Anchor is null ? behindSign : YamlScan.BehindAnchor(Text, behindSign);
        spots.Add(node.Place, new(node, parent, depth, behind));
        foreach (var part in node.Parts)
            Walk(part.Value, node, depth + 1, part.Behind);
    }
}

/// <summary>A value, the value around it, and the index after the sign or anchor before it.</summary>
internal sealed record Spot(YamlNode Node, YamlNode? Parent, int Depth, int Behind);
