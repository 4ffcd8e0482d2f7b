using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Writing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Whatever a service makes of what it is sent: it is shown once, once accepted the plan is empty, an edit of words is
/// sent and ends the same, and what a person edits is still drift.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RewriteLawTests
{
    private const int Cases = 120;
    private static readonly Consents Accepting = Scene.Everything with { Rewrites = KeySelection.Every };
    private static readonly string[] Exercised =
    [
        "rewritten when made",
        "accepted without a write",
        "rewritten again and not asked about",
        "drift",
    ];

    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [TestCase(2 * Cases / 5)]
    [TestCase(3 * Cases / 5, Category = Law.Long)]
    public void What_a_service_makes_of_what_it_is_sent_is_survived(int cases)
    {
        Law.Holds(
            seed => ProblemsAsync(seed).GetAwaiter().GetResult(),
            cases,
            () => Law.Below([.. Exercised.Select(what => (what, seen.GetValueOrDefault(what), cases / 20))])
        );

        foreach (var (what, count) in seen)
            TestContext.Out.WriteLine($"{count, 5}  {what}");
    }

    private async Task<List<string>> ProblemsAsync(int seed)
    {
        var dice = new Dice(seed);
        ImmutableArray<string> rewrites = [.. Rewriter.Kinds.Where(_ => dice.Chance(0.4))];
        var options = new EmulatorOptions
        {
            Rewrites = rewrites,
            Sanitizer = dice.Of(Enum.GetValues<Sanitizer>()),
            StepsOmitted = StepsOmitted.Kept,
        };
        using var scene = new Scene(new AccountDraw(dice).Seed(), options);
        var (draw, problems) = (new DesiredDraw(dice), new List<string>());
        var wish = draw.New();
        var (isExact, told) = (
            wish.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true },
            string.Join(",", rewrites)
        );

        if (!await MadeAsync(scene, wish, problems))
            return [.. problems.Select(problem => $"{told}: {problem}")];
        await QuietAsync(scene, wish, "made", problems);

        var edited = draw.EditAgain(wish, isExact);
        edited = edited with
        {
            Fields = wish.Fields.With(edited.Fields.Where(field => field.Class != FieldClass.CreateOnly)),
        };
        var again = await ApplyAsync(scene, edited, Accepting);
        if (again is { Status: not ChangeStatus.Applied })
            problems.Add($"edit: {again.Status} {again.Message}");
        Saw("rewritten again and not asked about", again?.Rewrites.Any(rewrite => rewrite.IsAccepted) == true);
        if (problems.Count == 0)
            await QuietAsync(scene, edited, "edited", problems);
        if (problems.Count == 0)
            await DriftAsync(scene, edited, problems);
        return [.. problems.Select(problem => $"{told}: {problem}")];
    }

    private async Task<bool> MadeAsync(Scene scene, DesiredSequence wish, List<string> problems)
    {
        var first = await ApplyAsync(scene, wish, Scene.Everything);
        var isOpen = first!.Rewrites.Any(rewrite => !rewrite.IsAccepted);
        if (first.Status != (isOpen ? ChangeStatus.Failed : ChangeStatus.Applied))
            problems.Add($"made: {first.Status} {first.Message}");
        Saw("rewritten when made", isOpen);
        if (!isOpen || problems.Count > 0)
            return problems.Count == 0;

        if ((await scene.PlanAsync(Scene.Everything, wish)).Sequences.Single().Rewritten.IsEmpty)
            problems.Add("what was rewritten is not shown in the next plan");
        var writes = scene.Writes().Count();
        for (var time = 1; await ApplyAsync(scene, wish, Accepting) is { } accepted; time++)
        {
            if (accepted.Status != ChangeStatus.Applied || time == 3)
                problems.Add($"accepted: {accepted.Status} {accepted.Message}");
            Saw("accepted without a write", scene.Writes().Count() == writes);
            if (problems.Count > 0)
                return false;
        }

        return true;
    }

    private async Task DriftAsync(Scene scene, DesiredSequence wish, List<string> problems)
    {
        var id = scene.Base().Sequences.Single().Id;
        scene.Call("PUT", $"/sequences/{id}", """{"name":"What a person wrote"}""");
        var plan = await scene.PlanAsync(Accepting, wish);
        if (!plan.HasDrift || plan.HasPending)
            problems.Add("a person's edit is no drift");
        Saw("drift", plan.HasDrift);
    }

    private static async Task QuietAsync(Scene scene, DesiredSequence wish, string when, List<string> problems)
    {
        var change = (await scene.PlanAsync(Scene.Everything, wish)).Sequences.Single();

        // Bookkeeping sends nothing, and is done once.
        if (change is { Action: SequenceAction.Adopt, Requests.IsEmpty: true })
        {
            await ApplyAsync(scene, wish, Scene.Everything);
            change = (await scene.PlanAsync(Scene.Everything, wish)).Sequences.Single();
        }

        if (
            change is { Action: SequenceAction.None, HasDrift: false, Rewritten.IsEmpty: true, SetByHand.IsEmpty: true }
        )
            return;
        var fields = change
            .Fields.Concat(
                change.Steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)))
            )
            .Select(field => $"{field.Field} {field.Before} -> {field.After}");
        problems.Add(
            $"{when}, and the next plan is not empty: {change.Action} {change.Reason} "
                + $"["
                + string.Join(
                    "; ",
                    change.Steps.Select(step => $"{step.Key} {step.Action} {step.Reason} {step.MatchedBy}")
                )
                + "], "
                + $"drift {change.HasDrift}, rewritten {change.Rewritten.Length}, by hand "
                + $"{string.Join(", ", change.SetByHand)}; {string.Join("; ", fields)}"
        );
    }

    private static async Task<ChangeResult?> ApplyAsync(Scene scene, DesiredSequence wish, Consents consents) =>
        (await scene.ApplyAsync(await scene.PlanAsync(consents, wish))).Results.SingleOrDefault();

    private void Saw(string what, bool holds) => seen[what] = seen.GetValueOrDefault(what) + (holds ? 1 : 0);
}
