using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>What there is to know of one version of an email beside its text.</summary>
/// <param name="Words">The number of its words, for the first contact.</param>
/// <param name="Links">Its links and images, on every side of its conditions.</param>
internal sealed record MailFacts(int Words, ImmutableArray<MailLink> Links)
{
    /// <summary>The facts of a version; null where there is none.</summary>
    /// <param name="body">The body as it is written.</param>
    /// <param name="shown">The body for each contact.</param>
    public static MailFacts? Of(FieldValue? body, ContactText? shown) =>
        TextPreviews.Source(body) is { } markup && shown is not null
            ? new(MailText.WordsIn(shown.First), MailLink.In(BodyCleaner.AsWritten(markup)))
            : null;
}
