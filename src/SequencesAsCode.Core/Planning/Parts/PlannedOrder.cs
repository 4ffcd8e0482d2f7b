using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Numbers planned steps by their place after the change, and finds which of them move.</summary>
internal static class PlannedOrder
{
    /// <summary>
    /// The steps in their final order. Of the steps that stay, those of the longest increasing run count as unmoved,
    /// and each other one is one move.
    /// </summary>
    /// <param name="planned">The steps in the order that is to hold.</param>
    /// <param name="movedInService">Ids of the steps that were moved in Apollo and stay there.</param>
    public static (ImmutableArray<StepChange> Changes, ImmutableArray<TargetStep> Target) Number(
        List<PlannedStep> planned,
        IReadOnlySet<string> movedInService
    )
    {
        var staying = planned.Where(step => step.Target?.Id is not null).ToList();
        var unmoved = LongestRun.Mark([.. staying.Select(step => step.Change.From!.Value)]);
        var moved = staying.Where((_, index) => !unmoved[index]).ToHashSet(ReferenceEqualityComparer.Instance);

        var position = 0;
        var changes = planned.Select(step =>
            step.Target is null ? step.Change : Placed(step, ++position, moved.Contains(step), movedInService)
        );
        return ([.. changes], [.. planned.Select(step => step.Target).OfType<TargetStep>()]);
    }

    private static StepChange Placed(PlannedStep step, int position, bool isMoved, IReadOnlySet<string> movedInService)
    {
        var change = step.Change with { To = position };
        if (isMoved)
            return change with { Action = PartAction.Move, Reason = Reason.OrderChanged };
        var stays = change.Action == PartAction.None && movedInService.Contains(step.Target?.Id ?? "");
        return stays ? change with { Reason = Reason.MovedInService } : change;
    }
}
