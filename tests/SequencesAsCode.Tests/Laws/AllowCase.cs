using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Plans;
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
/// An account whose sequences mostly have people, files that change with it, and locks that get lost or come back. It
/// keeps what was allowed and used. In some histories Apollo does not say that a sequence was stopped; then git knows
/// every lock, and nothing happens that neither could tell.
/// </summary>
internal sealed class AllowCase : IDisposable
{
    private const int Sequences = 6;

    private static readonly Consents Flags = Scene.Everything with
    {
        Overwrite = KeySelection.Every,
        ManyAtOnce = true,
    };

    private readonly Dice dice;
    private readonly InstantTime time = new();
    private readonly TemporaryFolder folder = new(Directory.Exists("/dev/shm") ? "/dev/shm" : null);
    private readonly EmulatedApollo apollo;
    private readonly AllowFile[] files;
    private readonly List<string> oldLocks = [];
    private readonly List<string> story = [];
    private readonly Action<string> saw;
    private AllowEntry? many;
    private readonly HashSet<string> usedMany = new(StringComparer.Ordinal);
    private readonly List<(AllowCommit[] Files, AllowEntry? Many)> commits = [];
    private readonly bool isMute;
    private int commitsBeforeLoss;
    private int reasons;
    private int texts;

    /// <param name="dice">Draws the history.</param>
    /// <param name="saw">Called with each kind of event.</param>
    public AllowCase(Dice dice, Action<string> saw)
    {
        (this.dice, this.saw) = (dice, saw);
        var share = dice.Of(0.2, 1.0);
        isMute = dice.Chance(0.3);
        files =
        [
            .. Enumerable
                .Range(0, Sequences)
                .Select(index => new AllowFile(index, dice.Chance(share), isEmpty: dice.Chance(0.35))),
        ];
        apollo = EmulatedApollo.FromSeed(
            $$"""{ "team": { "id": "{{SomeAccount.Team}}", "name": "T" }, "sequences": [ {{string.Join(
                ',',
                files.Select(file => file.Seed)
            )}} ] }""",
            null,
            time
        );
    }

    /// <summary>What broke the law, with the history before it.</summary>
    public List<string> Problems { get; } = [];

    private string LockPath => Path.Combine(folder.Path, ".sequences", "sequences.local.lock.json");

    private string JournalPath => Path.Combine(folder.Path, ".sequences", "journal.local.jsonl");

    private Workspace Workspace =>
        new(folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, [], [])
        {
            Allow = many is null ? [] : [many],
        };

    /// <summary>Some edits of files, in Apollo and of the lock, and then an apply.</summary>
    public void Live()
    {
        Run(Flags, 0);
        for (var round = dice.Number(3, 6); round > 0 && Problems.Count == 0; round--)
        {
            EditFiles();
            foreach (var file in files.Where(_ => dice.Chance(0.2)))
                EditApollo(file);
            EditLock();
            var isFlagged = dice.Chance(0.1);
            var isKilled = !isFlagged && !isMute && dice.Chance(0.2);
            Run(isFlagged ? Flags : Consents.None, isKilled ? dice.Number(1, 24) : 0);
        }
    }

    public void Dispose() => folder.Dispose();

    private void EditFiles()
    {
        if (commits.Count > 0 && dice.Chance(0.15))
        {
            CheckOut(dice.Number(0, commits.Count - 1));
            return;
        }

        var isWide = dice.Chance(0.4);
        foreach (var file in files)
        {
            if (isWide ? dice.Chance(0.95) : dice.Chance(0.2))
                file.Subject = $"Ours {++texts}";
            if (dice.Chance(0.35))
                file.IsOn = !file.IsOn;
            if (dice.Chance(0.35))
                file.Nudge();
            if (!file.HasNudge && dice.Chance(0.4))
                file.Allow(AllowKind.Removal, $"reason {++reasons}", null);
            if (dice.Chance(0.25))
                file.Allow(AllowKind.Activation, $"reason {++reasons}", null);
            if (file.Offered is { } edit && dice.Chance(0.6))
                file.Allow(AllowKind.Overwrite, $"reason {++reasons}", edit);
            if (dice.Chance(0.15))
                file.Entries.Clear();
            if (dice.Chance(0.08))
                file.Key += "x";
        }

        if (dice.Chance(0.3))
            many = new(AllowKind.Many, $"reason {++reasons}", new("sequences.yaml", 3, 1));
        else if (dice.Chance(0.2))
            many = null;
        commits.Add(([.. files.Select(file => file.Commit)], many));
        TellFiles();
    }

