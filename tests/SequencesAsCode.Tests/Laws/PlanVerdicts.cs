using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// What a plan has to keep, verdict by verdict, over one drawn case: drawing an account and a wish costs more than any
/// verdict does. Those of the plan are asked for first, those of its application after <see cref="Apply"/>.
/// </summary>
internal sealed class PlanVerdicts
{
    private readonly LawCase drawn;
    private readonly Dictionary<string, JsonObject> raw;
    private ApplyReport? report;

    public PlanVerdicts(LawCase drawn)
    {
        this.drawn = drawn;
        Plan = drawn.Plan(drawn.Before, drawn.Lock());
        raw = drawn.Before.Sequences.Keys.ToDictionary(id => id, drawn.Raw);
    }

    public Plan Plan { get; }

    /// <summary>No more steps move than have to.</summary>
    public IEnumerable<string> FewestMoves()
    {
        var steps = Plan.Sequences.Single().Steps;
        var kept = steps
            .Where(step => step is { From: not null, To: not null, Action: not PartAction.Replace })
            .OrderBy(step => step.To)
            .Select(step => step.From!.Value)
            .ToArray();
        var moves = steps.Count(step => step.Action == PartAction.Move);
        var fewest = kept.Length - LongestIncreasing(kept);
        return moves == fewest ? [] : [$"{moves} moves instead of {fewest}: {string.Join(", ", kept)}"];
    }

    /// <summary>Equal inputs give byte-equal plans, and a saved plan is read back whole.</summary>
    public IEnumerable<string> Repeatable()
    {
        var first = PlanFile.Write(Plan);
        if (PlanFile.Write(drawn.Plan(drawn.Read(), drawn.Lock())) != first)
            yield return "the second plan differs";
        if (PlanFile.Write(PlanFile.Read(first)) != first)
            yield return "the saved plan differs";
    }

    /// <summary>A plan against a snapshot is the plan against the service, and says what it is.</summary>
    public IEnumerable<string> SameFromSnapshot()
    {
        var (ofService, ofSnapshot) = drawn.BothWays();
        var said = PlanFile.Write(ofSnapshot);
        var context = ofSnapshot.Context with { SnapshotTaken = null };
        var unsaid = new Plan(context, ofSnapshot.Sequences, ofSnapshot.Warnings, ofSnapshot.Blocks);
        if (PlanFile.Write(unsaid) != PlanFile.Write(ofService))
            yield return "the plans differ";
        if (PlanFile.Read(said).Context.SnapshotTaken != "some day" || PlanFile.Write(PlanFile.Read(said)) != said)
            yield return "the saved plan does not say that it is against a snapshot";
    }

    /// <summary>Carries the plan out.</summary>
    public void Apply() => report = drawn.Apply(Plan);

    /// <summary>Applying the plan gave what was wanted, and the next plan is empty.</summary>
    public IEnumerable<string> AsWanted()
    {
        var after = drawn.Read();
        return
        [
            .. report!
                .Results.Where(result => result.Status != ChangeStatus.Applied)
                .Select(result => $"{result.Status}: {result.Message}"),
            .. WantedContent.Problems(drawn.Desired, Plan, Managed(after)),
            .. Pending(drawn.Plan(after, drawn.Lock())).Select(problem => $"the next plan: {problem}"),
            .. drawn.Drift(after, drawn.Lock()).HasDrift
                ? ["drift although nobody did anything"]
                : Array.Empty<string>(),
            .. WithoutLock(after).Select(problem => $"the next plan without a lock: {problem}"),
        ];
    }

    /// <summary>What no file manages did not change.</summary>
    public IEnumerable<string> NothingElse()
    {
        foreach (var (id, before) in raw)
        {
            if (id != drawn.Current?.Id && drawn.Raw(id).ToJsonString() != before.ToJsonString())
                yield return $"the other sequence {id}";
        }

        if (drawn.Current is not { } current)
            yield break;
        var change = Plan.Sequences.Single();
        foreach (var problem in Unmanaged.Differences(current, drawn.Read().Sequences[current.Id], change))
            yield return problem;
        foreach (var problem in Unmanaged.RawDifferences(raw[current.Id], drawn.Raw(current.Id), change))
            yield return problem;
    }

    private IEnumerable<string> WithoutLock(CurrentState after) =>
        drawn is { Sanitizer: Sanitizer.Off, Current: not null }
            ? Pending(drawn.Plan(after, Base.Empty))
                .Where(problem => !problem.StartsWith("Adopt", StringComparison.Ordinal))
            : [];

    private CurrentSequence Managed(CurrentState after) =>
        drawn.Current is { } current
            ? after.Sequences[current.Id]
            : after.Sequences.Values.Single(sequence => !drawn.Before.Sequences.ContainsKey(sequence.Id));

    private static IEnumerable<string> Pending(Plan plan) =>
        plan.Sequences.Where(change => change.Action != SequenceAction.None).Select(Summary);

    private static string Summary(SequenceChange change)
    {
        var steps = change.Steps.Where(step => step.Action != PartAction.None).Select(Summary);
        var blocks = change.Blocks.Select(block => block.Message);
        return $"{change.Action}: {Names(change.Fields)} {string.Join(" ", steps)} {string.Join(" ", blocks)}";
    }

    private static string Summary(StepChange step)
    {
        var touches = step
            .Touches.Where(touch => touch.Action != PartAction.None)
            .Select(touch => $"{touch.Handle} {touch.Action}");
        return $"{step.Handle} {step.Action} {Names(step.Fields)} {string.Join(" ", touches)}";
    }

    private static string Names(IEnumerable<FieldChange> fields) =>
        string.Join(", ", fields.Select(field => field.Field.FullName));

    private static int LongestIncreasing(int[] values)
    {
        var best = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var before = Enumerable.Range(0, i).Where(j => values[j] < values[i]).Select(j => best[j]);
            best[i] = 1 + before.DefaultIfEmpty(0).Max();
        }

        return best.DefaultIfEmpty(0).Max();
    }
}
