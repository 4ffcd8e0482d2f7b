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
        (int Count, string Words)[] all =
        [
            (plan.Counts[SequenceAction.Create], "to create"),
            (plan.Counts[SequenceAction.Update], "to update"),
            (plan.Counts[SequenceAction.Archive], "to archive"),
            (plan.Counts[SequenceAction.Adopt], "to start managing"),
            (plan.Counts[SequenceAction.Forget], "to stop managing"),
            (decisions, decisions == 1 ? "needs a decision" : "need a decision"),
            (UpToDate(plan), "up to date"),
            (Edited(plan), "edited in Apollo"),
            (NotChecked(plan), "not checked"),
        ];
        return all.Where(each => each.Count > 0).Select(each => Phrases.Count(each.Count, each.Words, each.Words));
    }

    private static string Unchanged(Plan plan)
    {
        (int Count, string State)[] all =
        [
            (UpToDate(plan), "up to date"),
            (Edited(plan), "edited in Apollo"),
            (NotChecked(plan), "not checked"),
        ];
        var known = all.Where(each => each.Count > 0).ToList();
        var (count, state) = known[0];
        var are = count == 1 ? "is" : "are";
        var first = $"{Phrases.Count(count, "sequence", "sequences")} in {plan.Context.Environment} {are} {state}";
        return string.Join(
            ", ",
            known.Skip(1).Select(each => Phrases.Count(each.Count, each.State, each.State)).Prepend(first)
        );
    }

    private static int UpToDate(Plan plan) =>
        PlanPhrases.AsLocked(plan) + plan.Counts[SequenceAction.None] - Edited(plan);

    private static int Edited(Plan plan) =>
        plan.Sequences.Count(change => change is { Action: SequenceAction.None, HasDrift: true });

    private static int NotChecked(Plan plan) => plan.Counts[SequenceAction.NotRead] - PlanPhrases.AsLocked(plan);
}
