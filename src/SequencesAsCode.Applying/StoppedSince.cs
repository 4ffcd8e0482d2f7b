namespace SequencesAsCode.Applying;

/// <summary>Finds sequences that a person stopped after an entry under <c>allow</c> let the plan turn them on.</summary>
internal static class StoppedSince
{
    /// <summary>Why the entry does not count any more; null when it does.</summary>
    /// <param name="change">The change of the plan.</param>
    /// <param name="current">The sequence as it was read just now.</param>
    public static string? Find(SequenceChange change, CurrentSequence current)
    {
        var entry = change.Allowed.FirstOrDefault(one => one.What == AllowKind.Activation);
        if (entry is null || current is { AutoPaused: false, StatusReason: null })
            return null;
        return $"It was turned on and stopped in Apollo since the plan was made, so the 'allow' entry at {entry.Place} "
            + $"does not count. To turn it on, plan again with {ConsentFlags.FlagOf(Consent.Activation(change.Key))}.";
    }
}
