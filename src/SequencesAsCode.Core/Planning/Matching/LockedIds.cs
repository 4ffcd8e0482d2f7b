namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>How parts of a file and entries of a lock are laid beside each other.</summary>
/// <param name="KeyOf">The key of a part.</param>
/// <param name="EntryOf">Key and id of an entry.</param>
/// <param name="IsAsSent">Whether a part says what was sent.</param>
/// <param name="SharesText">Whether a part has a text that was sent word for word.</param>
/// <param name="HasText">Whether a part says enough to be known by it alone.</param>
internal sealed record LockedParts<TDesired, TKnown>(
    Func<TDesired, string?> KeyOf,
    Func<TKnown, (string? Key, string Id)> EntryOf,
    Func<TDesired, TKnown, bool> IsAsSent,
    Func<TDesired, TKnown, bool> SharesText,
    Func<TDesired, bool> HasText
);

/// <summary>Which id the lock has for each step of a file, or each touch of a step.</summary>
internal static class LockedIds
{
    /// <summary>
    /// By key; a part without a key is the first one without a key in the lock that was sent exactly so, each at most
    /// once, or the only one with a text of it. A key that
    /// the lock does not know, and one that left the file, may be one that was changed: then what was sent exactly so
    /// and is still there is the same, if it has words.
    /// </summary>
    public static ImmutableArray<string?> Of<TDesired, TKnown>(
        ImmutableArray<TDesired> desired,
        ImmutableArray<TKnown> known,
        LockedParts<TDesired, TKnown> parts,
        Func<string, bool> isHeld
    )
    {
        var byKey = known
            .Select(parts.EntryOf)
            .Where(entry => entry.Key is not null)
            .ToDictionary(entry => entry.Key!, entry => entry.Id, StringComparer.Ordinal);
        var claimed = desired.Select(parts.KeyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = known.Where(entry => KeyOf(entry) is not { } key || !claimed.Contains(key)).ToList();
        var ids = desired.Select(part => parts.KeyOf(part) is { } key ? byKey.GetValueOrDefault(key) : null).ToArray();

        // What is still there first: of equal parts the one that was deleted in Apollo is whichever is left over.
        TakeAll(part => parts.KeyOf(part) is null, entry => KeyOf(entry) is null && IsHeld(entry));
        TakeAll(part => parts.KeyOf(part) is null || parts.HasText(part), IsHeld);
        TakeAll(_ => true, entry => KeyOf(entry) is null && IsHeld(entry));
        TakeShared();
        TakeAll(part => parts.KeyOf(part) is null, entry => KeyOf(entry) is null);
        return [.. ids];

        string? KeyOf(TKnown entry) => parts.EntryOf(entry).Key;

        bool IsHeld(TKnown entry) => isHeld(parts.EntryOf(entry).Id);

        void TakeAll(Func<TDesired, bool> isOpen, Func<TKnown, bool> isMeant)
        {
            foreach (var (index, part) in desired.Index())
            {
                if (ids[index] is null && isOpen(part))
                    Take(index, open.FindIndex(entry => isMeant(entry) && parts.IsAsSent(part, entry)));
            }
        }

        // Only where one part and one entry have the text in common; of several some are copies.
        void TakeShared()
        {
            var shared = desired
                .Index()
                .Where(pair => ids[pair.Index] is null)
                .SelectMany(pair =>
                    open.Where(entry =>
                            IsHeld(entry)
                            && (parts.KeyOf(pair.Item) is null || KeyOf(entry) is null)
                            && parts.SharesText(pair.Item, entry)
                        )
                        .Select(entry => (pair.Index, Entry: entry))
                )
                .ToList();
            var parties = shared.CountBy(pair => pair.Index).ToDictionary();
            var entries = shared
                .CountBy(pair => parts.EntryOf(pair.Entry).Id, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
            foreach (
                var (index, entry) in shared.Where(pair =>
                    parties[pair.Index] == 1 && entries[parts.EntryOf(pair.Entry).Id] == 1
                )
            )
                Take(index, open.IndexOf(entry));
        }

        void Take(int index, int found)
        {
            if (found < 0)
                return;
            ids[index] = parts.EntryOf(open[found]).Id;
            open.RemoveAt(found);
        }
    }
}
