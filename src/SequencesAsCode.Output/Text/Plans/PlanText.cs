using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Plans;

/// <summary>
/// A plan as terminal text: what needs a decision, what changes, what is worth knowing, and one line of summary. A plan
/// without any of them is the summary alone.
/// </summary>
internal static class PlanText
{
    private const int Indent = 2;

    public static TextDocument Of(Plan plan)
    {
        var document = new TextDocument();
        AddContext(document, plan);
        AddBlocks(document, plan);
        foreach (var (title, belongs) in Groups)
            AddGroup(document, plan, title, belongs);
        var findings = PlanFindings.Of(plan);
        AddWarnings(document, findings.Shown);
        document.Blank();
        foreach (var line in Legend.Of(plan))
            document.Text(0, new Run(line, Tone.Faint));
        document.Blank();
        if (VariablePhrases.NotKnown(plan) is { } unknown)
            document.Text(0, new Run($"{Phrases.Sentence(unknown)}.", Tone.Alarm));
        AddSummary(document, plan, findings);
        return document;
    }

    private static readonly (string Title, Func<SequenceChange, bool> Belongs)[] Groups =
    [
        ("Needs a decision: nothing is sent for these", change => change.Action == SequenceAction.Blocked),
        (
            "Changes",
            change => change.Action is SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive
        ),
        (
            "Only the lock file changes: nothing is sent",
            change => change.Action is SequenceAction.Adopt or SequenceAction.Forget
        ),
        (
            "Nothing to change, but worth knowing",
            change => change.Action == SequenceAction.None && PlanPhrases.IsWorthSaying(change)
        ),
    ];

    /// <summary>Adds warnings under a heading of their own.</summary>
    public static void AddWarnings(TextDocument document, ImmutableArray<Diagnostic> warnings)
    {
        if (warnings.IsEmpty)
            return;
        document.Heading(new Run("Warnings", Tone.Strong));
        FindingLines.Add(document, warnings, Indent);
    }

    private static void AddContext(TextDocument document, Plan plan)
    {
        var context = plan.Context;
        string?[] facts = [Phrases.Snapshot(context), Phrases.WithoutLock(context), Phrases.LimitedTo(context)];
        var known = facts
            .OfType<string>()
            .Concat(PlanPhrases.Consents(context.Consents).Select(consent => $"allowed for this run: {consent}"))
            .Concat(PlanPhrases.Entries(context))
            .ToList();
        if (known.Count == 0 && plan.Blocks.IsEmpty && !plan.Sequences.Any(IsShown))
            return;
        document.Text(0, new Run($"Plan for {Phrases.Where(context)}", Tone.Strong));
        foreach (var fact in known)
            document.Text(Indent, new Run(fact, Tone.Changed));
    }

    private static bool IsShown(SequenceChange change) => Array.Exists(Groups, group => group.Belongs(change));

    private static void AddBlocks(TextDocument document, Plan plan)
    {
        foreach (var block in plan.Blocks)
        {
            document.Blank();
            document.Text(0, new Run("The whole plan needs a decision: nothing is sent.", Tone.Alarm));
            BlockLines.Add(document, block, Indent, []);
        }
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

    private static void AddSummary(TextDocument document, Plan plan, PlanFindings findings)
    {
        if (!findings.Elsewhere.IsEmpty)
            document.Text(0, new Run(Elsewhere(findings), Tone.Faint));
        if (PlanPhrases.AsLocked(plan) > 0)
            document.Text(0, new Run(PlanPhrases.EditsNotChecked, Tone.Faint));
        foreach (var line in PlanPhrases.NotChecked(plan))
            document.Text(0, line);
        document.Text(0, new Run(PlanClosing.Of(plan), Tone.Strong));
    }

    private static string Elsewhere(PlanFindings findings)
    {
        var files = findings.Elsewhere.Select(found => found.At!.File).Distinct(StringComparer.Ordinal).Count();
        var more = findings.Shown.IsEmpty ? "" : "more ";
        return Phrases.Count(findings.Elsewhere.Length, $"{more}lint warning", $"{more}lint warnings")
            + $" in {Phrases.Count(files, "file", "files")}: run '{CommandWords.Validate}'.";
    }
}
