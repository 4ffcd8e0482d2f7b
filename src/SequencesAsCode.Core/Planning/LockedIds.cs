using System.Collections.Immutable;

namespace SequencesAsCode.Planning;

/// <summary>Which id the lock has for each step of a file, or each touch of a step.</summary>
internal static class LockedIds
{
    /// <summary>
    /// By key; a part without a key is the first one without a key in the lock that was sent exactly so, each at most once. A key that the lock does not know, and one
    /// that left the file, may be one that was changed: then what was sent exactly so and is still there is the same.
    /// </summary>
    public static ImmutableArray<string?> Of<TDesired, TKnown>(
        ImmutableArray<TDesired> desired,
        ImmutableArray<TKnown> known,
        Func<TDesired, string?> keyOf,
        Func<TKnown, (string? Key, string Id)> entryOf,
        Func<TDesired, TKnown, bool> isAsSent,
        Func<string, bool> isHeld)
    {
        var byKey = known.Select(entryOf).Where(entry => entry.Key is not null).ToDictionary(entry => entry.Key!, entry => entry.Id, StringComparer.Ordinal);
        var claimed = desired.Select(keyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = known.Where(entry => entryOf(entry).Key is not { } key || !claimed.Contains(key)).ToList();
        var ids = desired.Select(part => keyOf(part) is { } key ? byKey.GetValueOrDefault(key) : null).ToArray();

        // What is still there first: of equal parts the one that was deleted in Apollo is whichever is left over.
        TakeAll(part => keyOf(part) is null, entry => entryOf(entry).Key is null && isHeld(entryOf(entry).Id));
        TakeAll(_ => true, entry => isHeld(entryOf(entry).Id));
        TakeAll(part => keyOf(part) is null, entry => entryOf(entry).Key is null);
        return [.. ids];

        void TakeAll(Func<TDesired, bool> isOpen, Func<TKnown, bool> isMeant)
        {
            foreach (var (index, part) in desired.Index())
            {
                if (ids[index] is null && isOpen(part)) ids[index] = Take(part, isMeant);
            }
        }

        string? Take(TDesired part, Func<TKnown, bool> isMeant)
        {
            var found = open.FindIndex(entry => isMeant(entry) && isAsSent(part, entry));
            if (found < 0) return null;
            var id = entryOf(open[found]).Id;
            open.RemoveAt(found);
            return id;
        }
    }
}
