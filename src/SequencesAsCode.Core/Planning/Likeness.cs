using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>The words and settings of a step or touch by which two of them are compared.</summary>
/// <param name="Type">Steps: the type, which must be equal. Touches: empty.</param>
/// <param name="Words">Words of subject, body and note in ordinal order, repeats kept; null when they are not managed.</param>
/// <param name="Wait">Seconds since the previous step, or the exact time; null when not said.</param>
/// <param name="Place">0 for the first, 1 for the last.</param>
internal sealed partial record Likeness(string Type, ImmutableArray<string>? Words, long? Wait, double Place)
{
    /// <summary>Under this two things are not the same.</summary>
    public const double Threshold = 0.4;

    public static Likeness Of(DesiredStep step, int index, int count) =>
        new(step.Type, step.Touches is { } touches || step.Fields.Contains(Fields.Note) ? WordsOf([step.Fields, .. (step.Touches ?? []).Select(touch => touch.Fields)]) : null, WaitOf(step.Fields), PlaceOf(index, count));

    public static Likeness Of(CurrentStep step, int index, int count) =>
        new(step.Type, WordsOf([step.Fields, .. step.Touches.Select(touch => touch.Fields)]), WaitOf(step.Fields), PlaceOf(index, count));

    public static Likeness Of(FieldSet touch, int index, int count) => new("", WordsOf([touch]), null, PlaceOf(index, count));

    /// <summary>From 0, nothing in common, to 1, equal.</summary>
    public double To(Likeness other)
    {
        if (Type != other.Type) return 0;
        var place = 1 - Math.Abs(Place - other.Place);
        var wait = Wait is null || other.Wait is null ? 0.5 : Wait == other.Wait ? 1 : 0;
        var words = Words is null || other.Words is null ? 0.6 : Overlap(Words.Value, other.Words.Value);
        return (0.8 * words) + (0.08 * wait) + (0.12 * place);
    }

    // Dice's coefficient over multisets; both lists are sorted. Two texts without a word have everything in common.
    private static double Overlap(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.Length + b.Length == 0) return 1;
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            if (order == 0) common++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return 2.0 * common / (a.Length + b.Length);
    }

    private static ImmutableArray<string> WordsOf(IEnumerable<FieldSet> parts) =>
        [.. parts.SelectMany(TextsOf).SelectMany(text => Word().Matches(text).Select(match => match.Value.ToLowerInvariant())).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> TextsOf(FieldSet fields) =>
        new[] { fields[Fields.Subject], fields[Fields.Body], fields[Fields.Note] }.Select(value => value switch
        {
            FieldValue.Text text => text.Value,
            FieldValue.Html html => HtmlText.Visible(html.Markup),
            _ => "",
        });

    private static long? WaitOf(FieldSet fields) => (fields[Fields.At], fields[Fields.Wait]) switch
    {
        (FieldValue.Moment moment, _) => moment.Value.ToUnixTimeSeconds(),
        (_, FieldValue.Wait wait) => wait.Seconds,
        _ => null,
    };

    private static double PlaceOf(int index, int count) => count <= 1 ? 0 : (double)index / (count - 1);

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();
}
