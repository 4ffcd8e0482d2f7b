namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>A step while its sequence is planned.</summary>
/// <param name="Change">What happens to it; its place afterwards is not settled yet.</param>
/// <param name="Target">The step after the change; null when it is gone then.</param>
internal sealed record PlannedStep(StepChange Change, TargetStep? Target);

/// <summary>Makes the plan's entries for steps.</summary>
internal static class StepChanges
{
    /// <summary>A step of the file that is created.</summary>
    public static PlannedStep Created(DesiredStep step, string handle, Reason reason)
    {
        var fields = FieldPlanner.Create(step.Fields, reason);
        var (touches, touchTargets) = TouchPlanner.Create(step, handle, reason);
        var change = Listed(step, handle, PartAction.Create, reason) with
        {
            Fields = fields.Changes,
            Touches = touches,
        };
        return new(change, TargetOf(step, handle, fields) with { Touches = touchTargets });
    }

    /// <summary>A step that takes the place of one of another type.</summary>
    /// <param name="made">The new step.</param>
    /// <param name="current">The step that it replaces.</param>
    /// <param name="position">The zero-based place of the replaced step.</param>
    /// <param name="by">What matched the two.</param>
    public static PlannedStep Replaced(PlannedStep made, CurrentStep current, int position, MatchedBy by) =>
        made with
        {
            Change = made.Change with
            {
                Action = PartAction.Replace,
                Id = current.Id,
                FormerType = current.Type,
                From = position + 1,
                People = current.People,
                MatchedBy = by,
            },
        };

    /// <summary>A step of the file, without what changes in it.</summary>
    public static StepChange Listed(DesiredStep step, string handle, PartAction action, Reason reason) =>
        new()
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = step.Key,
            Type = step.Type,
            People = People.Nobody,
            At = step.At,
        };

    /// <summary>A step in Apollo that no file lists.</summary>
    /// <param name="step">The step.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    /// <param name="handle">Its handle.</param>
    /// <param name="index">Its zero-based place in Apollo.</param>
    /// <param name="action">What happens to it.</param>
    /// <param name="reason">Why.</param>
    public static StepChange Unlisted(
        CurrentStep step,
        BaseStep? known,
        string handle,
        int index,
        PartAction action,
        Reason reason
    ) =>
        new()
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = known?.Key,
            Id = step.Id,
            Type = step.Type,
            From = index + 1,
            People = step.People,
        };

    /// <summary>A step of the file as it is after the change, without its id and touches.</summary>
    public static TargetStep TargetOf(DesiredStep step, string handle, FieldDecisions fields) =>
        new()
        {
            Key = step.Key,
            Handle = handle,
            Type = step.Type,
            Fields = fields.Target,
            Recorded = fields.Recorded,
            Resent = fields.Rewritten.Resent,
        };
}
