using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Emulator;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;

namespace SequencesAsCode.Tests.Laws;

[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class PlanLawTests
{
    [TestCase(Law.Cases)]
    [TestCase(4 * Law.Cases, Category = Law.Long)]
    public void Applying_a_plan_gives_what_was_wanted_and_the_next_plan_is_empty(int cases)
    {
        var shares = new Shares();

        Law.Holds(seed =>
        {
            using var drawn = new LawCase(seed);
            var plan = drawn.Plan(drawn.Before, drawn.Lock());
            shares.Count(drawn, plan);

            var report = drawn.Apply(plan);

            var after = drawn.Read();
            return
            [
                .. report.Results.Where(result => result.Status != ChangeStatus.Applied).Select(result => $"{result.Status}: {result.Message}"),
                .. Wanted(drawn, plan, Managed(drawn, after)),
                .. Pending(drawn.Plan(after, drawn.Lock())).Select(problem => $"the next plan: {problem}"),
                .. drawn.Drift(after, drawn.Lock()).HasDrift ? ["drift although nobody did anything"] : Array.Empty<string>(),
                .. drawn is { Sanitizer: Sanitizer.Off, Current: not null } ? Pending(drawn.Plan(after, Base.Empty)).Where(problem => !problem.StartsWith("Adopt", StringComparison.Ordinal)).Select(problem => $"the next plan without a lock: {problem}") : [],
            ];
        }, cases, () => shares.Missing(cases));

        shares.Print();
    }

    [Test]
    public void What_no_file_manages_does_not_change()
    {
        Law.Holds(seed =>
        {
            using var drawn = new LawCase(seed);
            var change = drawn.Plan(drawn.Before, drawn.Lock());
            var raw = drawn.Before.Sequences.Keys.ToDictionary(id => id, drawn.Raw);

            drawn.Apply(change);

            var others = raw.Where(pair => pair.Key != drawn.Current?.Id && drawn.Raw(pair.Key).ToJsonString() != pair.Value.ToJsonString()).Select(pair => $"the other sequence {pair.Key}");
            return drawn.Current is null ? others :
            [
                .. others,
                .. Unmanaged.Differences(drawn.Current, drawn.Read().Sequences[drawn.Current.Id], change.Sequences.Single()),
                .. Unmanaged.RawDifferences(raw[drawn.Current.Id], drawn.Raw(drawn.Current.Id), change.Sequences.Single()),
            ];
        });
    }

    [Test]
    public void The_fewest_steps_move()
    {
        Law.Holds(seed =>
        {
            using var drawn = new LawCase(seed);
            var steps = drawn.Plan(drawn.Before, drawn.Lock()).Sequences.Single().Steps;

            var kept = steps.Where(step => step is { From: not null, To: not null, Action: not PartAction.Replace }).OrderBy(step => step.To).Select(step => step.From!.Value).ToArray();

            var (moves, fewest) = (steps.Count(step => step.Action == PartAction.Move), kept.Length - LongestIncreasing(kept));
            return moves == fewest ? [] : [$"{moves} moves instead of {fewest}: {string.Join(", ", kept)}"];
        });
    }

    [Test]
    public void Equal_inputs_give_byte_equal_plans()
    {
        Law.Holds(seed =>
        {
            using var drawn = new LawCase(seed);

            var (first, second) = (PlanFile.Write(drawn.Plan(drawn.Before, drawn.Lock())), PlanFile.Write(drawn.Plan(drawn.Read(), drawn.Lock())));

            return
            [
                .. first == second ? Array.Empty<string>() : ["the second plan differs"],
                .. PlanFile.Write(PlanFile.Read(first)) == first ? Array.Empty<string>() : ["the saved plan differs"],
            ];
        });
    }

    [Test]
    public void A_plan_against_a_snapshot_is_the_plan_against_the_service()
    {
        var kinds = new System.Collections.Concurrent.ConcurrentDictionary<SequenceAction, int>();

        Law.Holds(seed =>
        {
            using var drawn = new LawCase(seed);

            var (ofService, ofSnapshot) = drawn.BothWays();

            kinds.AddOrUpdate(ofService.Sequences.Single().Action, 1, (_, count) => count + 1);
            var said = PlanFile.Write(ofSnapshot);
            var unsaid = new Plan(ofSnapshot.Context with { SnapshotTaken = null }, ofSnapshot.Sequences, ofSnapshot.Warnings, ofSnapshot.Blocks);
            return
            [
                .. PlanFile.Write(unsaid) == PlanFile.Write(ofService) ? Array.Empty<string>() : ["the plans differ"],
                .. PlanFile.Read(said).Context.SnapshotTaken == "some day" && PlanFile.Write(PlanFile.Read(said)) == said ? Array.Empty<string>() : ["the saved plan does not say that it is against a snapshot"],
            ];
        },
        missing: () => new[] { SequenceAction.Create, SequenceAction.Update }.Except(kinds.Keys).Select(kind => kind.ToString()));
    }

    private static CurrentSequence Managed(LawCase drawn, CurrentState after) => drawn.Current is { } current
        ? after.Sequences[current.Id]
        : after.Sequences.Values.Single(sequence => !drawn.Before.Sequences.ContainsKey(sequence.Id));

    private static IEnumerable<string> Pending(Plan plan) =>
        plan.Sequences.Where(change => change.Action != SequenceAction.None).Select(change => $"{change.Action}: {string.Join(", ", change.Fields.Select(field => field.Field.FullName))} {string.Join(", ", change.Steps.Where(step => step.Action != PartAction.None).Select(step => $"{step.Handle} {step.Action} {string.Join(",", step.Fields.Select(field => field.Field.FullName))} {string.Join(",", step.Touches.Where(touch => touch.Action != PartAction.None).Select(touch => $"{touch.Handle} {touch.Action}"))}"))}{string.Join(" ", change.Blocks.Select(block => block.Message))}");

    private static IEnumerable<string> Wanted(LawCase drawn, Plan plan, CurrentSequence after)
    {
        var byHand = plan.Sequences.Single().SetByHand.Select(difference => difference.Field).ToHashSet();
        foreach (var problem in Differing("sequence", drawn.Desired.Fields.Where(field => !byHand.Contains(field)), after.Fields)) yield return problem;
        if (drawn.Desired.Steps is not { } steps) yield break;
        if (steps.Length != after.Steps.Length) yield return $"{after.Steps.Length} steps instead of {steps.Length}";
        foreach (var (index, (wanted, held)) in steps.Zip(after.Steps).Index())
        {
            if (wanted.Type != held.Type) yield return $"step {index + 1} is a {held.Type}";
            foreach (var problem in Differing($"step {index + 1}", wanted.Fields, held.Fields)) yield return problem;
            if (wanted.Touches is not { } touches) continue;
            if (touches.Length != held.Touches.Length) yield return $"step {index + 1}: {held.Touches.Length} touches instead of {touches.Length}";
            var free = held.Touches.ToList();
            foreach (var touch in touches)
            {
                var partner = free.FirstOrDefault(candidate => !Differing("", touch.Fields, candidate.Fields).Any());
                if (partner is null) yield return $"step {index + 1}: no touch is as wanted";
                else free.Remove(partner);
            }
        }
    }

    private static IEnumerable<string> Differing(string where, FieldSet wanted, FieldSet held) =>
        wanted.Where(pair => !FieldComparison.Explained(pair.Key, pair.Value, held[pair.Key])).Select(pair => $"{where}: {pair.Key} is {held[pair.Key]} instead of {pair.Value}");

    private static int LongestIncreasing(int[] values)
    {
        var best = new int[values.Length];
        for (var i = 0; i < values.Length; i++) best[i] = 1 + Enumerable.Range(0, i).Where(j => values[j] < values[i]).Select(j => best[j]).DefaultIfEmpty(0).Max();
        return best.DefaultIfEmpty(0).Max();
    }
}
