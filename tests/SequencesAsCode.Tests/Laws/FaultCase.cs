using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>One run of plan and apply under faults, with what was there before and after it.</summary>
/// <param name="Plan">Null when it could not be made.</param>
/// <param name="Report">Null when nothing was carried out.</param>
/// <param name="Met">The faults that met a call.</param>
/// <param name="Before">Each sequence of the account, as text.</param>
/// <param name="After">The same afterwards.</param>
/// <param name="Locked">What lock and journal said before.</param>
internal sealed record FaultyRun(
    Plan? Plan,
    ApplyReport? Report,
    ImmutableArray<Fault> Met,
    IReadOnlyDictionary<string, HeldSequence> Before,
    IReadOnlyDictionary<string, HeldSequence> After,
    Base Locked
)
{
    /// <summary>Whether plan and lock were at rest.</summary>
    public bool IsAtRest =>
        Plan is not null
        && Plan.Sequences.All(change => change.Action is SequenceAction.None or SequenceAction.Blocked);
}

/// <summary>A sequence of the emulator's state.</summary>
internal sealed record HeldSequence(string Text, string Name, bool IsArchived, ImmutableArray<string> Parts)
{
    public static HeldSequence Of(JsonNode sequence) =>
        new(
            sequence.ToJsonString(),
            sequence["name"]?.GetValue<string>() ?? "",
            sequence["archived"]?.GetValue<bool>() == true,
            [
                .. sequence["steps"]!
                    .AsArray()
                    .SelectMany(step => (step!["touches"]?.AsArray() ?? []).Prepend(step))
                    .Select(part => part!["id"]!.GetValue<string>()),
            ]
        );
}

/// <summary>
/// One drawn account of several sequences, files that want something of most of them, and runs through trouble.
/// </summary>
internal sealed class FaultCase : IDisposable
{
    private static readonly Consents Everything = new(
        KeySelection.Every,
        KeySelection.Every,
        KeySelection.None,
        KeySelection.None
    )
    {
        ManyAtOnce = true,
        Creation = KeySelection.Every,
    };

    // Thousands of journals are flushed: in memory where there is a folder in it.
    private readonly TemporaryFolder folder = new(Directory.Exists("/dev/shm") ? "/dev/shm" : null);
    private readonly List<DesiredSequence> files = [];
    private readonly List<RemovedSequence> removed = [];
    private Dictionary<string, HeldSequence> held;

    public FaultCase(Dice dice)
    {
        Apollo = EmulatedApollo.FromSeed(
            new AccountDraw(dice, 3, 3, 4).Seed(),
            new EmulatorOptions { Sanitizer = dice.Of(Enum.GetValues<Sanitizer>()) },
            Time
        );
        held = State();
        var draw = new DesiredDraw(dice);
        var all = Read(held.Keys).OrderBy(sequence => sequence.Id, StringComparer.Ordinal).ToList();
        foreach (var (index, sequence) in all.Skip(1).Index().Where(_ => dice.Chance(0.65)))
            files.Add(draw.Edit(sequence) with { Key = $"k{index}" });
        if (dice.Chance(0.3))
            files.Add(New(draw, "made"));
        Run([], true);
        Wait();

        var known = Lock().Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var applied = Read(known.Values.Select(entry => entry.Id))
            .ToDictionary(sequence => sequence.Id, StringComparer.Ordinal);
        foreach (var file in files.ToList())
        {
            if (!known.TryGetValue(file.Key, out var entry))
                continue;
            var current = applied[entry.Id];
            files.Remove(file);
            switch (dice.Number(0, 9))
            {
                case 0:
                    removed.Add(new(file.Key, false, "over", new("sequences.yaml", 1, 1)));
                    break;
                case 1 or 2:
                    removed.Add(new(file.Key, true, "over", new("sequences.yaml", 1, 1)));
                    break;
                case 3:
                    files.Add(file);
                    break;
                default:
                    files.Add(
                        draw.EditAgain(file, current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true })
                    );
                    break;
            }
        }

        foreach (
            var (index, sequence) in all.Skip(1)
                .Index()
                .Where(item => !known.ContainsKey($"k{item.Index}") && dice.Chance(0.5))
        )
        {
            files.RemoveAll(file => file.Key == $"k{index}");
            files.Add(
                dice.Chance(0.3)
                    ? Wanted.Like(sequence, $"k{index}") with
                    {
                        Id = null,
                    }
                    : draw.Edit(sequence) with
                    {
                        Key = $"k{index}",
                    }
            );
        }

        for (var fresh = dice.Number(0, 2); fresh > 0; fresh--)
            files.Add(New(draw, $"fresh{fresh}"));
    }

    public InstantTime Time { get; } = new();

    public EmulatedApollo Apollo { get; }

    public DesiredState Desired => new(Workspace, Workspace.Environments[0], [.. files], "files");

    private Workspace Workspace =>
        new(folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, [.. removed], []);

    /// <summary>What a new process would find.</summary>
    public Base Lock() => Store().Read().Base!;

    public FaultyRun Run(IEnumerable<Fault> faults, bool goesOn)
    {
        var script = new FaultScript(faults);
        using var handler = new EmulatorHandler(Apollo, script, null, Time);
        using var service = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, Time, null));
        var (before, locked) = (held, Lock());
        var plan = PlanOf(service, locked);
        ApplyReport? report = null;
        if (plan is { Blocks.IsEmpty: true, IsApplicable: true })
        {
            var store = Store();
            store.Read();
            report = new Applier(service, store, Time)
                .ApplyAsync(plan, goesOn, null, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
        }

        held = State();
        return new(plan, report, script.Met, before, held, locked);
    }

    /// <summary>
    /// Time passes, and somebody does something that is nothing to us: what lags has caught up, and the state before
    /// the last change is not one that we wrote over.
    /// </summary>
    public void Wait()
    {
        Task.Delay(TimeSpan.FromMinutes(2), Time).GetAwaiter().GetResult();
        Apollo.Handle(
            new(
                "POST",
                "/api/v1/labels",
                "",
                [new("x-api-key", "somebody")],
                $$"""{"name":"At {{Time.GetUtcNow().Ticks}}","modality":"contacts"}"""
            )
        );
    }

    /// <summary>Sequences as they really are.</summary>
    public IEnumerable<CurrentSequence> Read(IEnumerable<string> ids)
    {
        using var handler = new EmulatorHandler(Apollo, null, null, Time);
        using var service = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, Time, null));
        service
            .ReadAsync(ReadScope.LookUps(Desired) with { Labels = true }, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return service
            .ReadAsync(ReadScope.Of([.. ids]), CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .Sequences.Values;
    }

    public void Dispose() => folder.Dispose();

    private static DesiredSequence New(DesiredDraw draw, string key)
    {
        var wish = draw.New();
        return wish with { Key = key, Fields = wish.Fields.With(Fields.Name, new FieldValue.Text($"Drawn {key}")) };
    }

    private Plan? PlanOf(ApolloService service, Base @base)
    {
        try
        {
            var current = new CurrentStateReader(service)
                .ReadAsync(Desired, @base, [], CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            return Planner.CreatePlan(Desired, current, @base, new("emulator", [], Everything), service).Plan;
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    private LockStore Store() => LockStore.For(Workspace, Workspace.Environments[0]);

    private Dictionary<string, HeldSequence> State() =>
        JsonNode.Parse(Apollo.ExportState())!["sequences"]!
            .AsArray()
            .ToDictionary(
                sequence => sequence!["id"]!.GetValue<string>(),
                sequence => HeldSequence.Of(sequence!),
                StringComparer.Ordinal
            );
}
