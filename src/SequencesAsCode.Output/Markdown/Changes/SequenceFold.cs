using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>
/// A folded part about one sequence with what its row has no room for: its texts, old and new, its days, and remarks.
/// </summary>
internal static class SequenceFold
{
    private const int LongestName = 300;

    /// <summary>The part about a planned sequence; without children when its row says everything.</summary>
    /// <param name="context">The environment of the plan and the service behind it.</param>
    /// <param name="row">The sequence with its facts.</param>
    /// <param name="order">Its place by importance.</param>
    /// <param name="isOpen">Whether the part starts unfolded.</param>
    public static Group Of(PlanContext context, ChangeRow row, int order, bool isOpen)
    {
        var sequence = row.Change;
        var copies = StepCopies.Of(sequence).Concat(StepCopies.Starting(sequence)).Concat(RewrittenCopies(sequence));
        var texts = copies.Select((copy, i) => Comment.Paragraph(Rank.Copy, (order * 1_000) + i, "text", copy));
        var facts = row.Left.Select(ChangeTable.Fact).Concat(SequenceRemarks.Of(context, row)).ToList();
        IEnumerable<Node> list = facts.Count == 0 ? [] : [Comment.List(Rank.Fact, order, "fact", facts)];
        IEnumerable<Node> days = DayTable.Of(sequence) is { } table
            ? [Comment.Paragraph(Rank.Fact, order, "table of days", table)]
            : [];
        var title = MarkdownText.Of(
            $"<b>{MarkdownText.Prose(sequence.Name, LongestName)}</b> {MarkdownText.Key(sequence.Key)}"
        );
        return Comment.Fold(Rank.Fact, order, isOpen, title, [.. list, .. texts, .. days]);
    }

    private static IEnumerable<MarkdownText> RewrittenCopies(SequenceChange sequence)
    {
        if (CopyBlocks.Of(MarkdownText.Of($"<b>Rewritten by Apollo</b>"), RewritePhrases.Copies(sequence)) is { } copy)
            yield return copy;
    }
}
