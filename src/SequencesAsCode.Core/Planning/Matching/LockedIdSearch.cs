namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>One search of <see cref="LockedIds"/>. An instance is used once.</summary>
internal sealed class LockedIdSearch<TDesired, TKnown>
{
    private readonly ImmutableArray<TDesired> desired;
    private readonly LockedParts<TDesired, TKnown> parts;
    private readonly Func<string, bool> isHeld;
    private readonly List<TKnown> open;
    private readonly string?[] ids;

    /// <param name="desired">The parts of the file.</param>
    /// <param name="known">The entries of the lock.</param>
    /// <param name="parts">How the two are compared.</param>
    /// <param name="isHeld">Whether Apollo still has a part with this id.</param>
    public LockedIdSearch(
        ImmutableArray<TDesired> desired,
        ImmutableArray<TKnown> known,
        LockedParts<TDesired, TKnown> parts,
        Func<string, bool> isHeld
    )
    {
        this.desired = desired;
        this.parts = parts;
        this.isHeld = isHeld;
        var byKey = known
            .Select(parts.EntryOf)
            .Where(entry => entry.Key is not null)
            .ToDictionary(entry => entry.Key!, entry => entry.Id, StringComparer.Ordinal);
        var claimed = desired.Select(parts.KeyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        open = known.Where(entry => KeyOf(entry) is not { } key || !claimed.Contains(key)).ToList();
        ids = desired.Select(part => parts.KeyOf(part) is { } key ? byKey.GetValueOrDefault(key) : null).ToArray();
    }

    /// <summary>The id of each part of the file; null where the lock has none.</summary>
    public ImmutableArray<string?> Find()
    {
        // Entries still in Apollo come first, so that of equal parts the deleted one is left over.
        TakeAll(part => parts.KeyOf(part) is null, entry => KeyOf(entry) is null && IsHeld(entry));
        TakeAll(part => parts.KeyOf(part) is null || parts.HasText(part), IsHeld);
        TakeAll(_ => true, entry => KeyOf(entry) is null && IsHeld(entry));
        TakeShared();
        TakeAll(part => parts.KeyOf(part) is null, entry => KeyOf(entry) is null);
        return [.. ids];
    }

    private string? KeyOf(TKnown entry) => parts.EntryOf(entry).Key;

    private string IdOf(TKnown entry) => parts.EntryOf(entry).Id;

    private bool IsHeld(TKnown entry) => isHeld(IdOf(entry));

    private void TakeAll(Func<TDesired, bool> isOpen, Func<TKnown, bool> isMeant)
    {
        foreach (var (index, part) in desired.Index())
        {
            if (ids[index] is null && isOpen(part))
                Take(index, open.FindIndex(entry => isMeant(entry) && parts.IsAsSent(part, entry)));
        }
    }

    // Takes an entry only if exactly one part shares a text with it. Of several such parts some are copies.
    private void TakeShared()
    {
        var shared = desired
            .Index()
            .Where(pair => ids[pair.Index] is null)
            .SelectMany(pair =>
                open.Where(entry => MayShare(pair.Item, entry)).Select(entry => (pair.Index, Entry: entry))
            )
            .ToList();
        var perPart = shared.CountBy(pair => pair.Index).ToDictionary();
        var perEntry = shared
            .CountBy(pair => IdOf(pair.Entry), StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var unique = shared.Where(pair => perPart[pair.Index] == 1 && perEntry[IdOf(pair.Entry)] == 1);
        foreach (var (index, entry) in unique)
            Take(index, open.IndexOf(entry));
    }

    private bool MayShare(TDesired part, TKnown entry) =>
        IsHeld(entry) && (parts.KeyOf(part) is null || KeyOf(entry) is null) && parts.SharesText(part, entry);

    private void Take(int index, int found)
    {
        if (found < 0)
            return;
        ids[index] = IdOf(open[found]);
        open.RemoveAt(found);
    }
}
