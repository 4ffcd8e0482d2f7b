using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning;

/// <summary>
/// Judges values that came back different from what was sent: the service rewrote them, or did not take them at all.
/// </summary>
/// <param name="before">The sequence before the write; null when there was none, or nothing was written.</param>
/// <param name="known">What the lock has of the sequence; null if it has nothing.</param>
/// <param name="consent">Which rewritten values are accepted.</param>
public sealed class Rewriting(CurrentSequence? before, BaseSequence? known, RewriteConsent consent)
{
    private readonly Dictionary<string, FieldSet> held = (before?.Parts ?? [])
        .DistinctBy(part => part.Id, StringComparer.Ordinal)
        .ToDictionary(part => part.Id, part => part.Fields, StringComparer.Ordinal);
    private readonly Dictionary<string, BaseFields> @base = (known?.Parts ?? [])
        .DistinctBy(part => part.Id, StringComparer.Ordinal)
        .ToDictionary(part => part.Id, part => part.Fields, StringComparer.Ordinal);

    /// <summary>
    /// Whether a service can rewrite values of this field. It keeps or refuses a flag or a word of a fixed list.
    /// </summary>
    public static bool IsPossible(Field field) => field.Kind is not (FieldKind.Flag or FieldKind.Choice);

    /// <summary>Judges a value that came back different; null when the service did not take it.</summary>
    /// <param name="id">The id of the sequence, step or touch.</param>
    /// <param name="field">The field.</param>
    /// <param name="sent">The value that was sent.</param>
    /// <param name="returned">The value that came back; <paramref name="sent"/> does not explain it.</param>
    /// <param name="isKnownForm">Whether the plan knew that Apollo has another form of the value.</param>
    public Verdict? Judge(string id, Field field, FieldValue sent, FieldValue? returned, bool isKnownForm)
    {
        if (!IsPossible(field))
            return null;
        var kinds = RewriteKinds.Of(sent, returned);
        var pair = @base.GetValueOrDefault(id)?[field];
        var isAccepted = consent.Covers(kinds);
        if (pair is { Rewrite: { } earlier })
        {
            if (FieldPlanner.IsAsSent(field, sent, pair) && FieldToken.Of(field, returned) == pair.Returned)
                return new(kinds, isAccepted || !pair.IsRefused);
            if (!pair.IsRefused && RewriteKinds.Covers(earlier, kinds))
                return new(kinds, true);
        }

        var isAsBefore = FieldToken.Of(field, returned) == FieldToken.Of(field, held.GetValueOrDefault(id)?[field]);

        // Without a lock, the earlier value may be the rewritten form of the same text, sent before the lock was lost.
        var isExpected =
            isKnownForm || (pair is null && RewriteKinds.IsForm(kinds) && FieldToken.Of(field, returned).Length > 0);
        return isAsBefore && !isExpected ? null : new(kinds, isAccepted);
    }

    /// <summary>
    /// The kinds of markup that the service removed from a body that still reads the same; null when it removed
    /// nothing, or when an earlier write showed the same.
    /// </summary>
    /// <param name="id">The id of the touch.</param>
    /// <param name="field">The field.</param>
    /// <param name="sent">The value that was sent.</param>
    /// <param name="returned">The value that came back.</param>
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

    /// <summary>How a service rewrote a value.</summary>
    /// <param name="Kinds">The kinds of changes, see <see cref="RewriteKinds"/>.</param>
    /// <param name="IsAccepted">Whether the change was accepted, so that nobody needs to be asked.</param>
    public sealed record Verdict(string Kinds, bool IsAccepted);
}
