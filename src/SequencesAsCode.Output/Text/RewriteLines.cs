using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>What Apollo made of what it was sent, the same words in every output.</summary>
internal static class RewriteLines
{
    /// <summary>Said of what nobody accepted yet.</summary>
    public const string Open = "rewritten by Apollo, not accepted yet";

    /// <summary>Said of what a plan accepts, or a run that was allowed to.</summary>
    public const string Accepted = "rewritten by Apollo, accepted";

    /// <summary>What a plan says of a sequence, before and after.</summary>
    public static void Add(Page page, SequenceChange sequence, int indent)
    {
        foreach (var difference in sequence.Rewritten)
            Add(page, Open, Of(difference), indent);
        foreach (var difference in sequence.AcceptedRewrites)
            Add(page, Accepted, Of(difference), indent);
        if (!sequence.Rewritten.IsEmpty)
            page.Text(indent + 2, Guards.RewrittenRemedy(sequence.Key));
    }

    /// <summary>What a run says of a sequence, before and after.</summary>
    public static void Add(Page page, ChangeResult result, int indent)
    {
        foreach (var rewrite in result.Rewrites.Where(rewrite => !rewrite.IsTakenOut))
            Add(page, rewrite.IsAccepted ? Accepted : Open, Of(rewrite), indent);
        foreach (var said in TakenOut(result))
            page.Text(indent, new Run("taken out by Apollo: ", Tone.Moved), said);
    }

    /// <summary>What the service took out of bodies that read the same to people, a sentence for each.</summary>
    public static IEnumerable<string> TakenOut(ChangeResult result) =>
        result
            .Rewrites.Where(rewrite => rewrite.IsTakenOut)
            .Select(rewrite =>
                $"{RewriteKinds.SayTakenOut(rewrite.Kinds)} of the "
                + $"{rewrite.Field.Label}{(rewrite.Where.Length > 0 ? $" of {rewrite.Where}" : "")}. The file "
                + $"keeps them."
            );

    /// <summary>The copy of what a run found, for a quotation.</summary>
    public static IEnumerable<(Field Field, FieldValue? Before, FieldValue? After, string Because)> Copies(
        ChangeResult result
    ) =>
        result
            .Rewrites.Where(rewrite => !rewrite.IsTakenOut && FieldLines.IsCopy(rewrite.Field))
            .Select(rewrite => Quoted(Of(rewrite)));

    /// <summary>The copy of what a plan knows, for a quotation.</summary>
    public static IEnumerable<(Field Field, FieldValue? Before, FieldValue? After, string Because)> Copies(
        SequenceChange sequence
    ) =>
        sequence
            .Rewritten.Concat(sequence.AcceptedRewrites)
            .Where(difference => FieldLines.IsCopy(difference.Field))
            .Select(difference => Quoted(Of(difference)));

    private static (Field Field, FieldValue? Before, FieldValue? After, string Because) Quoted(Pair pair) =>
        (pair.Field, pair.Sent, pair.Returned, $"{Where(pair)} (sent → came back)");

    private static Pair Of(FieldDifference difference) =>
        new(difference.Field, difference.Handle ?? "", difference.File, difference.Service);

    private static Pair Of(RewrittenField rewrite) => new(rewrite.Field, rewrite.Where, rewrite.Sent, rewrite.Returned);

    private static string Where(Pair pair) => pair.Where.Length > 0 ? $" of {pair.Where}" : "";

    private static void Add(Page page, string said, Pair pair, int indent) =>
        FieldLines.AddDifference(
            page,
            pair.Field,
            pair.Sent,
            pair.Returned,
            $"{Where(pair)} (sent → came back)",
            indent,
            new Run($"{said}: ", Tone.Moved)
        );

    private sealed record Pair(Field Field, string Where, FieldValue? Sent, FieldValue? Returned);
}
