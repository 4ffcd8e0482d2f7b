using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>What of a step or touch is compared when nothing else says which one it is.</summary>
/// <param name="Type">Steps: the type, which must be equal. Touches: empty.</param>
/// <param name="Texts">The texts that have words, the step's own and one for each touch; null when they are not
/// managed.</param>
/// <param name="Wordings">The same texts word for word; null when they are not managed.</param>
/// <param name="Wait">Seconds since the previous step, or the exact time; null when not said.</param>
public sealed partial record Traits(
    string Type,
    ImmutableArray<ImmutableArray<string>>? Texts,
    ImmutableArray<Wording>? Wordings,
    long? Wait
)
{
    private const char Joint = ' ';

    public static Traits Of(DesiredStep step) =>
        step.Touches is not null || step.Fields.Contains(Fields.Note)
            ? Of(step.Type, [step.Fields, .. (step.Touches ?? []).Select(touch => touch.Fields)], WaitOf(step.Fields))
            : new(step.Type, null, null, WaitOf(step.Fields));

    public static Traits Of(CurrentStep step) =>
        Of(step.Type, [step.Fields, .. step.Touches.Select(touch => touch.Fields)], WaitOf(step.Fields));

    public static Traits Of(FieldSet touch) => Of("", [touch], null);

    /// <summary>Whether a term is two neighbouring words, which tell texts of the same words apart.</summary>
    public static bool IsPair(string term) => term.Contains(Joint, StringComparison.Ordinal);

    private static Traits Of(string type, ImmutableArray<FieldSet> parts, long? wait) =>
        new(
            type,
            [.. parts.Select(TermsOf).Where(terms => !terms.IsEmpty)],
            [.. parts.Select(WordingOf).Where(wording => wording.Body.Length > 0)],
            wait
        );

    // A subject that a file does not manage may be any.
    private static Wording WordingOf(FieldSet fields) =>
        new(
            fields.Contains(Fields.Subject) ? Joined(fields[Fields.Subject]) : null,
            fields.Contains(Fields.Body) ? Joined(fields[Fields.Body]) : Joined(fields[Fields.Note])
        );

    private static string Joined(FieldValue? value) => string.Join(Joint, WordsOf(value));

    // Words and pairs of neighbouring words in ordinal order, repeats kept.
    private static ImmutableArray<string> TermsOf(FieldSet fields) =>
        [
            .. new[] { fields[Fields.Subject], fields[Fields.Body], fields[Fields.Note] }
                .Select(WordsOf)
                .SelectMany(words => words.Concat(words.Zip(words.Skip(1), (one, next) => $"{one}{Joint}{next}")))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> WordsOf(FieldValue? value) =>
        [
            .. Word()
                .Matches(
                    value switch
                    {
                        FieldValue.Text text => text.Value,
                        FieldValue.Html html => HtmlText.Visible(html.Markup),
                        _ => "",
                    }
                )
                .Select(match => match.Value.ToLowerInvariant()),
        ];

    private static long? WaitOf(FieldSet fields) =>
        (fields[Fields.At], fields[Fields.Wait]) switch
        {
            (FieldValue.Moment moment, _) => moment.Value.ToUnixTimeSeconds(),
            (_, FieldValue.Wait wait) => wait.Seconds,
            _ => null,
        };

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();
}

/// <summary>A touch or note word for word.</summary>
/// <param name="Subject">The words of the subject; null when not managed.</param>
/// <param name="Body">The words of the body or the note.</param>
public sealed record Wording(string? Subject, string Body)
{
    private const double SameBody = 0.5;

    /// <summary>
    /// What its being equal to another proves: everything, less where only the bodies are, and nothing where they
    /// differ.
    /// </summary>
    public double ProofOf(Wording other) =>
        Body != other.Body ? 0
        : Subject == other.Subject || Subject is null || other.Subject is null ? 1
        : SameBody;
}
