namespace SequencesAsCode.Testing.Builders;

/// <summary>What the files ask for: sequences, steps and touches with only what a test sets.</summary>
internal static class Wanted
{
    /// <summary>The key of a sequence when a test does not choose one.</summary>
    public const string Key = "q3-outbound";

    /// <summary>A sequence called "Sequence" and its key.</summary>
    public static DesiredSequence Sequence(string key, params IEnumerable<DesiredStep> steps) =>
        New($"Sequence {key}", key, [.. steps]);

    /// <summary>A sequence with a name of its own, under <see cref="Key"/>.</summary>
    public static DesiredSequence New(string name, params ImmutableArray<DesiredStep> steps) => New(name, Key, steps);

    /// <summary>A sequence with a name and a key of its own.</summary>
    public static DesiredSequence New(string name, string key, params ImmutableArray<DesiredStep> steps) =>
        new()
        {
            Key = key,
            Fields = FieldSet.Of((Fields.Name, Some.Text(name))),
            Steps = steps,
            At = Some.At(key),
        };

    /// <summary>A sequence of the account with all its steps, by their ids; only its name is managed.</summary>
    public static DesiredSequence Like(CurrentSequence current, string key = Key) =>
        new()
        {
            Key = key,
            Id = current.Id,
            Fields = FieldSet.Of((Fields.Name, Some.Text(current.Name))),
            Steps =
            [
                .. current.Steps.Select(step => new DesiredStep(
                    null,
                    step.Id,
                    step.Type,
                    FieldSet.Empty,
                    null,
                    Some.At(key)
                )),
            ],
            At = Some.At(key),
            WinsWithoutLock = true,
        };

    /// <summary>An automatic email with one approved touch.</summary>
    public static DesiredStep Email(string? key, string body, int days = 1) => Emails(key, days, Touch("a", body));

    /// <summary>An automatic email with several touches.</summary>
    public static DesiredStep Emails(string? key, int days, params IEnumerable<DesiredTouch> touches) =>
        new(
            key,
            null,
            StepTypes.AutoEmail,
            FieldSet.Of((Fields.Wait, Some.Days(days))),
            [.. touches],
            Some.At("any", 10)
        );

    /// <summary>An automatic email with one touch that has no status.</summary>
    public static DesiredStep Draft(
        string key,
        string subject,
        string body = "<p>Hello</p>",
        FieldValue? wait = null
    ) =>
        new(
            key,
            null,
            StepTypes.AutoEmail,
            FieldSet.Of((Fields.Wait, wait ?? Some.Days(1))),
            [DraftTouch("a", subject, body)],
            Some.At(Key)
        );

    public static DesiredStep Call(string? key, string note, int days = 2) =>
        new(
            key,
            null,
            StepTypes.Call,
            FieldSet.Of((Fields.Wait, Some.Days(days)), (Fields.Note, Some.Html(note))),
            null,
            Some.At("any", 20)
        );

    /// <summary>A step without touches.</summary>
    public static DesiredStep Step(
        string key,
        string type,
        params IEnumerable<(Field Field, FieldValue Value)> fields
    ) => new(key, null, type, FieldSet.Of(fields), null, Some.At(Key));

    public static DesiredTouch Touch(string? key, string body, string status = "approved") =>
        new(
            key,
            null,
            FieldSet.Of(
                (Fields.Status, Some.Text(status)),
                (Fields.Subject, Some.Text("Hello")),
                (Fields.Body, Some.Html(body))
            ),
            Some.At("any", 11)
        );

    /// <summary>A touch without a status.</summary>
    public static DesiredTouch DraftTouch(string? key, string subject, string body = "<p>Hello</p>") =>
        new(key, null, FieldSet.Of((Fields.Subject, Some.Text(subject)), (Fields.Body, Some.Html(body))), Some.At(Key));

    /// <summary>The entry of a deleted step or touch under <c>removed</c>.</summary>
    public static Tombstone Tombstone(string? id = null, string? key = null) =>
        new(id, key, "had its day", Some.At("any", 30));
}
