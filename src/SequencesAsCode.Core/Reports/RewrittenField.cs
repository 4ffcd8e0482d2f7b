using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Reports;

/// <summary>A value that came back from a write as something else than was sent, and than was there before.</summary>
/// <param name="Where">A person's name for the step or touch it is in; empty for the sequence.</param>
/// <param name="Field">Which.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Returned">What came back; null when the service shows none.</param>
/// <param name="Kinds">What was made of it, in words separated by blanks: links, images, punctuation, spacing, case, added:DIGEST, other; or dropped:WHAT.</param>
/// <param name="IsAccepted">Whether that needs nobody's consent any more.</param>
public sealed record RewrittenField(string Where, Field Field, FieldValue Sent, FieldValue? Returned, string Kinds, bool IsAccepted)
{
    /// <summary>Whether the service took something out that readers do not miss, and did nothing else.</summary>
    public bool IsTakenOut => RewriteKinds.IsTakenOut(Kinds);

    /// <summary>For a sentence: <c>body of touch intro/a (links, text added)</c>.</summary>
    public override string ToString() => $"{Field.Label}{(Where.Length > 0 ? $" of {Where}" : "")} ({RewriteKinds.Say(Kinds)})";
}
