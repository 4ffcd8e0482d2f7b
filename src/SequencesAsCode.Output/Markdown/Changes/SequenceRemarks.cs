using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>What a reviewer of a sequence should know beside what changes in it.</summary>
internal static class SequenceRemarks
{
    public static IEnumerable<MarkdownText> Of(PlanContext context, ChangeRow row) =>
        OfSequence(context, row.Change).Concat(row.LeftNotes.Select(note => MarkdownText.Of($"{note}")));

    private static IEnumerable<MarkdownText> OfSequence(PlanContext context, SequenceChange sequence) =>
        VariablePhrases
            .Of(sequence)
            .Select(line => MarkdownText.Of($"{Phrases.Sentence(line)}"))
            .Concat(NewSettings(sequence))
            .Concat(Removals(sequence))
            .Concat(ByHand(context, sequence))
            .Concat(Rewritten(sequence))
            .Concat(Doubts(sequence));

    private static IEnumerable<MarkdownText> NewSettings(SequenceChange sequence)
    {
        if (sequence.Id is not null)
            yield break;
        var fields = sequence.Fields.Where(change => change.Field != Fields.Name && change.Field != Fields.Active);
        if (FieldPhrases.Short(fields) is { Length: > 0 } text)
            yield return MarkdownText.Of($"{Phrases.Sentence(text)}");
        var names = new StepNames(sequence);
        foreach (var step in sequence.Steps.Where(step => FieldPhrases.Short(step.Fields).Length > 0))
            yield return MarkdownText.Of($"{Phrases.Sentence(names.Of(step))}: {FieldPhrases.Short(step.Fields)}");
    }

    private static IEnumerable<MarkdownText> Removals(SequenceChange sequence) =>
        from step in sequence.Steps
        where step is { Action: PartAction.Remove, Reason: Reason.Tombstone or Reason.AddedInService }
        select MarkdownText.Of(
            $"{Phrases.Sentence(StepNames.Before(step))}: {PartPhrases.Because(step.Action, step.Reason)!}"
        );

    private static IEnumerable<MarkdownText> ByHand(PlanContext context, SequenceChange sequence)
    {
        foreach (var difference in sequence.SetByHand)
            yield return MarkdownText.Of($"<b>To set by hand in Apollo:</b> {Differences.Of(difference)}");
        if (PlanPhrases.ByHandAt(context, sequence) is { } address)
            yield return MarkdownText.Of($"Set it there: {MarkdownText.Code(address)}");
    }

    private static IEnumerable<MarkdownText> Rewritten(SequenceChange sequence)
    {
        foreach (var difference in sequence.Rewritten)
            yield return MarkdownText.Of(
                $"<b>{Phrases.Sentence(RewritePhrases.Open)}:</b> {Differences.Of(difference)}"
            );
        foreach (var difference in sequence.AcceptedRewrites)
            yield return MarkdownText.Of($"{Phrases.Sentence(RewritePhrases.Accepted)}: {Differences.Of(difference)}");
        if (!sequence.Rewritten.IsEmpty)
            yield return MarkdownText.Of($"{Guards.RewrittenRemedy(sequence.Key)}");
    }

    // What is uncertain about the sequence, once for all its parts.
    private static IEnumerable<MarkdownText> Doubts(SequenceChange sequence)
    {
        if (sequence.Action is not (SequenceAction.Update or SequenceAction.Blocked))
            yield break;
        var touches = sequence.Steps.SelectMany(step => step.Touches).ToList();
        var fields = sequence
            .Fields.Concat(sequence.Steps.SelectMany(step => step.Fields))
            .Concat(touches.SelectMany(touch => touch.Fields));
        if (fields.Any(change => change.Reason == Reason.NoBase))
            yield return MarkdownText.Of(
                $"No earlier apply of this sequence is known, so this may undo an edit made in Apollo"
            );
        var reverted = fields.Any(change => change.Reason is Reason.DriftReverted or Reason.Overwritten);
        if (reverted)
            yield return MarkdownText.Of($"Undoes edits made in Apollo since the last apply");
        var guessed = sequence.Steps.Count(step => step.MatchedBy is MatchedBy.Content or MatchedBy.Place);
        guessed += touches.Count(touch => touch.MatchedBy is MatchedBy.Content or MatchedBy.Place);
        if (guessed > 0)
            yield return MarkdownText.Of(
                $"{Phrases.Count(guessed, "step or variant was", "steps or variants were")} matched by content, "
                    + $"because no id was known"
            );
    }
}
