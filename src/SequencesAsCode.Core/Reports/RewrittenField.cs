using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Reports;

/// <summary>
/// A value that the service changed: what came back is neither what was sent nor what was there before.
/// </summary>
/// <param name="Where">The step or touch, as people name it; empty for the sequence.</param>
/// <param name="Field">The field.</param>
/// <param name="Sent">The value that was sent.</param>
/// <param name="Returned">The value that came back; null when the service shows none.</param>
/// <param name="Kinds">
/// The kinds of changes, separated by blanks: links, images, punctuation, spacing, case, added:DIGEST, other; or
/// dropped:WHAT.
/// </param>
/// <param name="IsAccepted">Whether nobody needs to consent any more.</param>
public sealed record RewrittenField(
    string Where,
    Field Field,
    FieldValue Sent,
    FieldValue? Returned,
    string Kinds,
    bool IsAccepted
)
{
    /// <summary>Whether the service only removed something that readers do not miss.</summary>
    public bool IsTakenOut => RewriteKinds.IsTakenOut(Kinds);

    /// <summary>The form in a sentence: <c>body of touch intro/a (links, text added)</c>.</summary>
    public override string ToString() =>
        $"{Field.Label}{(Where.Length > 0 ? $" of {Where}" : "")} ({RewriteKinds.Say(Kinds)})";
}

/// <summary>A body that reads the same as it was sent, with other markup.</summary>
/// <param name="Sent">The markup that was sent.</param>
/// <param name="Returned">The markup that came back.</param>
public sealed record ReturnedBody(string Sent, string Returned);
