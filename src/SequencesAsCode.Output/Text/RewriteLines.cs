using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Lines about fields that Apollo rewrote: what was sent, and what came back.</summary>
internal static class RewriteLines
{
    /// <summary>Adds the rewrites that a plan knows, with the remedy for those that nobody accepted.</summary>
    public static void Add(TextDocument document, SequenceChange sequence, int indent)
    {
        foreach (var difference in sequence.Rewritten)
            Add(document, RewritePhrases.Open, RewritePhrases.ValueOf(difference), indent);
        foreach (var difference in sequence.AcceptedRewrites)
            Add(document, RewritePhrases.Accepted, RewritePhrases.ValueOf(difference), indent);
        if (!sequence.Rewritten.IsEmpty)
            document.Text(indent + 2, Guards.RewrittenRemedy(sequence.Key));
    }

    /// <summary>Adds the rewrites that an apply found.</summary>
    public static void Add(TextDocument document, ChangeResult result, int indent)
    {
        foreach (var rewrite in result.Rewrites.Where(rewrite => !rewrite.IsTakenOut))
        {
            var words = rewrite.IsAccepted ? RewritePhrases.Accepted : RewritePhrases.Open;
            Add(document, words, RewritePhrases.ValueOf(rewrite), indent);
        }
        foreach (var sentence in RewritePhrases.TakenOut(result))
            document.Text(indent, new Run("removed by Apollo: ", Tone.Moved), sentence);
    }

    private static void Add(TextDocument document, string words, RewrittenValue value, int indent)
    {
        var edit = new CopyEdit(value.Field, value.Sent, value.Returned, value.Because);
        FieldLines.AddDifference(document, edit, indent, new Run($"{words}: ", Tone.Moved));
    }
}
