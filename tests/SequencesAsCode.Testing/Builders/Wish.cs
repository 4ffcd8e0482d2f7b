namespace SequencesAsCode.Testing.Builders;

/// <summary>
/// What a file may want: everything that is there by its id, then changed by the one thing that a test is about.
/// </summary>
internal static class Wish
{
    public const string Key = "q3-outbound";

    /// <summary>Every step and touch as the service holds it, none of their fields managed.</summary>
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
                    At(key)
                )),
            ],
            At = At(key),
            WinsWithoutLock = true,
        };

    public static DesiredSequence New(string name, params ImmutableArray<DesiredStep> steps) => New(name, Key, steps);

    public static DesiredSequence New(string name, string key, params ImmutableArray<DesiredStep> steps) =>
        new()
        {
            Key = key,
            Fields = FieldSet.Of((Fields.Name, Some.Text(name))),
            Steps = steps,
            At = At(key),
        };

    public static DesiredStep Email(
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
            [Touch("a", subject, body)],
            At(Key)
        );

    public static DesiredStep Step(
        string key,
        string type,
        params IEnumerable<(Field Field, FieldValue Value)> fields
    ) => new(key, null, type, FieldSet.Of(fields), null, At(Key));

    public static DesiredTouch Touch(string? key, string subject, string body = "<p>Hello</p>") =>
        new(key, null, FieldSet.Of((Fields.Subject, Some.Text(subject)), (Fields.Body, Some.Html(body))), At(Key));

    private static SourceLocation At(string key) => Some.At(key);
}
