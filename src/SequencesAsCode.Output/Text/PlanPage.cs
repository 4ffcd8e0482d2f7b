using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// A plan on a page: what it means first, then what waits for a decision, then what changes, then the count.
/// </summary>
internal static class PlanPage
{
    private const int MostEffects = 6;

    public static Page Of(Plan plan)
    {
        var page = new Page();
        AddSummary(page, plan);
        AddGroup(page, plan, "Blocked: nothing is sent for these", change => change.Action == SequenceAction.Blocked);
        AddGroup(
            page,
            plan,
            "Changes",
            change => change.Action is SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive
        );
        AddGroup(
            page,
            plan,
            "Bookkeeping: nothing is sent",
            change => change.Action is SequenceAction.Adopt or SequenceAction.Forget
        );
        AddGroup(
            page,
            plan,
            "Nothing to change, but worth knowing",
            change => change.Action == SequenceAction.None && PlanPhrases.IsWorthSaying(change)
        );
        AddNotRead(page, plan);
        if (!plan.Warnings.IsEmpty)
            page.Heading(new Run("Warnings", Tone.Strong));
        foreach (var warning in plan.Warnings)
            page.Text(2, new Run(warning.ToString(), Tone.Changed));
        page.Blank();
        foreach (var line in Legend.Of(plan))
            page.Text(0, new Run(line, Tone.Faint));
        page.Blank();
        page.Text(0, new Run(Closing(plan), Tone.Strong));
        return page;
    }

    private static void AddSummary(Page page, Plan plan)
    {
        page.Text(0, new Run($"Plan for {Phrases.Where(plan.Context)}", Tone.Strong));
        if (Phrases.Snapshot(plan.Context) is { } snapshot)
            page.Text(2, new Run(snapshot, Tone.Changed));
        if (Phrases.WithoutLock(plan.Context) is { } without)
            page.Text(2, new Run(without, Tone.Changed));
        if (!plan.Context.Targets.IsEmpty)
            page.Text(2, $"limited to {string.Join(", ", plan.Context.Targets)}");
        foreach (var consent in PlanPhrases.Consents(plan.Context.Consents))
            page.Text(2, new Run($"allowed on the command line: {consent}", Tone.Changed));
        foreach (var block in plan.Blocks)
        {
            page.Blank();
            page.Text(2, new Run("Everything is blocked: nothing is sent for any sequence.", Tone.Alarm));
            BlockLines.Add(page, block, 2, []);
            page.Blank();
            page.Text(2, "With that allowed:");
        }

        var effects = EffectLine.ByImportance(PlanPhrases.ByEffect(plan.Sequences));
        foreach (var effect in effects.Take(MostEffects))
        {
            var said = new Run(Phrases.Sentence(effect.Sentence), ToneOf(effect));
            page.Text(2, said, $": {Phrases.Names([.. effect.Names])}");
        }

        if (effects.Count > MostEffects)
            page.Text(
                2,
                $"… and "
                    + $"{Phrases.Count(effects.Skip(MostEffects).Sum(effect => effect.Changes.Count), "sequence", "sequences")} "
                    + $"more, below"
            );
        if (effects.Count == 0)
            page.Text(2, "Nothing is sent: nobody receives anything new or different.");
        var blocked = plan
            .Sequences.Where(change => change.Action == SequenceAction.Blocked)
            .Select(change => change.Name)
            .ToList();
        if (blocked.Count > 0)
            page.Text(2, new Run("Blocked until somebody decides", Tone.Alarm), $": {Phrases.Names(blocked)}");
        if (VariablePhrases.NotKnown(plan) is { } unknown)
            page.Text(2, new Run(Phrases.Sentence(unknown), Tone.Alarm));
    }

    private static Tone ToneOf(EffectLine effect)
    {
        if (effect.IsAlarming)
            return Tone.Alarm;
        return effect.IsFeltByPeople ? Tone.Changed : Tone.Plain;
    }

    private static void AddGroup(Page page, Plan plan, string title, Func<SequenceChange, bool> belongs)
    {
        var sequences = plan.Sequences.Where(belongs).ToList();
        if (sequences.Count == 0)
            return;
        page.Heading(new Run(title, Tone.Strong));
        foreach (var sequence in sequences)
            SequenceLines.Add(page, plan.Context, sequence);
    }

    private static void AddNotRead(Page page, Plan plan)
    {
        if (plan.IsComplete)
            return;
        page.Blank();
        foreach (var line in PlanPhrases.NotRead(plan))
            page.Text(0, line);
    }

    private static string Closing(Plan plan)
    {
        var counts = string.Join(
            ", ",
            plan.Counts.Sequences.Where(count => count.Value > 0)
                .OrderBy(count => ChangeSymbols.Of(count.Key).Order)
                .Select(count =>
                    $"{count.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} "
                    + $"{ChangeSymbols.Of(count.Key).Word}"
                )
        );
        if (!plan.Blocks.IsEmpty)
            return $"Everything is blocked. With that allowed: {counts}.";
        if (plan.HasPending || plan.HasBlocked)
            return $"Plan: {counts}.";
        if (counts.Length == 0)
            return "No changes. Nothing is managed yet.";
        return plan.IsApplicable
            ? $"No changes to send, only bookkeeping: {counts}."
            : $"No changes. {Phrases.Sentence(counts)}.";
    }
}
