namespace SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

/// <summary>
/// Stops a plan that changes many live sequences, as a mistake in a shared file or a wrong environment would.
/// </summary>
internal static class ManyAtOnce
{
    private const int Least = 5;
    private const int OneIn = 4;

    /// <summary>The block when too much of what is live would change, or the entry that allows it.</summary>
    /// <param name="changes">The changes of the plan.</param>
    /// <param name="input">What the plan is made from.</param>
    public static (ImmutableArray<Block> Blocks, ImmutableArray<AllowEntry> Allowed) Judge(
        IEnumerable<SequenceChange> changes,
        PlanInput input
    )
    {
        var live = input.Live;
        var changed = changes
            .Where(change =>
                change.IsPending
                && change.Id is { } id
                && live.Contains(id)
                && change.Classes.Any(kind => kind is ChangeClass.Copy or ChangeClass.Timing)
            )
            .ToImmutableArray();
        if (input.Options.Consents.ManyAtOnce || changed.Length < Least || changed.Length * OneIn <= live.Count)
            return ([], []);
        var verdict = input.Judge.Many(input.Desired.Workspace, changed);
        return verdict.Consenting is { } entry ? ([], [entry]) : ([verdict.Offered(Block(changed, live.Count))], []);
    }

    private static Block Block(ImmutableArray<SequenceChange> changed, int live) =>
        new(
            BlockCode.ManyAtOnce,
            $"The text or timing of {changed.Length} of {live} sequences that are on would change "
                + $"at once. That is more than a quarter, with {Felt(changed)} in them. Nothing is sent or "
                + "recorded for any sequence until you allow this.",
            new(Guards.WorkspaceFile)
        )
        {
            Consent = Consent.ManyAtOnce,
        };

    private static People Felt(ImmutableArray<SequenceChange> changed) =>
        People.Sum(changed.Select(change => change.People));
}
