using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>Prepares texts for a page: cleaned, for each contact, with marks on changed words.</summary>
/// <param name="contacts">The contacts for whom they are shown, in order; at least one.</param>
internal sealed class TextPreviews(ImmutableArray<SampleContact> contacts)
{
    // In characters, of both versions; a longer source is not shown.
    private const int LongestSource = 100_000;

    /// <summary>The contacts for whom texts are shown, in order.</summary>
    public ImmutableArray<SampleContact> Contacts => contacts;

    /// <summary>The value of a field in a version; null where there is no such version.</summary>
    public static FieldValue? On(FieldSet? side, Field field) => side is null ? null : side[field] ?? FieldValue.None;

    /// <summary>The text of a value; null where there is no such version.</summary>
    public static string? Source(FieldValue? value) =>
        value switch
        {
            FieldValue.Html html => html.Markup,
            FieldValue.Text text => text.Value,
            null => null,
            _ => "",
        };

    /// <summary>The body of an email.</summary>
    /// <param name="before">The old version; null where there is none.</param>
    /// <param name="after">The new version; null where there is none.</param>
    /// <param name="compare">Whether to show the old version with marks.</param>
    public PreviewText OfBody(FieldValue? before, FieldValue? after, bool compare) =>
        Of(Source(before), Source(after), compare, BodyCleaner.Clean);

    /// <summary>A subject, or another text without markup; null where neither version has one.</summary>
    /// <param name="before">The old version; null where there is none.</param>
    /// <param name="after">The new version; null where there is none.</param>
    /// <param name="compare">Whether to show the old version with marks.</param>
    public PreviewText? OfText(FieldValue? before, FieldValue? after, bool compare)
    {
        if (Source(before) is not { Length: > 0 } && Source(after) is not { Length: > 0 })
            return null;
        var hasMarkup = before is FieldValue.Html || after is FieldValue.Html;
        return Of(Source(before), Source(after), compare, hasMarkup ? Visible : BodyCleaner.OfText);
    }

    private static ImmutableArray<BodyPart> Visible(string markup, SampleContact contact) =>
        BodyCleaner.OfText(HtmlText.Visible(markup), contact);

    private PreviewText Of(string? before, string? after, bool compare, PartsOf parts)
    {
        if (!compare || before == after)
            return new(null, ForContacts(after, parts));
        if (before is null || after is null)
            return new(ForContacts(before, parts), ForContacts(after, parts));
        return Compared(before, after, parts);
    }

    private ContactText? ForContacts(string? text, PartsOf parts)
    {
        if (text is null)
            return null;
        return HasVariables(text)
            ? ContactText.Of(contacts.Select(contact => (contact, parts(text, contact))))
            : new([new(contacts, parts(text, contacts[0]))]);
    }

    private PreviewText Compared(string before, string after, PartsOf parts)
    {
        var hasVariables = HasVariables(before) || HasVariables(after);
        var first = DiffFor(contacts[0]);
        ImmutableArray<ContactDiff> diffs =
        [
            new(contacts[0], first),
            .. contacts.Skip(1).Select(contact => new ContactDiff(contact, hasVariables ? DiffFor(contact) : first)),
        ];
        var old = Targets(before);
        var now = Targets(after);
        return new(
            ContactText.Of(diffs.Select(diff => (diff.Contact, diff.Diff.Before))),
            ContactText.Of(diffs.Select(diff => (diff.Contact, diff.Diff.After)))
        )
        {
            Remarks = [.. DiffRemarks.Of(diffs, !old.SequenceEqual(now, StringComparer.Ordinal))],
            Gone = Without(old, now),
            Come = Without(now, old),
            Source = ShowsSource(before, after, first) ? SourceDiff(before, after) : null,
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

    // Of the source, so that a link in a condition that no contact meets is listed too.
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

    // Without variables every contact gets the same text.
    private static bool HasVariables(string text) => text.Contains("{{", StringComparison.Ordinal);

    private delegate ImmutableArray<BodyPart> PartsOf(string text, SampleContact contact);
}
