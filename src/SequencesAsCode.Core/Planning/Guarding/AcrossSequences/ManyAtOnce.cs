namespace SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

/// <summary>
/// Stops a plan that changes many live sequences, as a mistake in a shared file or a wrong environment would.
/// </summary>
internal static class ManyAtOnce
{
    private const int Least = 5;
    private const int OneIn = 4;

    /// <summary>The block when too much of what is live would change without consent.</summary>
    /// <param name="changes">The changes of the plan.</param>
    /// <param name="live">Ids of the bound sequences that are switched on, part of the run or not.</param>
    /// <param name="consents">What the command line allowed.</param>
    public static IEnumerable<Block> Blocks(
        IEnumerable<SequenceChange> changes,
        IReadOnlySet<string> live,
        Consents consents
    )
    {
        var changed = changes
            .Where(change =>
                change.IsPending
                && change.Id is { } id
                && live.Contains(id)
                && change.Classes.Any(kind => kind is ChangeClass.Copy or ChangeClass.Timing)
            )
            .ToImmutableArray();
        if (consents.ManyAtOnce || changed.Length < Least || changed.Length * OneIn <= live.Count)
            yield break;
        yield return new(
            BlockCode.ManyAtOnce,
            $"The text or timing of {changed.Length} of {live.Count} sequences that are on would change "
                + $"at once. That is more than a quarter, with {Felt(changed)} in them. Nothing is sent or "
                + "recorded for any sequence until you allow this.",
            null
        )
        {
            Consent = Consent.ManyAtOnce,
        };
    }

    private static People Felt(ImmutableArray<SequenceChange> changed) =>
        People.Sum(changed.Select(change => change.People));
}
