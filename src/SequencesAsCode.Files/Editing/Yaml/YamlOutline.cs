using System.Collections.Immutable;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>The values of a tree as parts of its text: what is around each, and the whole of every entry and item.</summary>
internal sealed class YamlOutline
{
    private readonly Dictionary<(int Start, int End, Type Type), Spot> spots = [];
    private readonly Dictionary<YamlNode, List<YamlNode>> aliases = new(ReferenceEqualityComparer.Instance);

    public YamlOutline(string text, YamlNode root)
    {
        (Text, Root) = (text, root);
        Walk(root, null, 0, 0);
        foreach (var spot in spots.Values.Where(spot => spot.Node.Place.Target is not null))
        {
            if (!aliases.TryGetValue(spot.Node.Place.Target!, out var all)) aliases[spot.Node.Place.Target!] = all = [];
            all.Add(spot.Node);
        }
    }

    public string Text { get; }

    public YamlNode Root { get; }

    /// <summary>The first list in a block that is the value of a key stands so many blanks right of the key.</summary>
    public int ListOffset => spots.Values
        .Where(spot => spot is { Node: YamlList { IsAlias: false }, Parent: YamlMap } && !IsFlow(spot.Node) && !IsFlow(spot.Parent))
        .OrderBy(spot => spot.Node.Start)
        .Select(spot => (int?)(Column(spot.Node.Start) - Column(spot.Parent!.Start)))
        .FirstOrDefault() ?? 2;

    /// <summary>The value of the text that a node stands for; nodes of a tree for one environment are found by their place.</summary>
    public Spot Of(YamlNode node)
    {
        if (node.Place.ThroughAlias) throw new EditRefusedException(node, "an alias leads here, so a change would also change the place that the alias refers to.");
        return spots.TryGetValue((node.Start, node.End, node.GetType()), out var spot) ? spot : throw new ArgumentException("The value is not of this file.", nameof(node));
    }

    /// <summary>Whether the collection is written with brackets or braces, or is one key without braces between brackets.</summary>
    public bool IsFlow(YamlNode collection) =>
        collection is not YamlScalar && !collection.IsAlias && (Text[collection.Start] is '[' or '{' || (Find(collection)?.Parent is YamlList around && Text[around.Start] == '['));

    public bool IsInFlow(YamlNode node)
    {
        for (var around = Of(node).Parent; around is not null; around = Of(around).Parent)
        {
            if (IsFlow(around)) return true;
        }

        return false;
    }

    /// <summary>The value or one around it that an alias refers to from outside of it.</summary>
    public YamlNode? SharedBy(YamlNode node)
    {
        for (var around = Find(node)?.Node; around is not null; around = Of(around).Parent)
        {
            if (aliases.ContainsKey(around)) return around;
        }

        return null;
    }

    /// <summary>A value in the node that an alias outside of it refers to.</summary>
    public YamlNode? NeededIn(YamlNode node) =>
        aliases.Where(pair => Within(pair.Key, node) && pair.Value.Any(alias => !Within(alias, node))).Select(pair => pair.Key).FirstOrDefault();

    /// <summary>An alias that would mean something else, or nothing, when the items of a list had another order.</summary>
    public YamlNode? AliasBefore(YamlNode list, IReadOnlyList<YamlNode> order)
    {
        int Rank(YamlNode node)
        {
            for (var i = 0; i < order.Count; i++)
            {
                if (Within(node, order[i])) return i;
            }

            return -1;
        }

        var names = spots.Values.Select(spot => spot.Node.Place.Anchor).OfType<string>().ToList();
        return aliases
            .SelectMany(pair => pair.Value.Select(alias => (Alias: alias, Target: pair.Key)))
            .Where(pair => Within(pair.Alias, list) || Within(pair.Target, list))
            .Where(pair => Within(pair.Alias, list) && Within(pair.Target, list) ? Rank(pair.Alias) < Rank(pair.Target) : names.Count(name => name == pair.Target.Place.Anchor) > 1)
            .Select(pair => pair.Alias)
            .FirstOrDefault();
    }

    /// <summary>Takes the blanks out of the blank lines below a value.</summary>
    public IEnumerable<Splice> BlanksBelow(YamlNode node)
    {
        var below = YamlScan.LineEnd(Text, node.Start == node.End ? Of(node).Behind : node.End) + 1;
        return BlanksIn(below, YamlScan.BlankLines(Text, below));
    }

    /// <summary>Takes the blanks out of blank lines.</summary>
    public IEnumerable<Splice> BlanksIn(int start, int end)
    {
        for (var line = start; line < end; line = YamlScan.LineEnd(Text, line) + 1)
        {
            if (YamlScan.LineEnd(Text, line) is var lineEnd && lineEnd > line) yield return new(line, lineEnd, int.MaxValue, _ => { });
        }
    }

    public static bool Within(YamlNode node, YamlNode around) => node.Start >= around.Start && node.End <= around.End;

    public int Column(int index) => index - YamlScan.LineStart(Text, index);

    private Spot? Find(YamlNode node) => !node.Place.ThroughAlias && spots.TryGetValue((node.Start, node.End, node.GetType()), out var spot) ? spot : null;

    private void Walk(YamlNode node, YamlNode? parent, int depth, int behindSign)
    {
        var behind = node.Place.Anchor is null ? behindSign : YamlScan.BehindAnchor(Text, behindSign);
        var spot = new Spot(node, parent, depth, behind);
        spots.TryAdd((node.Start, node.End, node.GetType()), spot);
        if (node.IsAlias) return;
        var flow = IsFlow(node);
        var at = flow && Text[node.Start] is '[' or '{' ? node.Start + 1 : node.Start;
        var parts = ImmutableArray.CreateBuilder<Part>();
        if (node is YamlMap map)
        {
            foreach (var (key, value) in map.Entries)
            {
                var start = YamlScan.Skip(Text, at, flow ? ',' : ' ');
                var colon = YamlScan.BehindColon(Text, key.End);
                Walk(value, node, depth + 1, Math.Max(colon, key.End));
                at = Math.Max(value.End, Math.Max(colon, key.End));
                parts.Add(new(start, at, value, key.Value, colon >= 0));
            }
        }
        else if (node is YamlList list)
        {
            foreach (var item in list.Items)
            {
                var start = YamlScan.Skip(Text, at, flow ? ',' : ' ');
                var sign = flow ? start : start + 1;
                Walk(item, node, depth + 1, sign);
                at = Math.Max(item.End, sign);
                parts.Add(new(start, at, item, null, true));
            }
        }

        spot.Parts = parts.ToImmutable();
    }
}

/// <summary>A value, what is around it, and the index behind the sign or anchor that announces it.</summary>
internal sealed record Spot(YamlNode Node, YamlNode? Parent, int Depth, int Behind)
{
    /// <summary>Its entries or items.</summary>
    public ImmutableArray<Part> Parts { get; set; } = [];
}

/// <summary>An entry or item as it is written, from the key or dash to the end of the value.</summary>
internal sealed record Part(int Start, int End, YamlNode Value, string? Key, bool HasSign);
