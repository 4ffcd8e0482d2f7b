namespace SequencesAsCode.Testing.Builders;

/// <summary>Edits of the account, as people make them in Apollo.</summary>
internal static class CurrentEdits
{
    public static CurrentSequence With(this CurrentSequence sequence, Field field, FieldValue value) =>
        sequence with
        {
            Fields = sequence.Fields.With(field, value),
        };

    /// <summary>Turns the sequence on and puts the same people into it and into each step.</summary>
    public static CurrentSequence Live(this CurrentSequence sequence, People people) =>
        sequence.With(Fields.Active, new FieldValue.Flag(true)) with
        {
            People = people,
            Steps = [.. sequence.Steps.Select(step => step with { People = people })],
        };

    public static CurrentSequence WithStep(
        this CurrentSequence sequence,
        int index,
        Func<CurrentStep, CurrentStep> edit
    ) => sequence with { Steps = sequence.Steps.SetItem(index, edit(sequence.Steps[index])) };

    public static CurrentSequence WithoutStep(this CurrentSequence sequence, int index) =>
        sequence with
        {
            Steps = sequence.Steps.RemoveAt(index),
        };

    public static CurrentSequence Adding(this CurrentSequence sequence, params IEnumerable<CurrentStep> steps) =>
        sequence with
        {
            Steps = sequence.Steps.AddRange(steps),
        };

    public static CurrentStep With(this CurrentStep step, Field field, FieldValue value) =>
        step with
        {
            Fields = step.Fields.With(field, value),
        };

    public static CurrentStep WithTouch(this CurrentStep step, int index, Func<CurrentTouch, CurrentTouch> edit) =>
        step with
        {
            Touches = step.Touches.SetItem(index, edit(step.Touches[index])),
        };

    public static CurrentStep WithoutTouch(this CurrentStep step, int index) =>
        step with
        {
            Touches = step.Touches.RemoveAt(index),
        };

    public static CurrentTouch With(this CurrentTouch touch, Field field, FieldValue value) =>
        touch with
        {
            Fields = touch.Fields.With(field, value),
        };
}
