namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>
/// Checks that a saved plan can come from the planner. Its checksum finds accidents; this finds a plan whose requests
/// do not match the changes that it shows.
/// </summary>
public static class SavedPlanCheck
{
    /// <summary>The key of the first change that is not sound; null when all are.</summary>
    /// <param name="plan">The saved plan.</param>
    /// <param name="source">Describes the requests of a change.</param>
    /// <param name="policy">The policy of the workspace, whose files are those of the plan.</param>
    /// <param name="base">The lock and the journal, which are those of the plan.</param>
    /// <param name="files">The sequences of the files; none by default.</param>
    public static string? FindUnsound(
        Plan plan,
        IRequestSource source,
        Policy policy,
        Base @base,
        ImmutableArray<DesiredSequence> files = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(@base);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return plan
            .Sequences.FirstOrDefault(change =>
                !keys.Add(change.Key)
                || (change.Id is { } id && !ids.Add(id))
                || !IsSound(change, source)
                || (
                    StartsUnasked(change, @base.KnowsNothing, plan.Context.Consents, policy)
                    && !IsAllowed(change, @base, files)
                )
            )
            ?.Key;
    }

    private static bool IsSound(SequenceChange change, IRequestSource source)
    {
        if (change.Id is { } id && !ServiceId.IsUsable(id))
            return false;
        if (change.Target is { } target && (target.Id != change.Id || target.Key != change.Key))
            return false;
        if (
            change.Id is null
            && change.Action is SequenceAction.Update or SequenceAction.Archive or SequenceAction.Adopt
        )
            return false;
        if (
            change.Action is SequenceAction.Create or SequenceAction.Update or SequenceAction.Adopt
            && change.Target is null
        )
            return false;
        if (change.ByRow && change.Requests.Any(request => request.Kind is RequestKind.Create or RequestKind.Update))
            return false;
        if (
            change.Action == SequenceAction.Update
            && !Effects.Classes(change.Fields, change.Steps).SequenceEqual(change.Classes)
        )
            return false;
        return (change.Action != SequenceAction.Create || change.Id is null)
            && source.Describe(change).SequenceEqual(change.Requests);
    }

    // Whether an entry of the file, which no apply has used, lets the sequence be turned on.
    private static bool IsAllowed(SequenceChange change, Base @base, ImmutableArray<DesiredSequence> files)
    {
        if (files.IsDefault || @base.Sequences.FirstOrDefault(known => known.Id == change.Id) is not { } known)
            return false;
        return files
            .Where(file => file.Key == change.Key)
            .SelectMany(file => file.Allow)
            .Where(entry => entry.What == AllowKind.Activation && !known.Spent.Contains(entry.Identity))
            .Any(change.Allowed.Contains);
    }

    // Without consent a sequence may start sending only while nobody is in it; this flag alone makes the apply check
    // it.
    private static bool StartsUnasked(SequenceChange change, bool mayHaveMadeThem, Consents consents, Policy policy) =>
        (
            change.Action == SequenceAction.Update
                ? !change.OnlyWhileEmpty
                : change.Action == SequenceAction.Create && mayHaveMadeThem
        )
        && Effects.SwitchesOn(change.Fields)
        && !policy.ActivationAllowed
        && !consents.Activation.Contains(change.Key);
}
