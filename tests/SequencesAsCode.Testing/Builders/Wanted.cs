namespace SequencesAsCode.Testing.Builders;

/// <summary>What files say: sequences, steps and touches with as much as a test names.</summary>
internal static class Wanted
{
    public static DesiredSequence Sequence(string key, params IEnumerable<DesiredStep> steps) =>
        new()
        {
            Key = key,
            Fields = FieldSet.Of((Fields.Name, Some.Text($"Sequence {key}"))),
            Steps = [.. steps],
            At = Some.At(key),
        };

    /// <summary>An email with one approved touch.</summary>
    public static DesiredStep Email(string? key, string body, int days = 1) => Emails(key, days, Touch("a", body));

    public static DesiredStep Emails(string? key, int days, params IEnumerable<DesiredTouch> touches) =>
        new(
            key,
            null,
            StepTypes.AutoEmail,
            FieldSet.Of((Fields.Wait, Some.Days(days))),
            [.. touches],
            Some.At("any", 10)
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

    public static Tombstone Tombstone(string? id = null, string? key = null) =>
        new(id, key, "had its day", Some.At("any", 30));
}
