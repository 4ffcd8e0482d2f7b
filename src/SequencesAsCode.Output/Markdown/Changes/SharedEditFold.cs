using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The sequences that get the same edit, folded.</summary>
internal static class SharedEditFold
{
    private const int LongestName = 300;

    public static IEnumerable<Node> Of(IEnumerable<SharedEdit> shared, CommentLinks links) =>
        shared.Select(
            (edit, i) =>
                Comment.Fold(
                    Rank.Fact,
                    i,
                    false,
                    MarkdownText.Of($"<b>Same edit in {edit.Sequences.Length} sequences</b>"),
                    [Comment.List(Rank.Fact, i, "sequence", edit.Sequences.Select(change => Line(change, links)))]
                )
        );

    private static MarkdownText Line(SequenceChange change, CommentLinks links) =>
        MarkdownText.Of($"<b>{links.Name(change, LongestName)}</b> · {links.Small(change)}");
}