    private void CheckOut(int commit)
    {
        foreach (var (file, old) in files.Zip(commits[commit].Files))
            file.Restore(old, commit >= commitsBeforeLoss);
        many = commits[commit].Many;
        saw("old commit");
        TellFiles();
    }

    private void TellFiles() =>
        Tell("files " + string.Join(" | ", files.Select(file => file.ToString())) + $" | {many?.Identity}");

    private void EditApollo(AllowFile file)
    {
        if (dice.Chance(0.6))
        {
            var path = isMute ? "abort" : dice.Of("abort", "abort", "approve");
            var before = Now()[file.Id];
            apollo.Handle(new("POST", $"/api/v1/emailer_campaigns/{file.Id}/{path}", "", Keys, ""));
            file.Switch(before, Now()[file.Id]);
            Tell($"Apollo {path} {file.Key}");
            return;
        }

        var text = $"Theirs {++texts}";
        var body = file.Edited(text, Now()[file.Id].Nudges);
        var answer = apollo.Handle(new("PUT", $"/api/v1/sequences/{file.Id}", "", Keys, body));
        Assert.That(Now()[file.Id].Subject, Is.EqualTo(text), answer.Body);
        Tell($"Apollo {file.Key}: {text}");
    }

    private static ImmutableArray<KeyValuePair<string, string>> Keys => [new("x-api-key", "somebody")];

    private void EditLock()
    {
        if (!File.Exists(LockPath))
            return;
        if (!isMute && dice.Chance(0.1))
        {
            File.Delete(LockPath);
            File.Delete(JournalPath);
            commitsBeforeLoss = commits.Count;
            saw("lock lost");
            Tell("lock lost");
        }
        else if (dice.Chance(0.35))
        {
            var old = dice.Of(oldLocks);
            File.WriteAllText(LockPath, old);
            if (dice.Chance(0.5))
            {
                oldLocks.Add(old);
                saw("old lock committed");
            }

            if (isMute || dice.Chance(0.7))
                File.Delete(JournalPath);
            saw(isMute ? "old lock, Apollo mute" : "old lock");
            Tell("old lock");
        }
    }

    private void Run(Consents consents, int killedAt)
    {
        var before = Now();
        var known = LockStore.For(Workspace, Workspace.Environments[0]).Read().Base!;
        var run = new AllowRun(consents != Consents.None, isMute, [.. known.Sequences.Select(one => one.Id)]);
        var said = "";
        var isKilledAfter = dice.Chance(0.5);
        InTurns(async turns =>
            said = await ApplyAsync(consents, account => new(account, turns, 0, killedAt, isKilledAfter))
                .ConfigureAwait(false)
        );
        var after = Now();
        Tell($"apply{(consents == Consents.None ? "" : " with flags")}: {said}");
        Judge(before, after, run);
        if (File.Exists(LockPath))
            oldLocks.Add(File.ReadAllText(LockPath));
        if (killedAt == 0 && Problems.Count == 0)
            InTurns(turns => RestAsync(account => new(account, turns, 0, 0, false)));
    }

    private static void InTurns(Func<TurnTaking, Task> run)
    {
        var turns = new TurnTaking(_ => 0);
        turns.RunAsync([() => run(turns)]).GetAwaiter().GetResult();
    }

