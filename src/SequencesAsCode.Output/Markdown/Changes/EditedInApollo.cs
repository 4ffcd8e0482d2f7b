using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>What was edited in Apollo since the last apply and is no part of the change: it stays.</summary>
internal static class EditedInApollo
{
    private const int LongestName = 300;

    /// <summary>The part of a plan's comment; nothing when nothing was edited.</summary>
    public static IEnumerable<Node> Of(Plan plan)
    {
        var folds = PlanPhrases
            .ByImportance(plan)
            .Where(change => change.HasDrift)
            .Select((change, i) => Fold(change, i, false))
            .OfType<Node>()
            .ToList();
        if (folds.Count > 0)
            yield return Comment.Section(
                Rank.Fact,
                "list of edits in Apollo",
                MarkdownText.Of($"Edited in Apollo, not part of this change"),
                [Comment.Paragraph(Rank.Fact, 0, "line", MarkdownText.Of($"Apollo's versions stay.")), .. folds]
            );
    }

    /// <summary>Whether the sequence still exists in Apollo and is not archived.</summary>
    public static bool IsThere(SequenceChange change) =>
        change.Reason is not (Reason.ArchivedInService or Reason.DeletedInService);

    /// <summary>The edits of one sequence, folded; null when it does not exist any more.</summary>
    public static Group? Fold(SequenceChange change, int order, bool isOpen)
    {
        if (!IsThere(change))
            return null;
        var texts = StepCopies
            .Edited(change)
            .Select((copy, i) => Comment.Paragraph(Rank.Copy, (order * 1_000) + i, "text", copy));
        var done = string.Join(", ", DriftPhrases.Of(change));
        var title = MarkdownText.Of($"<b>{MarkdownText.Prose(change.Name, LongestName)}</b>: {done}");
        return Comment.Fold(
            Rank.Fact,
            order,
            isOpen,
            title,
            [Comment.List(Rank.Fact, order, "fact", [.. Facts(change), .. Keep(change)]), .. texts]
        );
    }

    private static IEnumerable<MarkdownText> Keep(SequenceChange change)
    {
        var command = change.Conflicts.IsEmpty ? CommandWords.Pull(change.Key) : CommandWords.PullTheirs(change.Key);
        if (change is { At: not null, Notes.IsEmpty: true })
            yield return MarkdownText.Of($"To keep it in git: {MarkdownText.Code(command)}");
    }

    // Texts are shown as such below.
    private static IEnumerable<MarkdownText> Facts(SequenceChange change)
    {
        foreach (var edit in change.Drift)
            yield return Of(change, edit, default);
        if (change.OrderDrift)
            yield return MarkdownText.Of($"The steps are in another order");
        var names = new StepNames(change);
        foreach (var step in change.Steps.Where(step => step.HasDrift))
        {
            var name = MarkdownText.Of($"{Phrases.Sentence(names.Of(step))}");
            if (PartPhrases.DoneInApollo(step) is { Length: > 0 } done)
                yield return MarkdownText.Of($"{name}{done}{PartPhrases.PeopleIn(step)}");
            foreach (var edit in step.Drift)
                yield return Of(change, edit, name);
            foreach (var fact in step.Touches.SelectMany(touch => Facts(change, touch, names.Of(step, touch))))
                yield return fact;
        }
    }

    private static IEnumerable<MarkdownText> Facts(SequenceChange change, TouchChange touch, string place)
    {
        var name = MarkdownText.Of($"{Phrases.Sentence(place)}");
        if (PartPhrases.DoneInApollo(touch) is { Length: > 0 } done)
            yield return MarkdownText.Of($"{name}{done}");
        foreach (var edit in touch.Drift)
            yield return Of(change, edit, name);
    }

    private static MarkdownText Of(SequenceChange change, FieldDifference edit, MarkdownText part)
    {
        var isConflict = change.Conflicts.Any(conflict =>
            conflict.Field == edit.Field && conflict.Handle == edit.Handle
        );
        var both = isConflict ? " (the file changed too)" : "";
        return part.IsEmpty
            ? MarkdownText.Of($"{Differences.AsSentence(edit)}{both}")
            : MarkdownText.Of($"{part}: {Differences.Of(edit with { Handle = null })}{both}");
    }
}
