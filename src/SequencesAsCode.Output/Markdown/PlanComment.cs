using SequencesAsCode.Output.Markdown.Changes;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// A plan as a comment: what it means, what changes where, what needs a decision, then a folded part for the words of
/// each sequence.
/// </summary>
internal static class PlanComment
{
    public static string Of(Plan plan, CommentContext context)
    {
        var links = new CommentLinks(context, plan.Context);
        var changes = PlanPhrases.ByImportance(plan).Where(IsPartOfChange).ToList();
        var shared = SharedEdit.Among(changes);
        var alike = shared.SelectMany(edit => edit.Sequences).ToHashSet(ReferenceEqualityComparer.Instance);
        var others = changes.Where(change => !alike.Contains(change)).Select(ChangeRow.Of).ToList();
        IEnumerable<Node> parts =
        [
            RunFacts.Of(context, plan.Context, links),
            .. new Decisions(links).Of(plan),
            .. changes.Count > 0 ? [new ChangeTable(links).Of(others, shared)] : Enumerable.Empty<Node>(),
            .. SharedEditFold.Of(shared, links),
            .. DiagnosticParts.Warnings(plan),
            .. others
                .Select((row, i) => SequenceFold.Of(plan.Context, row, i, others.Count == 1 && shared.IsEmpty))
                .Where(fold => !fold.Children.IsEmpty),
            .. EditedInApollo.Of(plan),
        ];
        return Comment.Of(
            context,
            PlanHeadline.Of(plan, context.Purpose == CommentContext.Apply),
            parts,
            Comment.Foot(context, plan.Context, Foot(plan))
        );
    }

    // What was only edited in Apollo has a part of its own.
    private static bool IsPartOfChange(SequenceChange change) =>
        change.Action != SequenceAction.None
        || !change.SetByHand.IsEmpty
        || !change.Rewritten.IsEmpty
        || (!change.HasDrift && !change.Notes.IsEmpty);

    private static IEnumerable<string> Foot(Plan plan) =>
        Legend.Days(plan) is { } days ? [.. PlanPhrases.NotRead(plan), days] : PlanPhrases.NotRead(plan);
}
