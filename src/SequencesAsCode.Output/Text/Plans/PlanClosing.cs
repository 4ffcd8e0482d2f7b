using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Plans;

/// <summary>The summary of a plan in one line: how many sequences change in which way, and how many people that
/// reaches.</summary>
internal static class PlanClosing
{
    public static string Of(Plan plan)
    {
        var counts = string.Join(", ", Counts(plan));
        if (!plan.Blocks.IsEmpty)
            return $"Plan: nothing is sent without a decision. If allowed: {counts}. {Reach.Of(plan).Sentence}";
        if (plan.HasPending)
            return $"Plan: {counts}. {Reach.Of(plan).Sentence}";
        if (plan.HasBlocked)
            return $"Plan: {counts}. Nothing is sent.";
        if (plan.IsApplicable)
            return $"No changes to send, only the lock file changes: {counts}.";
        return plan.Sequences.IsEmpty ? "No changes. No sequences are managed yet." : $"No changes. {Unchanged(plan)}.";
    }

    private static IEnumerable<string> Counts(Plan plan)
    {
        var decisions = plan.Counts[SequenceAction.Blocked];
        var recorded = plan.Sequences.Count(change => change.OnlyRecords);
        (int Count, string Words)[] all =
        [
            (plan.Counts[SequenceAction.Create], "to create"),
            (plan.Counts[SequenceAction.Update], "to update"),
            (plan.Counts[SequenceAction.Archive], "to archive"),
            (plan.Counts[SequenceAction.Adopt] - recorded, "to start managing"),
            (recorded, ChangeSymbols.ToRecord),
            (plan.Counts[SequenceAction.Forget], "to stop managing"),
            (decisions, decisions == 1 ? "needs a decision" : "need a decision"),
            .. Left(plan),
        ];
        return all.Where(each => each.Count > 0).Select(each => Phrases.Count(each.Count, each.Words, each.Words));
    }

    private static string Unchanged(Plan plan)
    {
        var known = Left(plan).Where(each => each.Count > 0).ToList();
        var (count, state) = known[0];
        var are = count == 1 ? "is" : "are";
        var first = $"{Phrases.Count(count, "sequence", "sequences")} in {plan.Context.Environment} {are} {state}";
        return string.Join(
            ", ",
            known.Skip(1).Select(each => Phrases.Count(each.Count, each.Words, each.Words)).Prepend(first)
        );
    }

    // The sequences in which nothing changes.
    private static IEnumerable<(int Count, string Words)> Left(Plan plan)
    {
        var edited = plan.Sequences.Count(change => change is { Action: SequenceAction.None, HasDrift: true });
        var asLocked = PlanPhrases.AsLocked(plan);
        return
        [
            (asLocked + plan.Counts[SequenceAction.None] - edited, "up to date"),
            (edited, "edited in Apollo"),
            (plan.Counts[SequenceAction.NotRead] - asLocked, "not checked"),
        ];
    }
}
