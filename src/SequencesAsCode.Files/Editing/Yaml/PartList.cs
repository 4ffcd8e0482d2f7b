using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>An entry or item of the edited collection.</summary>
/// <param name="Original">The part of the text; null for a new one.</param>
/// <param name="Key">Its key; null in a list.</param>
/// <param name="Yaml">The YAML of a new part; null for one of the text.</param>
internal sealed record Element(YamlPart? Original, string? Key, YamlFragment? Yaml);

/// <summary>The text between two elements: a stretch of the file, or new blank lines.</summary>
/// <param name="Start">Index at which the stretch begins.</param>
/// <param name="End">Index after the stretch.</param>
/// <param name="Blank">How many blank lines are written.</param>
internal sealed record Gap(int Start, int End, int Blank = 0);

/// <summary>The wanted entries or items of one collection, with the text between them.</summary>
internal sealed class PartList
{
    private readonly YamlOutline outline;
    private readonly List<Element> elements;
    private readonly List<ImmutableArray<Gap>> gaps = [];

    public PartList(YamlOutline outline, Spot spot)
    {
        this.outline = outline;
        Spot = spot;
        Extents = Extent.All(outline, spot);
        elements = [.. spot.Node.Parts.Select(part => new Element(part, part.Key?.Value, null))];
        for (var i = 0; i + 1 < Extents.Length; i++)
            gaps.Add([Between(Extents[i], Extents[i + 1])]);
    }

    public Spot Spot { get; }

    public YamlNode Node => Spot.Node;

    public bool IsFlow => Node.IsFlow;

    public bool Changed { get; private set; }

    public IReadOnlyList<Element> Elements => elements;

    public IReadOnlyList<ImmutableArray<Gap>> Gaps => gaps;

    /// <summary>The stretches of the parts of the text, with the comments that belong to them.</summary>
    public ImmutableArray<Extent> Extents { get; }

    public Element? Find(string key) => elements.Find(element => element.Key == key);

    public Element? Find(YamlNode item) => elements.Find(element => ReferenceEquals(element.Original?.Value, item));

    public void Replace(Element old, Element next) => elements[elements.IndexOf(old)] = next;

    /// <summary>Where a new key belongs.</summary>
    public int PlaceFor(string key, IReadOnlyList<string> order)
    {
        var known = order.ToList();
        var rank = known.IndexOf(key);
        if (rank < 0)
            return elements.Count;
        for (var before = rank - 1; before >= 0; before--)
        {
            var found = elements.FindIndex(element => element.Key == known[before]);
            if (found >= 0)
                return found + 1;
        }

        return 0;
    }

    public void Insert(int index, Element element, bool near)
    {
        Changed = true;
        elements.Insert(index, element);
        if (elements.Count == 1)
            return;
        var usual = ImmutableArray.Create(new Gap(0, 0, near ? 0 : UsualBlank()));
        var isInner = index > 0 && index < elements.Count - 1;

        // Separate comments stay with the entry below; a new entry directly follows the one before it.
        var goesAbove = !isInner || near || HasText(gaps[index - 1]);
        gaps.Insert(goesAbove ? Math.Max(index - 1, 0) : index, usual);
    }

    public void Remove(Element element)
    {
        Changed = true;
        var index = elements.IndexOf(element);
        elements.RemoveAt(index);
        if (gaps.Count == 0)
            return;
        if (index > 0 && index < gaps.Count)
        {
            gaps[index - 1] = Merged(gaps[index - 1], gaps[index]);
            gaps.RemoveAt(index);
            return;
        }

        // Before the first part and after the last one, only comments stay.
        var edge = index == 0 ? 0 : gaps.Count - 1;
        if (!IsFlow && HasText(gaps[edge]))
            Keep(edge, index == 0);
        else
            gaps.RemoveAt(edge);
    }

    public void Reorder(IReadOnlyList<YamlNode> order)
    {
        var left = elements.Where(element => element.Original is not null).ToList();
        var next = order.Select(node => left.Find(element => ReferenceEquals(element.Original!.Value, node))).ToList();
        if (next.Count != left.Count || next.Contains(null) || next.Distinct().Count() != next.Count)
        {
            throw new ArgumentException("The order has to name every item that is left, once.", nameof(order));
        }

        var slot = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Original is not null)
                elements[i] = next[slot++]!;
        }

        Changed |= !next.SequenceEqual(left);
    }

    /// <summary>Comments before the first element whose neighbor was removed.</summary>
    public ImmutableArray<Gap> Leading { get; private set; } = [];

    /// <summary>Comments after the last element whose neighbor was removed.</summary>
    public ImmutableArray<Gap> Trailing { get; private set; } = [];

    private void Keep(int gap, bool leading)
    {
        if (leading)
            Leading = Leading.AddRange(gaps[gap]);
        else
            Trailing = gaps[gap].AddRange(Trailing);
        gaps.RemoveAt(gap);
    }

    // The text that stays between the neighbors of a removed element: all comments, otherwise the larger gap.
    private ImmutableArray<Gap> Merged(ImmutableArray<Gap> before, ImmutableArray<Gap> after)
    {
        if (IsFlow)
            return before;
        return (HasText(before), HasText(after)) switch
        {
            (true, true) => before.AddRange(after),
            (true, false) => before,
            (false, true) => after,
            _ => Lines(after) > Lines(before) ? after : before,
        };
    }

    private Gap Between(Extent left, Extent right) =>
        new(IsFlow ? left.To : Math.Min(left.To + 1, right.From), right.From);

    private bool HasText(ImmutableArray<Gap> pieces) => pieces.Any(piece => !Text(piece).IsWhiteSpace());

    private int Lines(ImmutableArray<Gap> pieces) => pieces.Sum(piece => piece.Blank + Text(piece).Count('\n'));

    private ReadOnlySpan<char> Text(Gap piece) => outline.Text.AsSpan(piece.Start, piece.End - piece.Start);

    private int UsualBlank() =>
        IsFlow
            ? 0
            : gaps.Where(gap => !HasText(gap))
                .GroupBy(Lines)
                .OrderByDescending(group => group.Count())
                .Select(group => group.Key)
                .FirstOrDefault();
}
