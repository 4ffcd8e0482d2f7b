using System.Globalization;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// A plan as terminal text: first what it means, then what needs a decision, then what changes, then the count.
/// </summary>
internal static class PlanText
{
    private const int Indent = 2;

    public static TextDocument Of(Plan plan)
    {
        var document = new TextDocument();
        AddSummary(document, plan);
        AddGroup(
            document,
            plan,
            "Needs a decision: nothing is sent for these",
            change => change.Action == SequenceAction.Blocked
        );
        AddGroup(
            document,
            plan,
            "Changes",
            change => change.Action is SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive
        );
        AddGroup(
            document,
            plan,
            "Only the lock file changes: nothing is sent",
            change => change.Action is SequenceAction.Adopt or SequenceAction.Forget
        );
        AddGroup(
            document,
            plan,
            "Nothing to change, but worth knowing",
            change => change.Action == SequenceAction.None && PlanPhrases.IsWorthSaying(change)
        );
        AddNotRead(document, plan);
        AddWarnings(document, plan);
        document.Blank();
        foreach (var line in Legend.Of(plan))
            document.Text(0, new Run(line, Tone.Faint));
        document.Blank();
        document.Text(0, new Run(Closing(plan), Tone.Strong));
        return document;
    }

    /// <summary>Adds the warnings of a plan under a heading of their own.</summary>
    public static void AddWarnings(TextDocument document, Plan plan)
    {
        if (!plan.Warnings.IsEmpty)
            document.Heading(new Run("Warnings", Tone.Strong));
        foreach (var warning in plan.Warnings)
            document.Text(Indent, new Run(warning.ToString(), Tone.Changed));
    }

    private static void AddSummary(TextDocument document, Plan plan)
    {
        document.Text(0, new Run($"Plan for {Phrases.Where(plan.Context)}", Tone.Strong));
        AddContext(document, plan.Context);
        foreach (var block in plan.Blocks)
        {
            document.Blank();
            document.Text(Indent, new Run("The whole plan needs a decision: nothing is sent.", Tone.Alarm));
            BlockLines.Add(document, block, Indent, []);
            document.Blank();
            document.Text(Indent, "If allowed:");
        }
        AddEffects(document, plan);
        var blocked = plan
            .Sequences.Where(change => change.Action == SequenceAction.Blocked)
            .Select(change => change.Name)
            .ToList();
        if (blocked.Count > 0)
        {
            var lead = new Run("Needs a decision", Tone.Alarm);
            document.Text(Indent, lead, $": {Phrases.Names(blocked)}");
        }
        if (VariablePhrases.NotKnown(plan) is { } unknown)
            document.Text(Indent, new Run(Phrases.Sentence(unknown), Tone.Alarm));
    }

    private static void AddContext(TextDocument document, PlanContext context)
    {
        if (Phrases.Snapshot(context) is { } snapshot)
            document.Text(Indent, new Run(snapshot, Tone.Changed));
        if (Phrases.WithoutLock(context) is { } without)
            document.Text(Indent, new Run(without, Tone.Changed));
        if (Phrases.LimitedTo(context) is { } limit)
            document.Text(Indent, limit);
        foreach (var consent in PlanPhrases.Consents(context.Consents))
            document.Text(Indent, new Run($"allowed on the command line: {consent}", Tone.Changed));
    }

    private static void AddEffects(TextDocument document, Plan plan)
    {
        var effects = EffectLine.ByImportance(PlanPhrases.ByEffect(plan.Sequences));
        foreach (var effect in effects.Take(EffectLine.MostShown))
        {
            var sentence = new Run(Phrases.Sentence(effect.Sentence), ToneOf(effect));
            document.Text(Indent, sentence, $": {Phrases.Names([.. effect.Names])}");
        }
        if (EffectLine.More(effects) is { } more)
            document.Text(Indent, more);
        if (effects.Count == 0)
            document.Text(Indent, "Nothing is sent: nobody gets anything new or different.");
    }

    private static Tone ToneOf(EffectLine effect)
    {
        if (effect.IsAlarming)
            return Tone.Alarm;
        return effect.IsFeltByPeople ? Tone.Changed : Tone.Plain;
    }

    private static void AddGroup(TextDocument document, Plan plan, string title, Func<SequenceChange, bool> belongs)
    {
        var sequences = plan.Sequences.Where(belongs).ToList();
        if (sequences.Count == 0)
            return;
        document.Heading(new Run(title, Tone.Strong));
        foreach (var sequence in sequences)
            SequenceLines.Add(document, plan.Context, sequence);
    }

    private static void AddNotRead(TextDocument document, Plan plan)
    {
        if (plan.IsComplete)
            return;
        document.Blank();
        foreach (var line in PlanPhrases.NotRead(plan))
            document.Text(0, line);
    }

    private static string Closing(Plan plan)
    {
        var counts = string.Join(
            ", ",
            plan.Counts.Sequences.Where(count => count.Value > 0)
                .OrderBy(count => ChangeSymbols.Of(count.Key).Order)
                .Select(count =>
                    $"{count.Value.ToString(CultureInfo.InvariantCulture)} {ChangeSymbols.Of(count.Key).Word}"
                )
        );
        if (!plan.Blocks.IsEmpty)
            return $"Plan: nothing is sent without a decision. If allowed: {counts}.";
        if (plan.HasPending || plan.HasBlocked)
            return $"Plan: {counts}.";
        if (counts.Length == 0)
            return "No changes. No sequences are managed yet.";
        return plan.IsApplicable
            ? $"No changes to send, only the lock file changes: {counts}."
            : $"No changes. {Phrases.Sentence(counts)}.";
    }
}
