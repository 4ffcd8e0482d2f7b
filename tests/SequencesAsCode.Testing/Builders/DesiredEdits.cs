namespace SequencesAsCode.Testing.Builders;

/// <summary>Edits of what the files ask for.</summary>
internal static class DesiredEdits
{
    public static DesiredSequence With(this DesiredSequence sequence, Field field, FieldValue value) =>
        sequence with
        {
            Fields = sequence.Fields.With(field, value),
        };

    public static DesiredSequence Named(this DesiredSequence sequence, string name) =>
        sequence.With(Fields.Name, Some.Text(name));

    public static DesiredSequence Active(this DesiredSequence sequence, bool active) =>
        sequence.With(Fields.Active, new FieldValue.Flag(active));

    public static DesiredSequence WithStep(
        this DesiredSequence sequence,
        int index,
        Func<DesiredStep, DesiredStep> edit
    ) => sequence with { Steps = sequence.Steps!.Value.SetItem(index, edit(sequence.Steps.Value[index])) };

    public static DesiredSequence WithoutStep(this DesiredSequence sequence, int index) =>
        sequence with
        {
            Steps = sequence.Steps!.Value.RemoveAt(index),
        };

    public static DesiredSequence WithSteps(this DesiredSequence sequence, params IEnumerable<DesiredStep> steps) =>
        sequence with
        {
            Steps = [.. steps],
        };

    public static DesiredStep With(this DesiredStep step, Field field, FieldValue value) =>
        step with
        {
            Fields = step.Fields.With(field, value),
        };

    public static DesiredStep WithTouches(this DesiredStep step, params IEnumerable<DesiredTouch> touches) =>
        step with
        {
            Touches = [.. touches],
        };

    /// <summary>Lists every touch of a step by its id, and changes the first one.</summary>
    public static DesiredStep WithTouches(
        this DesiredStep step,
        CurrentSequence current,
        Func<DesiredTouch, DesiredTouch>? changeFirst = null
    )
    {
        ImmutableArray<DesiredTouch> touches =
        [
            .. current
                .Steps.Single(held => held.Id == step.Id)
                .Touches.Select(touch => new DesiredTouch(null, touch.Id, FieldSet.Empty, Some.At(Wanted.Key))),
        ];
        return step with { Touches = changeFirst is null ? touches : touches.SetItem(0, changeFirst(touches[0])) };
    }

    public static DesiredStep WithTouch(this DesiredStep step, int index, Func<DesiredTouch, DesiredTouch> edit) =>
        step with
        {
            Touches = step.Touches!.Value.SetItem(index, edit(step.Touches.Value[index])),
        };

    public static DesiredTouch With(this DesiredTouch touch, Field field, FieldValue value) =>
        touch with
        {
            Fields = touch.Fields.With(field, value),
        };
}
