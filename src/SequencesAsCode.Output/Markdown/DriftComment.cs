using SequencesAsCode.Output.Markdown.Changes;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// What was edited in Apollo as a comment, for a person who finds it in an email without other context.
/// </summary>
internal static class DriftComment
{
    private const int LongestName = 300;
    private const int LongestKey = 150;

    public static string Of(Plan plan, CommentContext context)
    {
        var links = new CommentLinks(context, plan.Context);
        var edited = plan
            .Sequences.Where(change => change.HasDrift)
            .OrderByDescending(change => change.People.Count ?? long.MaxValue)
            .ToList();
        IEnumerable<Node> parts =
        [
            RunFacts.Of(context, plan.Context, links),
            .. edited.Count > 0 ? [Table(edited, links)] : Enumerable.Empty<Node>(),
            .. Advice(plan),
            .. edited.Select((change, i) => EditedInApollo.Fold(change, i, edited.Count == 1)).OfType<Node>(),
            .. DriftAdvice.NotRead(plan).Select((pair, i) => NotRead(pair.Change, pair.Why, i)),
            .. edited.SelectMany(change => DriftAdvice.Obstacles(change)).Select(Obstacle),
            .. DiagnosticParts.Warnings(plan),
        ];
        return Comment.Of(context, Headline(plan, edited.Count), parts, Comment.Foot(context, plan.Context));
    }

    private static Headline Headline(Plan plan, int edited)
    {
        var unread = plan.Counts[SequenceAction.Blocked];
        var sequences = Phrases.Count(edited, "sequence", "sequences");
        var title = edited == 0 ? "No edits in Apollo since the last apply" : $"Edited in Apollo: {sequences}";
        ImmutableArray<string> meaning =
        [
            .. unread > 0 ? [$"{Phrases.Count(unread, "sequence", "sequences")} could not be read."] : (string[])[],
            .. edited > 0
                ? ["This check changed nothing. Apollo's versions stay until you keep them in git or undo them."]
                : (string[])[],
        ];
        return new(title, meaning, false);
    }

    private static Piece NotRead(SequenceChange change, string why, int order) =>
        Comment.Paragraph(
            Rank.Blocked,
            order,
            "sequence",
            MarkdownText.Of(
                $"⛔ <b>{MarkdownText.Prose(change.Name, LongestName)}</b> "
                    + $"({MarkdownText.Prose(change.Key, LongestKey)}): {MarkdownText.Prose(why)}"
            )
        );

    private static Piece Obstacle(string obstacle, int order) =>
        Comment.Paragraph(Rank.Warning, order + 1, "line", MarkdownText.Prose(obstacle));

    private static IEnumerable<Node> Advice(Plan plan)
    {
        if (DriftAdvice.Pull(plan) is not { } pull)
            return [];
        MarkdownText[] ways =
        [
            MarkdownText.Of($"<b>Keep an edit:</b> run {MarkdownText.Code(pull)}"),
            MarkdownText.Of(
                $"<b>Undo an edit:</b> review {MarkdownText.Code(CommandWords.PlanRevertDrift)}, then "
                    + $"apply with the same option"
            ),
        ];
        return [Comment.List(Rank.Warning, 0, "line", ways)];
    }

    private static Group Table(List<SequenceChange> edited, CommentLinks links) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Sequence | What was done in Apollo |\n|---|---|\n"),
            [.. edited.Select(change => new Piece(Rank.Row, 1, "row", Row(change, links)))],
            MarkdownText.Of($"\n")
        );

    private static MarkdownText Row(SequenceChange change, CommentLinks links)
    {
        var small = EditedInApollo.IsThere(change) ? MarkdownText.Of($"<br><sub>{links.Small(change)}</sub>") : default;
        return MarkdownText.Of($"| <b>{links.Name(change, LongestName)}</b>{small} | {Done(change)} |\n");
    }

    private static MarkdownText Done(SequenceChange change) =>
        change.Reason switch
        {
            Reason.ArchivedInService => MarkdownText.Of($"<b>Archived</b>: nobody gets email from it"),
            Reason.DeletedInService => MarkdownText.Of($"<b>Deleted</b>: it no longer exists there"),
            _ => MarkdownText.Of(
                $"{Phrases.Sentence(string.Join(", ", DriftPhrases.Of(change)))}"
                    + $"{(change.At is null ? ", no longer in any file" : "")}"
            ),
        };
}
