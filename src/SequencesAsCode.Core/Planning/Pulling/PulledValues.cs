using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>
/// What a file is to say of a field that differs. A body keeps what the service took out of it when it was sent;
/// everything else is Apollo's value.
/// </summary>
internal static class PulledValues
{
    /// <param name="difference">The two sides.</param>
    /// <param name="pair">What the lock knows; null for nothing.</param>
    /// <param name="isRewrite">Whether what came back is asked for, and not an edit.</param>
    public static PulledField Of(FieldDifference difference, BasePair? pair, bool isRewrite)
    {
        if (
            !ReferenceEquals(difference.Field, Fields.Body)
            || difference is not { File: FieldValue.Html file, Service: FieldValue.Html held }
        )
            return new(difference.Field, difference.Service ?? FieldValue.None);
        var merged = BodyMerge.Of(file.Markup, pair is null || isRewrite ? null : Returned(file, pair), held.Markup);
        return new(difference.Field, new FieldValue.Html(merged))
        {
            Held = HtmlText.SameMarkup(merged, held.Markup) ? null : held,
        };
    }

    // What came back of the file's value when it was sent: with nothing taken out of what was sent then, nothing is
    // taken out of this either.
    private static string? Returned(FieldValue.Html file, BasePair pair) =>
        pair.Sent == pair.Returned ? file.Markup : ServedText.Of(file.Markup, pair);
}
