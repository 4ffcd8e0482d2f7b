namespace SequencesAsCode.Testing.Builders;

/// <summary>What the account and the lock hold: inactive sequences without people, as an apply leaves them.</summary>
internal static class Held
{
    /// <summary>
    /// An id of 24 hex digits. The steps of a sequence are its parts 10, 20, …; their touches are 11, 12, 21, …
    /// </summary>
    public static string Id(int sequence, int part = 0) => $"66e9e215ece19801{sequence:0000}{part:0000}";

    /// <summary>The sequence that the account has after a file was applied.</summary>
    public static CurrentSequence Of(DesiredSequence file, int sequence = 1) =>
        new()
        {
            Id = Id(sequence),
            Fields = FieldSet.Of((Fields.Active, new FieldValue.Flag(false))).With(file.Fields),
            Steps = [.. (file.Steps ?? []).Select((step, index) => Step(step, sequence, (index + 1) * 10))],
            People = People.Nobody,
            Fingerprint = $"sha256:{sequence}",
        };

    /// <summary>A step of the account, with the part number that its id has.</summary>
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

    /// <summary>The lock entry that an apply of the file leaves. Steps and touches pair up by position.</summary>
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
