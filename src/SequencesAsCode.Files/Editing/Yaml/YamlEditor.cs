using System.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>
/// Collects edits of one file and gives its new bytes. Everything else stays the same to the byte. Values are named by
/// nodes of its tree, for all environments or for one. An edit that would change something else too is not made and
/// throws an <see cref="EditRefusedException"/>.
/// </summary>
/// <remarks>
/// Text to write is YAML in one of three forms: one line; <c>|</c>, <c>|-</c>, <c>&gt;</c> or <c>&gt;-</c> with lines
/// below; or a line feed with the lines of a block collection. The lines are written for column 0. Between brackets the
/// last two forms are written in flow style.
/// </remarks>
internal sealed class YamlEditor
{
    private readonly byte[] content;
    private readonly YamlOutline outline;
    private readonly Dictionary<YamlNode, YamlFragment> replaced = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlNode, PartList> lists = new(ReferenceEqualityComparer.Instance);

    /// <param name="content">The bytes of the file.</param>
    /// <param name="source">Their text.</param>
    /// <param name="root">The tree of the text, for all environments.</param>
    public YamlEditor(byte[] content, SourceText source, YamlNode root)
    {
        this.content = content;
        outline = new(source.Text, root);
    }

    /// <summary>
    /// Whether the value is between brackets or braces, where only text on one line is possible.
    /// </summary>
    public bool IsInFlow(YamlNode node) => outline.IsInFlow(node);

    /// <summary>Replaces a value; the comments after it and above it stay.</summary>
    public void Replace(YamlNode node, string yaml)
    {
        var spot = outline.Of(node);
        Guard(spot.Node);
        replaced[spot.Node] = YamlFragment.Of(yaml);
    }

    /// <summary>
    /// Sets the value of a key. A new key comes after the nearest key that precedes it in <paramref name="order"/>, or
    /// first when there is none. A key that is not in the order comes last.
    /// </summary>
    public void Set(YamlMap map, string key, string yaml, IReadOnlyList<string> order)
    {
        var parts = PartsOf(map);
        switch (parts.Find(key))
        {
            case { Original: { } part }:
                Replace(part.Value, yaml);
                return;
            case { } added:
                parts.Replace(added, added with { Yaml = YamlFragment.Of(yaml) });
                return;
        }

        GuardShared(parts.Node);
        parts.Insert(parts.PlaceFor(key, order), new(null, key, YamlFragment.Of(yaml)), near: true);
    }

    /// <summary>
    /// Removes an entry, with the comments after it and directly above it. A map that loses its last entry becomes
    /// <c>{}</c>.
    /// </summary>
    public void Remove(YamlMap map, string key)
    {
        var parts = PartsOf(map);
        if (parts.Find(key) is not { } element)
            return;
        GuardShared(parts.Node);
        if (element.Original is { } part)
            Guard(part.Value);
        parts.Remove(element);
    }

    /// <summary>
    /// Removes an item, with the comments after it and directly above it. A list that loses its last item becomes
    /// <c>[]</c>.
    /// </summary>
    public void RemoveItem(YamlList list, YamlNode item)
    {
        var parts = PartsOf(list);
        var node = outline.Of(item).Node;
        GuardShared(parts.Node);
        Guard(node);
        parts.Remove(parts.Find(node) ?? throw new ArgumentException("The item is not in the list.", nameof(item)));
    }

    /// <summary>
    /// Inserts an item at an index of the list as edited so far. The item is written for column 0, without its dash. A
    /// flow list stays one; an empty list that is not between brackets becomes a block, unless the item is one line and
    /// not a map.
    /// </summary>
    public void InsertItem(YamlList list, int index, string yamlLines)
    {
        var parts = PartsOf(list);
        GuardShared(parts.Node);
        parts.Insert(index, new(null, null, YamlFragment.OfItem(yamlLines)), near: false);
    }

    /// <summary>
    /// Reorders the items that were not removed, with the comments after them and directly above them. Added items,
    /// blank lines and separate comments stay where they are.
    /// </summary>
    public void Reorder(YamlList list, IReadOnlyList<YamlNode> order)
    {
        var parts = PartsOf(list);
        GuardShared(parts.Node);
        var items = order.Select(item => outline.Of(item).Node).ToList();
        if (outline.AliasBefore(parts.Node, items) is { } alias)
        {
            throw new EditRefusedException(
                alias,
                "in another order, an alias ('*…') would come before the anchor ('&…') that it refers to. "
                    + "Write the value out in its place."
            );
        }

        parts.Reorder(items);
    }

    /// <summary>The file with all edits. Byte order mark, line ends and the end of the last line are kept.</summary>
    public byte[] Result()
    {
        var decoded = Encoding.UTF8.GetString(content);
        var mark = content.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        if (replaced.Count == 0 && !lists.Values.Any(parts => parts.Changed))
            return [.. content];
        var composition = new Composition(outline.Text, Splices(), LineEnds.Of(mark ? decoded[1..] : decoded));
        composition.Copy(0, outline.Text.Length, 0);
        var text = composition.WithLastLineEnd(outline.Text.EndsWith('\n'));
        return mark ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
    }

    private IEnumerable<Splice> Splices()
    {
        var values = new ValueWriter(outline);
        var changed = lists.Values.Where(parts => parts.Changed && !replaced.ContainsKey(parts.Node)).ToList();
        return replaced
            .Select(pair => values.Splice(pair.Key, pair.Value))
            .Concat(replaced.Where(pair => pair.Value.EndsInBlock).SelectMany(pair => outline.BlanksBelow(pair.Key)))
            .Concat(changed.SelectMany(parts => Splices(parts, values)));
    }

    private IEnumerable<Splice> Splices(PartList parts, ValueWriter values)
    {
        if (parts.IsFlow)
            return [BecomesBlock(parts) ? Block(parts, values) : new FlowWriter(outline, parts).Splice()];
        var isEmpty = parts.Elements.Count == 0;
        if (isEmpty)
            return [values.Splice(parts.Node, YamlFragment.Inline(parts.Node is YamlList ? "[]" : "{}"))];
        return new BlockWriter(outline, parts, new(outline.Text, replaced, lists)).Splices();
    }

    private bool BecomesBlock(PartList parts) =>
        parts is { Node: YamlList, Extents.IsEmpty: true, Spot.Parent: not null }
        && !IsInFlow(parts.Node)
        && !parts.Elements.All(element => element.Yaml!.IsPlainItem);

    private static Splice Block(PartList parts, ValueWriter values) =>
        values.Splice(parts.Node, YamlFragment.OfItems(parts.Elements.Select(element => element.Yaml!)));

    private PartList PartsOf(YamlNode collection)
    {
        var spot = outline.Of(collection);
        if (spot.Node.IsAlias)
        {
            throw new EditRefusedException(
                collection,
                "it is an alias, so a change here would also change the place that the alias refers to."
            );
        }

        if (!lists.TryGetValue(spot.Node, out var parts))
            lists[spot.Node] = parts = new(outline, spot);
        return parts;
    }

    private void GuardShared(YamlNode node)
    {
        if (outline.SharedBy(node) is not { } shared)
            return;
        throw new EditRefusedException(
            node,
            $"an alias refers to '&{shared.Place.Anchor}', so a change here would also change the place "
                + "of that alias."
        );
    }

    private void Guard(YamlNode node)
    {
        GuardShared(node);
        if (outline.NeededIn(node) is not { } needed)
            return;
        throw new EditRefusedException(
            node,
            $"it contains '&{needed.Place.Anchor}', and an alias elsewhere refers to that."
        );
    }
}
