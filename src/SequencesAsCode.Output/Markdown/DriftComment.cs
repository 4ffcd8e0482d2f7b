using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// A plan of drift only as a comment, for a person who finds it in an email without other context.
/// </summary>
internal static class DriftComment
{
    public static string Of(Plan plan, CommentContext context)
    {
        var edited = plan
            .Sequences.Where(change => change.HasDrift)
            .OrderByDescending(change => change.People.Count ?? long.MaxValue)
            .ToList();
        var parts = PlanComment.Where(plan.Context, context.Workspace).ToList();
        if (edited.Count > 0)
            parts.Add(Table(edited));
        parts.AddRange(edited.Where(IsThere).Select((change, i) => Fold(change, i, edited.Count == 1)));
        parts.AddRange(DriftAdvice.NotRead(plan).Select((pair, i) => NotRead(pair.Change, pair.Why, i)));
        parts.AddRange(
            edited
                .SelectMany(change => DriftAdvice.Obstacles(change))
                .Select((obstacle, i) => Comment.Paragraph(Rank.Warning, i + 1, "line", MarkdownText.Prose(obstacle)))
        );
        parts.AddRange(DiagnosticParts.Warnings(plan));
        if (DriftAdvice.Pull(plan) is { } pull)
            parts.Add(Comment.Paragraph(Rank.Warning, 0, "line", Advice(pull)));

        return Comment.Of(context, Headline.Of(plan), parts, plan.Context, []);
    }

    private static Piece NotRead(SequenceChange change, string why, int order) =>
        Comment.Paragraph(
            Rank.Blocked,
            order,
            "sequence",
            MarkdownText.Of(
                $"⛔ <b>{MarkdownText.Prose(change.Name, 300)}</b> ({MarkdownText.Prose(change.Key, 150)}): "
                    + $"{MarkdownText.Prose(why)}"
            )
        );

    private static MarkdownText Advice(string pull) =>
        MarkdownText.Of(
            $"To keep an edit, take it into the file: {MarkdownText.Code(pull)}. To undo it, look at the plan of "
                + $"{MarkdownText.Code(CommandWords.PlanRevertDrift)} and apply it with the same option."
        );

    private static bool IsThere(SequenceChange change) =>
        change.Reason is not (Reason.ArchivedInService or Reason.DeletedInService);

    private static Group Table(List<SequenceChange> edited) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Sequence | Now | People | What was done in Apollo |\n|---|---|---:|---|\n"),
            [.. edited.Select(change => new Piece(Rank.Row, 1, "row", Row(change)))],
            MarkdownText.Of($"\n")
        );

    private static MarkdownText Row(SequenceChange change)
    {
        var now = IsThere(change) ? Overview.OnOrOff(change) : "–";
        return MarkdownText.Of(
            $"| <b>{MarkdownText.Prose(change.Name, 300)}</b> | {now} | {Overview.People(change)} | {Done(change)} |\n"
        );
    }

    private static MarkdownText Done(SequenceChange change)
    {
        if (change.Reason == Reason.ArchivedInService)
            return MarkdownText.Of($"<b>archived</b>: nobody receives anything from it any more");
        if (change.Reason == Reason.DeletedInService)
            return MarkdownText.Of($"<b>gone</b>: it does not exist there any more");
        var reasons = change
            .Steps.Concat<object>(change.Steps.SelectMany(step => step.Touches))
            .Select(part => part is StepChange step ? step.Reason : ((TouchChange)part).Reason)
            .ToList();
        var values =
            change.Drift.Length
            + change.Steps.Sum(step => step.Drift.Length + step.Touches.Sum(touch => touch.Drift.Length));
        var said = new List<string>();
        Say(values, "value edited", "values edited");
        Say(reasons.Count(reason => reason == Reason.AddedInService), "part made", "parts made");
        Say(reasons.Count(reason => reason == Reason.DeletedInService), "part deleted", "parts deleted");
        Say(reasons.Count(reason => reason == Reason.MovedInService), "step moved", "steps moved");
        return MarkdownText.Of(
            $"{(said.Count == 0 ? "order of the steps" : string.Join(", ", said))}"
                + $"{(change.At is null ? "; no file declares it any more" : "")}"
        );

        void Say(int count, string one, string many)
        {
            if (count > 0)
                said.Add(Phrases.Count(count, one, many));
        }
    }

    private static Group Fold(SequenceChange change, int order, bool isOpen)
    {
        var facts = change
            .Drift.Select(edit => Fact(change, edit, null))
            .Concat(change.Steps.Where(step => step.HasDrift).Select(step => Of(change, step)));
        var copies = StepCopies
            .Of(change)
            .Select((copy, i) => Comment.Paragraph(Rank.Copy, (order * 1_000) + i, "text", copy));
        return SequenceFold.Of(change, order, "edited in Apollo", facts, copies, isOpen);
    }

    private static MarkdownText Of(SequenceChange change, StepChange step)
    {
        var text = MarkdownText.Of(
            $"<b>{PartNames.Of(step)}</b>{PartPhrases.DoneInApollo(step)}" + $"{PartPhrases.PeopleIn(step)}"
        );
        foreach (var edit in step.Drift)
            text += MarkdownText.Of($"\n  - {Fact(change, edit, step.Handle)}");
        foreach (var touch in step.Touches.Where(touch => touch.HasDrift))
        {
            text += MarkdownText.Of(
                $"\n  - {PartNames.Of(PartPhrases.Name(touch).AsSentence())}{PartPhrases.DoneInApollo(touch)}"
            );
            foreach (var edit in touch.Drift)
                text += MarkdownText.Of($"\n    - {Fact(change, edit, touch.Handle)}");
        }

        return text;
    }

    private static MarkdownText Fact(SequenceChange change, FieldDifference edit, string? handle)
    {
        var isConflict = change.Conflicts.Any(conflict => conflict.Field == edit.Field && conflict.Handle == handle);
        return MarkdownText.Of(
            $"{BlockParts.Difference(edit)}"
                + $"{(FieldPhrases.IsCopy(edit.Field) && edit.File is not null ? " edited in Apollo" : "")}"
                + $"{(isConflict ? " (the file changed too)" : "")}"
        );
    }
}
