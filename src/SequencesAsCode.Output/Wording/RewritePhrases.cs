using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.Wording;

/// <summary>A field before and after Apollo rewrote it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Handle">The step or touch that has it; empty for the sequence.</param>
/// <param name="Sent">What was sent to Apollo.</param>
/// <param name="Returned">What Apollo returned.</param>
internal sealed record RewrittenValue(Field Field, string Handle, FieldValue? Sent, FieldValue? Returned)
{
    /// <summary>The step or touch and the direction, as text behind the field's label.</summary>
    public string Because => $"{(Handle.Length > 0 ? $" of {Handle}" : "")} (sent → came back)";
}

/// <summary>What Apollo made of what it was sent, in the words that every output uses.</summary>
internal static class RewritePhrases
{
    /// <summary>The words for a rewrite that nobody accepted yet.</summary>
    public const string Open = "rewritten by Apollo, not accepted yet";

    /// <summary>The words for a rewrite that a plan or an apply accepts.</summary>
    public const string Accepted = "rewritten by Apollo, accepted";

    /// <summary>Markup that Apollo removed without changing the words, a sentence for each field.</summary>
    public static IEnumerable<string> TakenOut(ChangeResult result) =>
        result
            .Rewrites.Where(rewrite => rewrite.IsTakenOut)
            .Select(rewrite =>
                $"{RewriteKinds.SayTakenOut(rewrite.Kinds)} of the "
                + $"{rewrite.Field.Label}{(rewrite.Where.Length > 0 ? $" of {rewrite.Where}" : "")}. The file "
                + "keeps them."
            );

    /// <summary>The texts that Apollo rewrote during an apply.</summary>
    public static IEnumerable<CopyEdit> Copies(ChangeResult result) =>
        Copies(result.Rewrites.Where(rewrite => !rewrite.IsTakenOut).Select(ValueOf));

    /// <summary>The texts that a plan knows as rewritten, accepted or not.</summary>
    public static IEnumerable<CopyEdit> Copies(SequenceChange sequence) =>
        Copies(sequence.Rewritten.Concat(sequence.AcceptedRewrites).Select(ValueOf));

    /// <summary>A rewrite that a plan knows.</summary>
    public static RewrittenValue ValueOf(FieldDifference difference) =>
        new(difference.Field, difference.Handle ?? "", difference.File, difference.Service);

    /// <summary>A rewrite that an apply found.</summary>
    public static RewrittenValue ValueOf(RewrittenField rewrite) =>
        new(rewrite.Field, rewrite.Where, rewrite.Sent, rewrite.Returned);

    private static IEnumerable<CopyEdit> Copies(IEnumerable<RewrittenValue> values) =>
        values
            .Where(value => FieldPhrases.IsCopy(value.Field))
            .Select(value => new CopyEdit(value.Field, value.Sent, value.Returned, value.Because));
}
