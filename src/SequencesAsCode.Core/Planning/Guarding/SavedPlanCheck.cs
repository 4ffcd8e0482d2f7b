namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>
/// Whether a saved plan can be what a planner made: its checksum finds accidents, and this finds a plan whose requests
/// are not those of the changes that it shows.
/// </summary>
public static class SavedPlanCheck
{
    /// <summary>The key of the first change that is not sound; null when all are.</summary>
    /// <param name="plan">As it was saved.</param>
    /// <param name="source">Of the requests.</param>
    /// <param name="policy">The workspace's, whose files are those of the plan.</param>
    /// <param name="base">The lock and the journal, which are those of the plan.</param>
    public static string? Of(Plan plan, IRequestSource source, Policy policy, Base @base)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(@base);
        var (keys, ids) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        return plan
            .Sequences.FirstOrDefault(change =>
                !keys.Add(change.Key)
                || (change.Id is { } id && !ids.Add(id))
                || !IsSound(change, source)
                || StartsUnasked(change, @base.KnowsNothing, plan.Context.Consents, policy)
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

    // Without consent it may start to send only while nobody is in it, and only this says so to the one who carries it
    // out.
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
