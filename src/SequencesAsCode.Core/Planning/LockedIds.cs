using System.Collections.Immutable;

namespace SequencesAsCode.Planning;

/// <summary>Which id the lock has for each step of a file, or each touch of a step.</summary>
internal static class LockedIds
{
    /// <summary>By key; a part without a key is the first one without a key in the lock that was sent exactly so, each at most once.</summary>
    public static ImmutableArray<string?> Of<TDesired, TKnown>(
        ImmutableArray<TDesired> desired,
        ImmutableArray<TKnown> known,
        Func<TDesired, string?> keyOf,
        Func<TKnown, (string? Key, string Id)> entryOf,
        Func<TDesired, TKnown, bool> isAsSent)
    {
        var byKey = known.Select(entryOf).Where(entry => entry.Key is not null).ToDictionary(entry => entry.Key!, entry => entry.Id, StringComparer.Ordinal);
        var keyless = known.Where(entry => entryOf(entry).Key is null).ToList();
        return [.. desired.Select(part => keyOf(part) is { } key ? byKey.GetValueOrDefault(key) : TakeKeyless(part))];

        string? TakeKeyless(TDesired part)
        {
            var found = keyless.FindIndex(entry => isAsSent(part, entry));
            if (found < 0) return null;
            var id = entryOf(keyless[found]).Id;
            keyless.RemoveAt(found);
            return id;
        }
    }
}
