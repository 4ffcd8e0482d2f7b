namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The content of a step or touch that is compared when nothing else tells which one it is.</summary>
/// <param name="Type">Steps: the type, which must be equal. Touches: empty.</param>
/// <param name="Texts">The texts that have words, the step's own and one for each touch; null when they are not
/// managed.</param>
/// <param name="Wordings">The same texts word for word; null when they are not managed.</param>
/// <param name="Wait">Seconds since the previous step, or the exact time; null when there is neither.</param>
public sealed record Traits(
    string Type,
    ImmutableArray<ImmutableArray<string>>? Texts,
    ImmutableArray<Wording>? Wordings,
    long? Wait
)
{
    /// <summary>The traits of a step of a file.</summary>
    public static Traits Of(DesiredStep step) =>
        step.Touches is not null || step.Fields.Contains(Fields.Note)
            ? Of(step.Type, [step.Fields, .. (step.Touches ?? []).Select(touch => touch.Fields)], WaitOf(step.Fields))
            : new(step.Type, null, null, WaitOf(step.Fields));

    /// <summary>The traits of a step in Apollo.</summary>
    public static Traits Of(CurrentStep step) =>
        Of(step.Type, [step.Fields, .. step.Touches.Select(touch => touch.Fields)], WaitOf(step.Fields));

    /// <summary>The traits of a touch.</summary>
    public static Traits Of(FieldSet touch) => Of("", [touch], null);

    /// <summary>Whether a term is a pair of neighboring words; pairs tell texts of the same words apart.</summary>
    public static bool IsPair(string term) => term.Contains(PartWords.Joint, StringComparison.Ordinal);

    private static Traits Of(string type, ImmutableArray<FieldSet> parts, long? wait)
    {
        var words = parts.Select(PartWords.Of).ToList();
        return new(
            type,
            [.. words.Select(part => part.Terms).Where(terms => !terms.IsEmpty)],
            [.. words.Select(part => part.Wording).Where(wording => wording.Body.Length > 0)],
            wait
        );
    }

    private static long? WaitOf(FieldSet fields) =>
        (fields[Fields.At], fields[Fields.Wait]) switch
        {
            (FieldValue.Moment moment, _) => moment.Value.ToUnixTimeSeconds(),
            (_, FieldValue.Wait wait) => wait.Seconds,
            _ => null,
        };
}

/// <summary>The wording of a touch or note.</summary>
/// <param name="Subject">The words of the subject; null when not managed.</param>
/// <param name="Body">The words of the body or the note.</param>
public sealed record Wording(string? Subject, string Body)
{
    private const double SameBody = 0.5;

    /// <summary>
    /// How much an equal wording proves: from 0 (the bodies differ) to 1 (subject and body are equal).
    /// </summary>
    public double ProofOf(Wording other)
    {
        if (Body != other.Body)
            return 0;
        return Subject is null || other.Subject is null || Subject == other.Subject ? 1 : SameBody;
    }
}
