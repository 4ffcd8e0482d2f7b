namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>Short values of steps and variants that change: waits, priorities, approval.</summary>
internal sealed class ValueFacts(StepNames names)
{
    /// <summary>The facts.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="isDayTold">Whether the new day of a step is a fact of its own, so that its wait is not.</param>
    public IEnumerable<ChangeFact> Of(SequenceChange sequence, Func<StepChange, bool> isDayTold) =>
        from step in sequence.Steps
        where step.Action is PartAction.None or PartAction.Update or PartAction.Move
        from fact in OfStep(step, isDayTold(step)).Concat(step.Touches.SelectMany(touch => OfTouch(step, touch)))
        select fact;

    private IEnumerable<ChangeFact> OfStep(StepChange step, bool isDayTold)
    {
        var values = step.Fields.Where(change => !(isDayTold && change.Field == Fields.Wait));
        if (Short(values) is { Length: > 0 } text)
            yield return new($"{Phrases.Sentence(names.Of(step))}: {text}");
    }

    private IEnumerable<ChangeFact> OfTouch(StepChange step, TouchChange touch)
    {
        if (touch.Action != PartAction.Update)
            yield break;
        var name = names.Of(step, touch);
        var status = touch.Fields.FirstOrDefault(change => change.Field == Fields.Status);
        if (status is not null)
            yield return status.After is FieldValue.Text { Value: "approved" }
                ? new($"Approves {name}", IsLoss: true)
                : new($"Puts {name} back under review, so it is not sent", IsLoss: true);
        if (Short(touch.Fields.Where(change => change.Field != Fields.Status)) is { Length: > 0 } text)
            yield return new($"{Phrases.Sentence(name)}: {text}");
    }

    /// <summary>Short values in a line. That no earlier apply is known is said once for the whole sequence.</summary>
    public static string Short(IEnumerable<FieldChange> changes) =>
        FieldPhrases.Short(
            changes.Select(change =>
                change.Reason == Reason.NoBase ? change with { Reason = Reason.FieldChanged } : change
            )
        );
}
