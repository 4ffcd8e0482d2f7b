using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>What of a step or touch is compared when nothing else says which one it is.</summary>
/// <param name="Type">Steps: the type, which must be equal. Touches: empty.</param>
/// <param name="Texts">The texts that have words, the step's own and one for each touch; null when they are not managed.</param>
/// <param name="Wait">Seconds since the previous step, or the exact time; null when not said.</param>
internal sealed partial record Traits(string Type, ImmutableArray<ImmutableArray<string>>? Texts, long? Wait)
{
    private const char Joint = ' ';

    public static Traits Of(DesiredStep step) => new(
        step.Type,
        step.Touches is not null || step.Fields.Contains(Fields.Note) ? TextsOf([step.Fields, .. (step.Touches ?? []).Select(touch => touch.Fields)]) : null,
        WaitOf(step.Fields));

    public static Traits Of(CurrentStep step) => new(step.Type, TextsOf([step.Fields, .. step.Touches.Select(touch => touch.Fields)]), WaitOf(step.Fields));

    public static Traits Of(FieldSet touch) => new("", TextsOf([touch]), null);

    /// <summary>Whether a term is two neighbouring words, which tell texts of the same words apart.</summary>
    public static bool IsPair(string term) => term.Contains(Joint, StringComparison.Ordinal);

    private static ImmutableArray<ImmutableArray<string>> TextsOf(IEnumerable<FieldSet> parts) => [.. parts.Select(TermsOf).Where(terms => !terms.IsEmpty)];

    // Words and pairs of neighbouring words in ordinal order, repeats kept.
    private static ImmutableArray<string> TermsOf(FieldSet fields) =>
        [.. new[] { fields[Fields.Subject], fields[Fields.Body], fields[Fields.Note] }.Select(WordsOf).SelectMany(words => words.Concat(words.Zip(words.Skip(1), (one, next) => $"{one}{Joint}{next}"))).Order(StringComparer.Ordinal)];

    private static List<string> WordsOf(FieldValue? value) => [.. Word().Matches(value switch
    {
        FieldValue.Text text => text.Value,
        FieldValue.Html html => HtmlText.Visible(html.Markup),
        _ => "",
    }).Select(match => match.Value.ToLowerInvariant())];

    private static long? WaitOf(FieldSet fields) => (fields[Fields.At], fields[Fields.Wait]) switch
    {
        (FieldValue.Moment moment, _) => moment.Value.ToUnixTimeSeconds(),
        (_, FieldValue.Wait wait) => wait.Seconds,
        _ => null,
    };

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();
}
