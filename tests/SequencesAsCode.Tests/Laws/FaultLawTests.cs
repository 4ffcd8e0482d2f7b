using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Plan and apply run through scripted trouble. Whatever happens: no duplicate, no lost step, no wrong lock, an honest
/// report; and run again without trouble all comes to rest.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FaultLawTests
{
    private const int MostCleanRuns = 3;

    private const int FewCases = 1000;

    private static readonly ImmutableArray<string> Frequent =
    [
        "ended: Applied",
        "ended: Failed",
        "ended: NotAttempted",
        "ended: Unknown",
        "not planned",
        "at rest after 0",
        "at rest after 1",
        "several faults met",
        "a second run in trouble",
    ];

    private static readonly ImmutableArray<string> Exercised =
    [
        .. Enum.GetValues<FaultKind>().Select(kind => $"met: {kind}"),
        .. Enum.GetValues<ChangeStatus>().Select(status => $"ended: {status}"),
        .. Frequent,
        "a lost create that was found",
    ];

    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [TestCase(100)]
    [TestCase(2601, Category = Law.Long)]
    public void Whatever_the_service_does_nothing_is_made_twice_or_lost_and_the_next_runs_come_to_rest(int cases)
    {
        var kinds = cases < FewCases ? Frequent : Exercised;

        Law.Holds(Problems, cases, () => kinds.Where(what => !seen.ContainsKey(what)));

        foreach (var (what, count) in seen)
            TestContext.Out.WriteLine($"{count, 6}  {what}");
    }

    private IEnumerable<string> Problems(int seed)
    {
        var dice = new Dice(seed);
        using var drawn = new FaultCase(dice);
        var story = new List<string>();
        var (isVanished, unread) = (false, new HashSet<string>(StringComparer.Ordinal));
        for (var runs = dice.Chance(0.25) ? 2 : 1; runs > 0; runs--)
        {
            var schedule = new FaultDraw(dice).Schedule();
            var run = drawn.Run(schedule, goesOn: dice.Chance(0.5));
            story.Add($"faults {string.Join(" | ", schedule.Select(Told))}");
            story.AddRange(Told(run));
            Count(run);
            isVanished |= run.Met.Any(fault => fault.Kind == FaultKind.Vanish);
            unread.UnionWith(Unread(run));
            if (runs == 2)
                Saw("a second run in trouble");
            drawn.Wait();
            foreach (var problem in new FaultChecks(drawn, run).Problems().ToList())
                return Broken(problem, story);
        }

        for (var clean = 1; ; clean++)
        {
            var run = drawn.Run([], true);
            story.AddRange(Told(run).Prepend("clean"));
            foreach (var problem in new FaultChecks(drawn, run).Problems().ToList())
                return Broken(problem, story);
            unread.UnionWith(Unread(run));
            if (
                run.IsAtRest
                && run.Plan!.Sequences.FirstOrDefault(change =>
                    change.Action == SequenceAction.Blocked
                    && !(
                        isVanished
                        && change.Blocks.All(block => block.Code is BlockCode.GoneFromService or BlockCode.DoesNotFit)
                    )
                    && !(
                        unread.Contains(change.Key)
                        && change.Blocks.All(block => block.Code is BlockCode.Conflict or BlockCode.NotShown)
                    )
                )
                    is { } blocked
            )
            {
                return Broken(
                    $"blocked: {blocked.Key} {string.Join(' ', blocked.Blocks.Select(block => block.Message))}",
                    story
                );
            }

            // The file names parts of a sequence that somebody archived: what it is to be about by now is for a person
            // to say.
            if (run.IsAtRest || (isVanished && run.Plan is null))
            {
                Saw($"at rest after {clean - 1}");
                return [];
            }

            if (clean > MostCleanRuns)
                return Broken("no rest", story);
        }
    }

    // What was written and never shown again by any read is for a person to settle: to ask loses nothing.
    private static IEnumerable<string> Unread(FaultyRun run) =>
        (run.Report?.Results ?? [])
            .Where(result =>
                result is { Written: true, Action: SequenceAction.Update, Status: not ChangeStatus.Applied }
            )
            .Select(result => result.Key);

    private static IEnumerable<string> Broken(string problem, List<string> story) => [problem, .. story];

    private void Count(FaultyRun run)
    {
        foreach (var kind in run.Met.Select(fault => fault.Kind).Distinct())
            Saw($"met: {kind}");
        if (run.Met.Distinct().Count() > 2)
            Saw("several faults met");
        if (run.Plan is null)
            Saw("not planned");
        foreach (var result in run.Report?.Results ?? [])
            Saw($"ended: {result.Status}");
        var isLost = run.Met.Any(fault =>
            fault
                is {
                    Path: "/sequences",
                    Kind: FaultKind.CutAfter
                        or FaultKind.TimeoutAfter
                        or FaultKind.Truncated
                        or FaultKind.Empty
                        or FaultKind.ErrorAfter
                }
        );
        if (
            isLost
            && (run.Report?.Results ?? []).Any(result =>
                result is { Action: SequenceAction.Create, Status: ChangeStatus.Applied }
            )
        )
            Saw("a lost create that was found");
    }

    private void Saw(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

    private static string Told(Fault fault) =>
        $"{fault.Kind} {fault.Method} {fault.Path} #{fault.Call}x{fault.Times} {fault.Status} {fault.Delay}";

    private static IEnumerable<string> Told(FaultyRun run) =>
        [
            run.Plan is null
                ? "no plan"
                : string.Join(
                    "; ",
                    run.Plan.Sequences.Select(change =>
                        $"{change.Key} {change.Id} {change.Action} "
                        + $"[{string.Join(' ', change.Blocks.Select(block => block.Message))}]"
                    )
                ),
            $"met {string.Join(", ", run.Met.Select(fault => fault.Kind))}",
            .. (run.Report?.Results ?? []).Select(result =>
                $"  {result.Key} {result.Id} {result.Action} {result.Status} written {result.Written}: {result.Message}"
            ),
        ];
}
