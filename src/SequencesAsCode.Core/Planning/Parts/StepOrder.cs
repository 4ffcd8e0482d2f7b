namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>
/// Orders the steps of a sequence whose service does not show their order. With a lock they get the order of the last
/// apply, so that a step that moved in the file is seen. Without a lock they get the order of the file.
/// </summary>
internal static class StepOrder
{
    /// <summary>The sequence with its steps in that order.</summary>
    /// <param name="desired">The file.</param>
    /// <param name="current">The sequence as it was read; the order of its steps has no meaning.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    /// <param name="rules">How parts are compared.</param>
    public static CurrentSequence Complete(
        DesiredSequence desired,
        CurrentSequence current,
        BaseSequence? known,
        PartRules rules
    )
    {
        if (!current.IsOrderUnknown)
            return current;
        if (known is { Steps.IsEmpty: false })
            return current.InOrder([.. known.Steps.Select(step => step.Id)]);
        var (paired, _) = new StepPlanner(rules, new Findings()).Plan(desired.Steps, current, known);
        return current.InOrder([.. paired.Where(step => step.To is not null).Select(step => step.Id).OfType<string>()]);
    }
}
