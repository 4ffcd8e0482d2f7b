using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Prepares texts for a page: cleaned, for both contacts, with marks on changed words.</summary>
internal static class TextPreviews
{
    // In characters, of both versions; a longer source is not shown.
    private const int LongestSource = 100_000;

    /// <summary>The value of a field in a version; null where there is no such version.</summary>
    public static FieldValue? On(FieldSet? side, Field field) => side is null ? null : side[field] ?? FieldValue.None;

    /// <summary>The body of an email.</summary>
    /// <param name="before">The old version; null where there is none.</param>
    /// <param name="after">The new version; null where there is none.</param>
    /// <param name="compare">Whether to show the old version with marks.</param>
    public static PreviewText OfBody(FieldValue? before, FieldValue? after, bool compare) =>
        Of(Source(before), Source(after), compare, BodyCleaner.Clean);

    /// <summary>A subject, or another text without markup; null where neither version has one.</summary>
    /// <param name="before">The old version; null where there is none.</param>
    /// <param name="after">The new version; null where there is none.</param>
    /// <param name="compare">Whether to show the old version with marks.</param>
    public static PreviewText? OfText(FieldValue? before, FieldValue? after, bool compare)
    {
        if (Source(before) is not { Length: > 0 } && Source(after) is not { Length: > 0 })
            return null;
        var hasMarkup = before is FieldValue.Html || after is FieldValue.Html;
        return Of(Source(before), Source(after), compare, hasMarkup ? Visible : BodyCleaner.OfText);
    }

    private static ImmutableArray<BodyPart> Visible(string markup, SampleContact contact) =>
        BodyCleaner.OfText(HtmlText.Visible(markup), contact);

    private static PreviewText Of(string? before, string? after, bool compare, PartsOf parts)
    {
        if (!compare || before == after)
            return new(null, ForBoth(after, parts));
        if (before is null || after is null)
            return new(ForBoth(before, parts), ForBoth(after, parts));
        return Compared(before, after, parts);
    }

    private static ForBoth? ForBoth(string? text, PartsOf parts)
    {
        if (text is null)
            return null;
        var known = parts(text, SampleContact.Complete);
        return new(known, HasVariables(text) ? parts(text, SampleContact.Missing) : known);
    }

    private static PreviewText Compared(string before, string after, PartsOf parts)
    {
        var sample = DiffFor(SampleContact.Complete);
        var hasVariables = HasVariables(before) || HasVariables(after);
        var missing = hasVariables ? DiffFor(SampleContact.Missing) : sample;
        var old = Targets(before);
        var now = Targets(after);
        return new(new(sample.Before, missing.Before), new(sample.After, missing.After))
        {
            Remarks = [.. DiffRemarks.Of(sample, missing, !old.SequenceEqual(now, StringComparer.Ordinal))],
            Gone = Without(old, now),
            Come = Without(now, old),
            Source = ShowsSource(before, after, sample) ? SourceDiff(before, after) : null,
        };

        BodyDiff DiffFor(SampleContact contact) => BodyDiff.Of(parts(before, contact), parts(after, contact));
    }

    private static bool ShowsSource(string before, string after, BodyDiff sample)
    {
        var hidesChanges = sample.Change != TextChange.Words || HasConditions(before) || HasConditions(after);
        return hidesChanges && before.Length + after.Length < LongestSource;
    }

    private static BodyDiff SourceDiff(string before, string after) =>
        BodyDiff.Of([new BodyPart.Words(before)], [new BodyPart.Words(after)]);

    // Of the source, so that a link in a condition that neither contact meets is listed too.
    private static List<string> Targets(string markup) => [.. BodyDiff.Targets(BodyCleaner.AsWritten(markup))];

    // A target that one version has more often than the other counts as only its own.
    private static ImmutableArray<string> Without(List<string> targets, List<string> others)
    {
        var left = others.CountBy(target => target, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var only = new List<string>();
        foreach (var target in targets)
        {
            left[target] = left.GetValueOrDefault(target) - 1;
            if (left[target] < 0)
                only.Add(target);
        }

        return [.. only.Distinct(StringComparer.Ordinal)];
    }

    private static bool HasConditions(string text) =>
        MergeText.Parts(text).Any(part => part.Kind is MergeKind.If or MergeKind.Else or MergeKind.Other);

    // Without variables both contacts get the same text.
    private static bool HasVariables(string text) => text.Contains("{{", StringComparison.Ordinal);

    private delegate ImmutableArray<BodyPart> PartsOf(string text, SampleContact contact);

    private static string? Source(FieldValue? value) =>
        value switch
        {
            FieldValue.Html html => html.Markup,
            FieldValue.Text text => text.Value,
            null => null,
            _ => "",
        };
}
