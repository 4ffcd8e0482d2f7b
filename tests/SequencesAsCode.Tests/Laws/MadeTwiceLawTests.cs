using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// One or two machines apply the same new files to one account, call by call in a drawn order; creates take effect and
/// are answered as if they had not, the list lags, a process is killed at any call, a lock is lost. Nothing is made
/// twice without a word that has both ids, and where nothing is twice all comes to rest.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MadeTwiceLawTests
{
    private const string Search = "/emailer_campaigns/search";
    private static readonly ImmutableArray<string> Expected =
    [
        "a twin that was told",
        "killed",
        "applied",
        "two at once",
        "without a lock",
        "at rest",
    ];

    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [TestCase(60)]
    [TestCase(2000, Category = Law.Long)]
    public void Nothing_is_made_twice_unseen(int cases)
    {
        Law.Holds(Problems, cases, () => Expected.Where(what => !seen.ContainsKey(what)));

        foreach (var (what, count) in seen)
            TestContext.Out.WriteLine($"{count, 6}  {what}");
    }

    private IEnumerable<string> Problems(int seed)
    {
        var dice = new Dice(seed);
        var time = new InstantTime();
        var apollo = EmulatedApollo.FromSeed(SomeAccount.Seed(), null, time);
        var names = Enumerable.Range(1, dice.Number(1, 2)).Select(number => $"Fresh {number}").ToList();
        ImmutableArray<DesiredSequence> files =
        [
            .. names.Select(
                (name, index) =>
                    Wanted
                        .New(name, $"k{index}", Wanted.Draft("intro", $"Hello {index}", $"<p>Words of {name}</p>"))
                        .Active(dice.Chance(0.3))
            ),
        ];
        using var one = new Machine(apollo, time, files);
        using var other = new Machine(apollo, time, files);
        Machine[] machines = dice.Chance(0.6) ? [one, other] : [one];
        if (machines.Length > 1)
            Saw("two at once");
        var story = new List<string>();

        foreach (var (index, machine) in machines.Index())
            machine.Meet(Faults(dice, story, index), dice.Chance(0.3) ? dice.Number(1, 14) : 0, dice.Chance(0.5));
        Run(machines, dice);
        if (machines.Any(machine => machine.IsKilled))
            Saw("killed");
        if (machines.Any(machine => machine.IsApplied))
            Saw("applied");

        for (var again = 0; again < 4; again++)
        {
            foreach (var machine in machines.Where(_ => again < 2 && dice.Chance(0.2)))
            {
                machine.LoseLock();
                Saw("without a lock");
            }

            if (again > 0 || dice.Chance(0.6))
                Task.Delay(TimeSpan.FromMinutes(2), time).GetAwaiter().GetResult();
            foreach (var machine in machines)
                machine.Meet([], 0, false);
            foreach (var machine in dice.Shuffled(machines))
                Run([machine], dice);
        }

        var said = machines.SelectMany(machine => machine.Said).ToList();
        story.AddRange(said);
        var isTwin = false;
        foreach (var name in names)
        {
            var ids = Live(apollo, name);
            if (ids.Count == 0)
                return Broken("it was never made", story);
            if (ids.Count == 1)
                continue;
            isTwin = true;
            if (!said.Exists(text => ids.All(id => text.Contains(id, StringComparison.Ordinal))))
                return Broken(
                    $"{name} is there {ids.Count} times ({string.Join(", ", ids)}), and nothing says so",
                    story
                );
        }

        if (isTwin)
        {
            Saw("a twin that was told");
            return [];
        }

        if (machines.FirstOrDefault(machine => !machine.IsAtRest) is not null)
            return Broken("no rest", story);
        Saw("at rest");
        return [];
    }

    private static IEnumerable<string> Broken(string problem, List<string> story) =>
        [string.Join('\n', story.Prepend(problem))];

    private static void Run(IReadOnlyList<Machine> machines, Dice dice)
    {
        var turns = new TurnTaking(count => dice.Number(0, count - 1));
        turns
            .RunAsync([.. machines.Select((machine, index) => (Func<Task>)(() => machine.RunAsync(turns, index)))])
            .GetAwaiter()
            .GetResult();
    }

    private static IEnumerable<Fault> Faults(Dice dice, List<string> story, int machine)
    {
        var faults = new List<Fault>();
        if (dice.Chance(0.7))
        {
            var fault = new Fault
            {
                Kind = FaultKind.CutAfter,
                Method = "POST",
                Path = "/sequences",
                Call = dice.Number(1, 2),
            };
            faults.Add(
                dice.Number(0, 9) switch
                {
                    0 => fault with
                    {
                        Kind = FaultKind.LockAfter,
                        RetryAfter = dice.Of<int?>(null, 20),
                        Times = dice.Number(1, 2),
                    },
                    1 => fault with { Kind = FaultKind.QuotaAfter, Window = dice.Of("minute", "day"), RetryAfter = 20 },
                    2 => fault with
                    {
                        Kind = FaultKind.AnswerAfter,
                        Status = dice.Of(400, 403, 404, 409, 422, 500, 502, 503),
                        Body = """{"error":"No."}""",
                    },
                    3 => fault with
                    {
                        Kind = FaultKind.AnswerAfter,
                        Status = 200,
                        Body = dice.Of("", "{}", "<html>", "[]"),
                    },
                    4 => fault with { Kind = FaultKind.TimeoutAfter },
                    5 => fault with { Kind = FaultKind.Lock },
                    6 => fault with
                    {
                        Kind = dice.Of(FaultKind.Error, FaultKind.CutBefore, FaultKind.Missing, FaultKind.Quota),
                        RetryAfter = 20,
                    },
                    _ => fault,
                }
            );
        }

        if (dice.Chance(0.6))
            faults.Add(
                dice.Chance(0.5)
                    ? new()
                    {
                        Kind = FaultKind.Stale,
                        Path = Search,
                        Call = dice.Number(1, 4),
                        Times = dice.Number(1, 4),
                    }
                    : new()
                    {
                        Kind = FaultKind.Lag,
                        Path = Search,
                        Times = 0,
                        Delay = TimeSpan.FromSeconds(dice.Number(1, 40)),
                    }
            );
        story.Add(
            $"machine {machine}: "
                + string.Join(
                    " | ",
                    faults.Select(fault =>
                        $"{fault.Kind} {fault.Path} #{fault.Call}x{fault.Times} {fault.Status} {fault.Delay}"
                    )
                )
        );
        return faults;
    }

    private static List<string> Live(EmulatedApollo apollo, string name) =>
        [
            .. JsonNode.Parse(apollo.ExportState())!["sequences"]!
                .AsArray()
                .Where(sequence => (string?)sequence!["name"] == name && (bool?)sequence["archived"] != true)
                .Select(sequence => (string)sequence!["id"]!),
        ];

    private void Saw(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

    /// <summary>A checkout with its own lock and journal.</summary>
    private sealed class Machine(EmulatedApollo apollo, InstantTime time, ImmutableArray<DesiredSequence> files)
        : IDisposable
    {
        private readonly TemporaryFolder folder = new(Directory.Exists("/dev/shm") ? "/dev/shm" : null);
        private ImmutableArray<Fault> faults = [];
        private (int At, bool After) kill;

        public List<string> Said { get; } = [];

        public bool IsKilled { get; private set; }

        public bool IsApplied { get; private set; }

        public bool IsAtRest { get; private set; }

        private Workspace Workspace =>
            new(folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, [], []);

        public void Meet(IEnumerable<Fault> trouble, int killedAt, bool killedAfter) =>
            (faults, kill) = ([.. trouble], (killedAt, killedAfter));

        public void LoseLock()
        {
            var path = Path.Combine(folder.Path, ".sequences", "sequences.local.lock.json");
            if (File.Exists(path))
                File.Delete(path);
        }

        public async Task RunAsync(TurnTaking turns, int runner)
        {
            using var handler = new EmulatorHandler(apollo, new FaultScript(faults), null, time);
            using var apolloService = new ApolloService(
                new(ConnectionSettings.DefaultBaseUrl, "key", handler, time, null)
            );
            var service = new TurnedService(apolloService, turns, runner, kill.At, kill.After);
            var store = LockStore.For(Workspace, Workspace.Environments[0]);
            var read = store.Read();
            try
            {
                var @base = read.Base ?? throw new InvalidOperationException(read.Diagnostics[0].Message);
                var desired = new DesiredState(Workspace, Workspace.Environments[0], files, "files");
                var current = await new CurrentStateReader(service)
                    .ReadAsync(desired, @base, [], CancellationToken.None)
                    .ConfigureAwait(false);
                var plan = Planner
                    .CreatePlan(desired, current, @base, new("emulator", [], Scene.Everything), service)
                    .Plan!;
                Said.AddRange(
                    plan.Sequences.Select(change =>
                        $"plan {runner}: {change.Key} {change.Action} "
                        + $"{string.Join(' ', change.Blocks.Select(block => block.Message))}"
                    )
                );
                IsAtRest = plan.Sequences.All(change => change.Action == SequenceAction.None);
                if (!plan.IsApplicable)
                    return;
                var report = await new Applier(service, store, time)
                    .ApplyAsync(plan, true, null, CancellationToken.None)
                    .ConfigureAwait(false);
                IsApplied |= report.Results.Any(result => result.Status == ChangeStatus.Applied);
                Said.AddRange(
                    report.Results.Select(result =>
                        $"apply {runner}: {result.Key} {result.Id} {result.Action} {result.Status} written "
                        + $"{result.Written}: {result.Message}"
                    )
                );
            }
            catch (KilledException)
            {
                IsKilled = true;
                Said.Add($"killed {runner}");
            }
            catch (ServiceException exception)
            {
                Said.Add($"no plan {runner}: {exception.Message}");
            }
        }

        public void Dispose() => folder.Dispose();
    }
}