    private async Task<string> ApplyAsync(Consents consents, Func<ApolloService, TurnedService> open)
    {
        using var handler = new EmulatorHandler(apollo, new FaultScript(), null, time);
        using var account = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, time, null));
        var service = open(account);
        var store = LockStore.For(Workspace, Workspace.Environments[0]);
        try
        {
            var plan = await PlanAsync(consents, service, store).ConfigureAwait(false);
            Count(plan);
            if (!plan.IsApplicable)
                return $"nothing to apply, {plan.Counts[SequenceAction.Blocked]} blocked";
            var report = await new Applier(service, store, time)
                .ApplyAsync(plan, true, null, CancellationToken.None)
                .ConfigureAwait(false);
            return string.Join(
                ", ",
                report.Results.Select(one => $"{one.Key} {one.Action} {one.Status} {one.Message}")
            );
        }
        catch (KilledException)
        {
            saw("killed");
            return "killed";
        }
    }

    // The second plan has nothing to record, and offers the edits that need a decision.
    private async Task RestAsync(Func<ApolloService, TurnedService> open)
    {
        using var handler = new EmulatorHandler(apollo, new FaultScript(), null, time);
        using var account = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, time, null));
        var store = LockStore.For(Workspace, Workspace.Environments[0]);
        var plan = await PlanAsync(Consents.None, open(account), store).ConfigureAwait(false);
        var now = Now();
        foreach (var file in files)
            file.Look(plan.Sequences.First(change => change.Key == file.Key), now[file.Id].Subject);
        if (plan.Blocks.IsEmpty && plan.Sequences.FirstOrDefault(one => one.Action == SequenceAction.Adopt) is { } left)
            Broken($"{left.Key} is recorded again by the second plan");
    }

    private async Task<Plan> PlanAsync(Consents consents, TurnedService service, LockStore store)
    {
        var read = store.Read().Base ?? throw new InvalidOperationException("no lock");
        var history = History();
        var @base = store.Learn(read, history);
        var desired = new DesiredState(
            Workspace,
            Workspace.Environments[0],
            [.. files.Select(file => file.Desired)],
            "files"
        );
        var later = LaterLock.Different(@base, history.Later);
        if (history.Later.IsEmpty && @base.Sequences.Any(row => row.Spent.Any(FreeStart.Contains)))
            saw("the lock knows that it went back");
        var options = new PlanOptions("emulator", [], consents) { AlsoRead = later, Outdated = later };
        var current = await new CurrentStateReader(service, time)
            .ReadAsync(desired, @base, options, CancellationToken.None)
            .ConfigureAwait(false);
        return Planner.CreatePlan(desired, Heard(current), @base, options, service).Plan;
    }

    private CurrentState Heard(CurrentState current) =>
        isMute
            ? current with
            {
                Sequences = current.Sequences.ToImmutableDictionary(
                    pair => pair.Key,
                    pair => pair.Value with { StatusReason = null }
                ),
            }
            : current;

    // What git has besides the lock that the plan is made with, as the program asks for it.
    private LockHistory History()
    {
        if (!isMute || !File.Exists(LockPath))
            return LockHistory.Nothing;
        var own = File.ReadAllText(LockPath);
        FileVersion[] newestFirst = [.. oldLocks.Select(text => new FileVersion("c0ffee", text)).Reverse()];
        return LockHistory.Of(
            new FileVersions(own, [.. newestFirst]).Later.Select(version => (version.Commit, version.Blob)),
            oldLocks
        );
    }

    private void Count(Plan plan)
    {
        foreach (var entry in plan.Sequences.SelectMany(change => change.Allowed).Concat(plan.Context.Allowed))
            saw($"allowed {entry.What}");
        foreach (var block in plan.Sequences.SelectMany(change => change.Blocks).Concat(plan.Blocks))
            saw($"asked {block.Code}");
        var empty = files.Where(file => file.IsEmpty).Select(file => file.Key);
        foreach (var change in plan.Sequences.Where(change => empty.Contains(change.Key)))
        {
            if (change.Blocks.Any(block => block.Code == BlockCode.ActivationNeedsConsent))
                saw(isMute ? "asked about an empty one, Apollo mute" : "asked about an empty one");
        }
    }

    private void Judge(Dictionary<string, Seen> before, Dictionary<string, Seen> after, AllowRun run)
    {
        foreach (var file in files)
        {
            if (file.Wrong(before[file.Id], after[file.Id], run) is { } wrong)
                Broken(wrong);
            if (!before[file.Id].IsOn && after[file.Id].IsOn)
                saw(file.IsEmpty ? "turned on, empty" : "turned on");
            if (before[file.Id].IsOn && before[file.Id].Nudges.Except(after[file.Id].Nudges).Any())
                saw("removed");
        }

        var live = before.Values.Count(one => one.IsOn);
        var changed = files.Count(file => before[file.Id].IsOn && before[file.Id].Subject != after[file.Id].Subject);
        if (changed < 5 || changed * 4 <= live || run.IsFlagged)
            return;
        if (many is null || !usedMany.Add(many.Identity))
            Broken($"{changed} of {live} changed at once");
        saw("many changed");
    }

    private void Tell(string what) => story.Add(what);

    private void Broken(string what) => Problems.Add(string.Join('\n', story.Append(what)));

    private Dictionary<string, Seen> Now() =>
        JsonNode.Parse(apollo.ExportState())!["sequences"]!
            .AsArray()
            .ToDictionary(
                one => (string)one!["id"]!,
                one => new Seen(
                    (bool)one!["active"]!,
                    (string)one["steps"]![0]!["touches"]![0]!["template"]!["subject"]!,
                    [.. one["steps"]!.AsArray().Skip(1).Select(step => (string)step!["id"]!)]
                ),
                StringComparer.Ordinal
            );
}

/// <summary>What matters of a sequence in Apollo.</summary>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="Subject">The subject of its email.</param>
/// <param name="Nudges">The ids of its other steps.</param>
internal sealed record Seen(bool IsOn, string Subject, ImmutableArray<string> Nudges);
