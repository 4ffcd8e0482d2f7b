using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning;

/// <summary>Tells what a service kept, what it left as it was, and what it made something else of.</summary>
/// <param name="before">What it held before the write; null when nothing was there, or nothing was written.</param>
/// <param name="known">What the lock knows of the sequence.</param>
/// <param name="consent">What is accepted without asking.</param>
public sealed class Rewriting(CurrentSequence? before, BaseSequence? known, RewriteConsent consent)
{
    private readonly Dictionary<string, FieldSet> held = (before?.Parts ?? [])
        .DistinctBy(part => part.Id, StringComparer.Ordinal)
        .ToDictionary(part => part.Id, part => part.Fields, StringComparer.Ordinal);
    private readonly Dictionary<string, BaseFields> @base = (known?.Parts ?? [])
        .DistinctBy(part => part.Id, StringComparer.Ordinal)
        .ToDictionary(part => part.Id, part => part.Fields, StringComparer.Ordinal);

    /// <summary>
    /// Whether a service can make something else of such a value. A word of a fixed list is kept or not.
    /// </summary>
    public static bool IsPossible(Field field) => field.Kind is not (FieldKind.Flag or FieldKind.Choice);

    /// <summary>What it made of a value that came back otherwise; null when it did not take it.</summary>
    /// <param name="id">Of the sequence, step or touch.</param>
    /// <param name="field">Which.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="returned">What came back, which <paramref name="sent"/> does not explain.</param>
    /// <param name="isKnownForm">Whether the plan knew that it holds another form of it.</param>
    public Verdict? Of(string id, Field field, FieldValue sent, FieldValue? returned, bool isKnownForm)
    {
        if (!IsPossible(field))
            return null;
        var (kinds, pair) = (RewriteKinds.Of(sent, returned), @base.GetValueOrDefault(id)?[field]);
        var isAccepted = consent.Covers(kinds);
        if (pair is { Rewrite: { } earlier })
        {
            if (FieldPlanner.IsAsSent(field, sent, pair) && FieldToken.Of(field, returned) == pair.Returned)
                return new(kinds, isAccepted || !pair.IsRefused);
            if (!pair.IsRefused && RewriteKinds.Covers(earlier, kinds))
                return new(kinds, true);
        }

        var isAsBefore = FieldToken.Of(field, returned) == FieldToken.Of(field, held.GetValueOrDefault(id)?[field]);

        // Without a lock what was there may be the form of what was sent before the lock was lost.
        var isNoNews =
            isKnownForm || (pair is null && RewriteKinds.IsForm(kinds) && FieldToken.Of(field, returned).Length > 0);
        return isAsBefore && !isNoNews ? null : new(kinds, isAccepted);
    }

    /// <summary>
    /// What it took out of a body that reads the same to people; null for nothing, and for what is known since an
    /// earlier write.
    /// </summary>
    /// <param name="id">Of the touch.</param>
    /// <param name="field">Which.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="returned">What came back.</param>
    public string? TakenOut(string id, Field field, FieldValue sent, FieldValue? returned)
    {
        if (
            (sent, returned) is not (FieldValue.Html one, FieldValue.Html other)
            || HtmlText.SameMarkup(one.Markup, other.Markup)
        )
            return null;
        if (
            @base.GetValueOrDefault(id)?[field] is { } pair
            && FieldPlanner.IsAsSent(field, sent, pair)
            && FieldToken.Of(field, returned) == pair.Returned
        )
            return null;
        return RewriteKinds.TakenOut(one.Markup, other.Markup);
    }

    /// <param name="Kinds">What was made of it, see <see cref="RewriteKinds"/>.</param>
    /// <param name="IsAccepted">Whether nobody needs to be asked.</param>
    public sealed record Verdict(string Kinds, bool IsAccepted);
}
