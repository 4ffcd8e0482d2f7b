namespace SequencesAsCode.Core.Planning.Crossing;

/// <summary>A key, and the part in Apollo that its text belongs to.</summary>
internal sealed record CrossedPair(KeyedPart Key, HeldPart Owned);

/// <summary>Finds the keys of one list of steps or touches that the lock has for the wrong parts.</summary>
/// <param name="parts">The keys of the file.</param>
/// <param name="held">The parts in Apollo, in their order.</param>
/// <param name="isOrdered">Whether the order has a meaning, as it does for steps.</param>
internal sealed class CrossedPairs(List<KeyedPart> parts, List<HeldPart> held, bool isOrdered)
{
    private readonly List<KeyedPart> strangers = parts.FindAll(part => part is { Held: not null, IsOwn: false });

    /// <summary>The keys, each key and each part at most once.</summary>
    public ImmutableArray<CrossedPair> Find()
    {
        var found = Overwritten();
        if (found.Count == 0)
            found = Exchanged();
        AddDisplaced(found);
        return
        [
            .. found
                .DistinctBy(pair => pair.Key.Key, StringComparer.Ordinal)
                .DistinctBy(pair => pair.Owned.Id, StringComparer.Ordinal),
        ];
    }

    // A key whose text is in the part that the lock has for another key, and that part never had the other key's text.
    private List<CrossedPair> Overwritten()
    {
        var found = new List<CrossedPair>();
        foreach (var other in strangers.Where(part => LockedText.AreForeign(part.Locked, isHeld: true)))
        {
            var owner = parts.Find(part =>
                part.Key != other.Key && !part.IsOwn && (part.Matches(other.Held!) || part.WasSentTo(other))
            );
            if (owner is not null)
                found.Add(new(owner, other.Held!));
        }

        return found;
    }

    // Some locks have no trace of that. Then keys are crossed if each states the text of another key's part. For steps
    // one such key is enough, if by the lock the two would also change places.
    private List<CrossedPair> Exchanged()
    {
        var pairs = strangers
            .Select(part =>
                (Part: part, Other: strangers.Find(other => other.Key != part.Key && part.Matches(other.Held!)))
            )
            .Where(pair => pair.Other is not null)
            .Select(pair => new Exchange(pair.Part, pair.Other!))
            .ToList();
        if (!isOrdered)
            KeepClosed(pairs);
        else if (!pairs.Exists(WouldMove))
            pairs.Clear();
        return pairs.ConvertAll(pair => new CrossedPair(pair.Part, pair.Other.Held!));
    }

    // Removes pairs until every part that is wanted also wants another one, and no part is wanted twice.
    private static void KeepClosed(List<Exchange> pairs)
    {
        int removed;
        do
        {
            removed = pairs.RemoveAll(pair =>
                pairs.TrueForAll(other => other.Part != pair.Other)
                || pairs.Count(other => other.Other == pair.Other) > 1
            );
        } while (removed > 0);
    }

    private bool WouldMove(Exchange pair) =>
        parts.IndexOf(pair.Part) < parts.IndexOf(pair.Other) != PlaceOf(pair.Part) < PlaceOf(pair.Other);

    private int PlaceOf(KeyedPart part) => held.FindIndex(other => other.Id == part.Held!.Id);

    // A key whose part turned out to belong to another key belongs to the part that has its text now.
    private void AddDisplaced(List<CrossedPair> found)
    {
        foreach (var (_, owned) in found.ToList())
        {
            var displaced = parts.Find(part => part.Held?.Id == owned.Id);
            if (displaced is null || found.Exists(pair => pair.Key.Key == displaced.Key))
                continue;
            var real = held.Find(displaced.Matches);
            if (real is not null && found.TrueForAll(pair => pair.Owned.Id != real.Id))
                found.Add(new(displaced, real));
        }
    }

    /// <summary>A key that states the text of another key's part.</summary>
    private sealed record Exchange(KeyedPart Part, KeyedPart Other);
}
