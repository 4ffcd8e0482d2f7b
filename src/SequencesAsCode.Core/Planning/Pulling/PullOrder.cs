using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>The order in which a file is to list its steps after a pull.</summary>
/// <param name="Steps">The steps of the plan in that order.</param>
/// <param name="IsTaken">Whether Apollo's order replaces the file's.</param>
/// <param name="IsConflict">Whether both sides moved steps, and Apollo's order was not asked for.</param>
internal sealed record PullOrder(ImmutableArray<StepChange> Steps, bool IsTaken, bool IsConflict)
{
    /// <summary>
    /// The order of the plan's steps: Apollo's where only Apollo moved steps, otherwise the file's.
    /// </summary>
    /// <param name="change">The sequence's entry of the plan.</param>
    /// <param name="known">What the lock knows of it.</param>
    /// <param name="comesBack">Whether a step that left the file is taken into it again.</param>
    /// <param name="theirs">Whether Apollo's side wins where both moved.</param>
    public static PullOrder Decide(
        SequenceChange change,
        BaseSequence? known,
        Func<StepChange, bool> comesBack,
        bool theirs
    )
    {
        bool IsThere(StepChange step) => step.From is not null && (step.Action != PartAction.Remove || comesBack(step));
        var isConflict =
            known is not null
            && IsThreeWay(
                [
                    .. change.Steps.Where(step =>
                        IsThere(step) && (step.At is not null || step.Action == PartAction.Remove)
                    ),
                ],
                known
            );
        if (!theirs || (known is not null && !isConflict))
            return new(change.Steps, change.OrderDrift, isConflict);

        var inService = new Queue<StepChange>(change.Steps.Where(IsThere).OrderBy(step => step.From));
        ImmutableArray<StepChange> ordered =
        [
            .. change.Steps.Select(step => IsThere(step) ? inService.Dequeue() : step),
        ];
        return new(ordered, change.OrderDrift || !ordered.SequenceEqual(change.Steps), false);
    }

    // Whether the orders of lock, file and Apollo all differ, as the plan decides it.
    private static bool IsThreeWay(ImmutableArray<StepChange> inFile, BaseSequence known)
    {
        var places = known.Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var file = inFile.Where(step => step.Id is not null && places.ContainsKey(step.Id)).ToList();
        var service = file.OrderBy(step => step.From).ToList();
        return !file.SequenceEqual(service) && !IsRising(file) && !IsRising(service);

        bool IsRising(List<StepChange> steps) => LongestRun.IsAll(steps.ConvertAll(step => places[step.Id!]));
    }
}
