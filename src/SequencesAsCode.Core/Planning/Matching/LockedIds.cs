namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>How the steps or touches of a file are compared with those of a lock.</summary>
/// <param name="KeyOf">The key of a part of the file.</param>
/// <param name="EntryOf">Key and id of an entry of the lock.</param>
/// <param name="IsAsSent">Whether the file states of a part exactly what was sent.</param>
/// <param name="SharesText">Whether a part of the file has a text that was sent word for word.</param>
/// <param name="HasText">Whether a part of the file has a text, so that its content alone can identify it.</param>
internal sealed record LockedParts<TDesired, TKnown>(
    Func<TDesired, string?> KeyOf,
    Func<TKnown, (string? Key, string Id)> EntryOf,
    Func<TDesired, TKnown, bool> IsAsSent,
    Func<TDesired, TKnown, bool> SharesText,
    Func<TDesired, bool> HasText
);

/// <summary>Finds the id that the lock has for each step of a file, or for each touch of a step.</summary>
internal static class LockedIds
{
    /// <summary>
    /// Finds the ids by key. A part without a key gets the first free entry without a key that was sent exactly so, or
    /// the only one with a text of it. A key that is new and an entry whose key left the file may be one part under a
    /// changed key: they are, if the content was sent exactly so, is still in Apollo, and has words.
    /// </summary>
    /// <param name="desired">The parts of the file.</param>
    /// <param name="known">The entries of the lock.</param>
    /// <param name="parts">How the two are compared.</param>
    /// <param name="isHeld">Whether Apollo still has a part with this id.</param>
    /// <returns>The id of each part of the file; null where the lock has none.</returns>
    public static ImmutableArray<string?> Find<TDesired, TKnown>(
        ImmutableArray<TDesired> desired,
        ImmutableArray<TKnown> known,
        LockedParts<TDesired, TKnown> parts,
        Func<string, bool> isHeld
    ) => new LockedIdSearch<TDesired, TKnown>(desired, known, parts, isHeld).Find();
}
