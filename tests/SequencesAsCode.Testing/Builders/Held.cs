namespace SequencesAsCode.Testing.Builders;

/// <summary>What the service holds: switched off and with nobody in it unless a test says otherwise.</summary>
internal static class Held
{
    /// <summary>
    /// 24-hex ids: <paramref name="sequence"/> 1 to 9 holds the steps 10, 20, … and their touches 11, 12, 21, …
    /// </summary>
    public static string Id(int sequence, int part = 0) => $"66e9e215ece19801{sequence:0000}{part:0000}";

    /// <summary>Exactly what a file says, as the service would hold it after an apply.</summary>
    public static CurrentSequence Of(DesiredSequence file, int sequence = 1) =>
        new()
        {
            Id = Id(sequence),
            Fields = FieldSet.Of((Fields.Active, new FieldValue.Flag(false))).With(file.Fields),
            Steps = [.. (file.Steps ?? []).Select((step, index) => Step(step, sequence, (index + 1) * 10))],
            People = People.Nobody,
            Fingerprint = $"sha256:{sequence}",
        };

    public static CurrentStep Step(DesiredStep step, int sequence, int part) =>
        new(
            Id(sequence, part),
            step.Type,
            step.Fields,
            [
                .. (step.Touches ?? []).Select(
                    (touch, index) => new CurrentTouch(Id(sequence, part + index + 1), touch.Fields, [])
                ),
            ],
            People.Nobody
        );

    public static CurrentSequence With(this CurrentSequence sequence, Field field, FieldValue value) =>
        sequence with
        {
            Fields = sequence.Fields.With(field, value),
        };

    /// <summary>Switched on, with people in it and in each step.</summary>
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

    /// <summary>The lock after an apply of a file that left the service as it is: parts pair up by place.</summary>
    public static BaseSequence Known(DesiredSequence file, CurrentSequence held) =>
        new(
            held.Id,
            file.Key,
            held.Name,
            Pairs(file.Fields, held.Fields),
            [.. (file.Steps ?? []).Zip(held.Steps, Known)]
        );

    private static BaseStep Known(DesiredStep step, CurrentStep held) =>
        new(
            held.Id,
            step.Key,
            held.Type,
            Pairs(step.Fields, held.Fields),
            [
                .. (step.Touches ?? []).Zip(
                    held.Touches,
                    (touch, other) => new BaseTouch(other.Id, touch.Key, Pairs(touch.Fields, other.Fields))
                ),
            ]
        );

    private static BaseFields Pairs(FieldSet sent, FieldSet returned) =>
        sent.Aggregate(
            BaseFields.Empty,
            (fields, pair) =>
                fields.With(
                    pair.Key,
                    new(
                        FieldToken.Of(pair.Key, pair.Value),
                        FieldToken.Of(pair.Key, returned[pair.Key]),
                        FieldToken.SourceOf(pair.Value)
                    )
                )
        );
}
