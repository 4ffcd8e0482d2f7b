namespace SequencesAsCode.Core.Planning;

/// <summary>
/// The order of the steps of a sequence whose service does not say it. What the lock knows stands as the last apply
/// left it,
/// so a step that moved in the file shows; the others stand as the file has them.
/// </summary>
internal static class StepOrder
{
    /// <summary>The sequence with its steps in that order.</summary>
    /// <param name="desired">The file.</param>
    /// <param name="current">As it was read, in an order that means nothing.</param>
    /// <param name="known">What the lock knows.</param>
    /// <param name="rules">How parts are compared.</param>
    public static CurrentSequence Of(
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
