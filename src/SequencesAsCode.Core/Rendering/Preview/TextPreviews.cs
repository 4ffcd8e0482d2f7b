using System.Collections.Immutable;
using SequencesAsCode.Model;

namespace SequencesAsCode.Rendering.Preview;

/// <summary>Makes texts ready to be shown: cleaned, for both contacts, with changed words marked.</summary>
internal static class TextPreviews
{
    /// <summary>An email's body; of a missing side the value is null.</summary>
    public static PreviewText OfBody(FieldValue? before, FieldValue? after, bool compare) => Of(Markup(before), Markup(after), compare, BodyCleaner.Clean);

    /// <summary>A subject, or a text that is read as text; null when neither side has one.</summary>
    public static PreviewText? OfText(FieldValue? before, FieldValue? after, bool compare) =>
        (Plain(before), Plain(after)) is ({ Length: > 0 }, _) or (_, { Length: > 0 }) ? Of(Plain(before), Plain(after), compare, BodyCleaner.OfText) : null;

    private static PreviewText Of(string? before, string? after, bool compare, Func<string, SampleContact, ImmutableArray<BodyPart>> parts)
    {
        if (!compare) return new(null, after is null ? null : For(after), TextChange.None, [], []);
        if (before is null || after is null) return new(before is null ? null : For(before), after is null ? null : For(after), TextChange.None, [], []);
        if (before == after) return new(null, For(after), TextChange.None, [], []);
        var sample = Compared(SampleContact.Complete);
        var missing = HasVariables(before) || HasVariables(after) ? Compared(SampleContact.Missing) : sample;
        var (old, now) = (BodyDiff.Targets(sample.Before).ToList(), BodyDiff.Targets(sample.After).ToList());
        return new(
            new(sample.Before, missing.Before),
            new(sample.After, missing.After),
            sample.Change == TextChange.None ? missing.Change : sample.Change,
            [.. old.Except(now, StringComparer.Ordinal)],
            [.. now.Except(old, StringComparer.Ordinal)]);

        ForBoth For(string text) => parts(text, SampleContact.Complete) is var known && HasVariables(text) ? new(known, parts(text, SampleContact.Missing)) : new(known, known);

        BodyDiff Compared(SampleContact contact) => BodyDiff.Of(parts(before, contact), parts(after, contact));
    }

    // Without one, both contacts read the same.
    private static bool HasVariables(string text) => text.Contains("{{", StringComparison.Ordinal);

    private static string? Markup(FieldValue? value) => value switch
    {
        FieldValue.Html html => html.Markup,
        FieldValue.Text text => text.Value,
        null => null,
        _ => "",
    };

    private static string? Plain(FieldValue? value) => value switch
    {
        FieldValue.Html html => HtmlText.Visible(html.Markup),
        FieldValue.Text text => text.Value,
        null => null,
        _ => "",
    };
}
