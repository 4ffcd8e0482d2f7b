using System.Collections.Immutable;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Makes texts ready to be shown: cleaned, for both contacts, with changed words marked.</summary>
internal static class TextPreviews
{
    // Beyond this a source is not shown a second time.
    private const int LongestSource = 100_000;

    /// <summary>A field of one side. A side that is there and has no text is not a side that is not there.</summary>
    public static FieldValue? On(FieldSet? side, Field field) => side is null ? null : side[field] ?? FieldValue.None;

    /// <summary>An email's body; of a missing side the value is null.</summary>
    public static PreviewText OfBody(FieldValue? before, FieldValue? after, bool compare) => Of(Source(before), Source(after), compare, BodyCleaner.Clean);

    /// <summary>A subject, or a text that is read as text; null when neither side has one.</summary>
    public static PreviewText? OfText(FieldValue? before, FieldValue? after, bool compare)
    {
        if (Source(before) is not { Length: > 0 } && Source(after) is not { Length: > 0 }) return null;
        return Of(Source(before), Source(after), compare, before is FieldValue.Html || after is FieldValue.Html ? (text, contact) => BodyCleaner.OfText(HtmlText.Visible(text), contact) : BodyCleaner.OfText);
    }

    private static PreviewText Of(string? before, string? after, bool compare, Func<string, SampleContact, ImmutableArray<BodyPart>> parts)
    {
        if (!compare) return new(null, after is null ? null : For(after));
        if (before is null || after is null) return new(before is null ? null : For(before), after is null ? null : For(after));
        if (before == after) return new(null, For(after));
        var sample = Compared(SampleContact.Complete);
        var missing = HasVariables(before) || HasVariables(after) ? Compared(SampleContact.Missing) : sample;
        var (old, now) = (Targets(before), Targets(after));
        return new(new(sample.Before, missing.Before), new(sample.After, missing.After))
        {
            Remarks = [.. Remarks(sample, missing, !old.SequenceEqual(now, StringComparer.Ordinal))],
            Gone = Without(old, now),
            Come = Without(now, old),
            Source = (sample.Change != TextChange.Words || HasConditions(before) || HasConditions(after)) && before.Length + after.Length < LongestSource
                ? BodyDiff.Of([new BodyPart.Words(before)], [new BodyPart.Words(after)]) : null,
        };

        ForBoth For(string text) => parts(text, SampleContact.Complete) is var known && HasVariables(text) ? new(known, parts(text, SampleContact.Missing)) : new(known, known);

        BodyDiff Compared(SampleContact contact) => BodyDiff.Of(parts(before, contact), parts(after, contact));
    }

    private static IEnumerable<string> Remarks(BodyDiff sample, BodyDiff missing, bool leadsElsewhere)
    {
        if (sample.Change == TextChange.TooLong || missing.Change == TextChange.TooLong) yield return "The text changed and is too long for its words to be marked.";
        else if (sample.Change == TextChange.Words)
        {
            if (missing.Change != TextChange.Words || BodyDiff.Marked(sample.Before) != BodyDiff.Marked(missing.Before) || BodyDiff.Marked(sample.After) != BodyDiff.Marked(missing.After))
                yield return "A contact with missing data gets other changes: choose “Missing data” to see them.";
        }
        else if (missing.Change == TextChange.Words) yield return "Words change only for a contact with missing data: choose “Missing data” to see them.";
        else if (leadsElsewhere || sample.Change == TextChange.Targets || missing.Change == TextChange.Targets) yield return "The words are the same; links or images changed.";
        else if (sample.Change == TextChange.Markup || missing.Change == TextChange.Markup) yield return "The words are the same; only line breaks, looks or other markup changed.";
        else yield return "What changed is seen by neither of the two contacts: it is in a condition, a variable or markup that is not shown.";
    }

    // As they are written, so that a link on a side of a condition that neither contact gets is listed too.
    private static List<string> Targets(string markup) => [.. BodyDiff.Targets(BodyCleaner.AsWritten(markup))];

    // As often as one has it more than the other.
    private static ImmutableArray<string> Without(List<string> targets, List<string> others)
    {
        var rest = others.CountBy(target => target, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var left = targets.Where(target => !(rest.TryGetValue(target, out var count) && (rest[target] = count - 1) >= 0));
        return [.. left.Distinct(StringComparer.Ordinal)];
    }

    private static bool HasConditions(string text) => MergeText.Parts(text).Any(part => part.Kind is MergeKind.If or MergeKind.Else or MergeKind.Other);

    // Without one, both contacts read the same.
    private static bool HasVariables(string text) => text.Contains("{{", StringComparison.Ordinal);

    private static string? Source(FieldValue? value) => value switch
    {
        FieldValue.Html html => html.Markup,
        FieldValue.Text text => text.Value,
        null => null,
        _ => "",
    };
}
