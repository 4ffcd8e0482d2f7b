using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>
/// The new value of the file for a field that differs: Apollo's value. A body also keeps what Apollo removed from it
/// when it was sent.
/// </summary>
internal static class PulledValues
{
    /// <summary>Chooses the value.</summary>
    /// <param name="difference">The values in the file and in Apollo.</param>
    /// <param name="pair">What the lock has of the field; null if it has nothing.</param>
    /// <param name="isRewrite">Whether Apollo rewrote the sent value, and nobody edited it.</param>
    public static PulledField Choose(FieldDifference difference, BasePair? pair, bool isRewrite)
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

    // What Apollo returned for the file's value. If it removed nothing from what was sent then, it removes nothing now.
    private static string? Returned(FieldValue.Html file, BasePair pair) =>
        pair.Sent == pair.Returned
            ? file.Markup
            : ServedText.Restore(file.Markup, pair.Served, pair.Sent, pair.Returned);
}
