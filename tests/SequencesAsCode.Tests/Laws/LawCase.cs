using System.Text.Json.Nodes;
using SequencesAsCode.Applying;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>One drawn account, and one drawn wish for it.</summary>
internal sealed class LawCase : IDisposable
{
    public static readonly Consents Everything = new(
        KeySelection.Every,
        KeySelection.Every,
        KeySelection.None,
        KeySelection.None
    )
    {
        Creation = KeySelection.Every,
    };
    private readonly EmulatorHandler handler;
    private readonly ApolloService service;
    private readonly TemporaryFolder folder = new();

    public LawCase(int seed)
    {
        var dice = new Dice(seed);
        Sanitizer = dice.Of(Enum.GetValues<Sanitizer>());
        Apollo = EmulatedApollo.FromSeed(
            new AccountDraw(dice).Seed(),
            new EmulatorOptions { Sanitizer = Sanitizer },
            new InstantTime()
        );
        handler = new(Apollo);

        // On a clock that nobody moves, a client that tries again would wait forever.
        service = new(new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null));
        Store = LockStore.For(Workspace, Workspace.Environments[0]);
        Before = Read();
        var draw = new DesiredDraw(dice);
        Current = dice.Chance(0.15)
            ? null
            : dice.Of<CurrentSequence>([
                .. Before.Sequences.Values.OrderBy(sequence => sequence.Id, StringComparer.Ordinal),
            ]);
        Desired = Current is null ? draw.New() : draw.Edit(Current);
        if (!dice.Chance(0.4))
            return;

        // The second version of a file: the first one was applied, so there is a lock.
        Apply(Plan(Before, Lock()));
        var known = Lock().Sequences.Single();
        Before = Read();
        Current = Before.Sequences[known.Id];
        Desired = draw.EditAgain(Desired, Current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true });
    }

    public Sanitizer Sanitizer { get; }

    public EmulatedApollo Apollo { get; }

    public CurrentState Before { get; }

    /// <summary>The sequence that the wish is about; null when it is to be made.</summary>
    public CurrentSequence? Current { get; }

    public DesiredSequence Desired { get; private set; }

    public LockStore Store { get; }

    private Workspace Workspace =>
        new(folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, [], []);

    public CurrentState Read()
    {
        var scope = new ReadScope(true, true, [], Labels: true);
        var listing = service.ReadAsync(scope, CancellationToken.None).GetAwaiter().GetResult();
        var whole = service
            .ReadAsync(ReadScope.Of([.. listing.Rows.Select(row => row.Id)]), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return listing with { Sequences = whole.Sequences, Directory = whole.Directory };
    }

    public Base Lock() => Store.Read().Base!;

    public Plan Plan(CurrentState current, Base @base) => Plan(current, @base, Desired, Policy.Default, Everything);

    public Plan Plan(CurrentState current, Base @base, DesiredSequence desired, Policy policy, Consents consents)
    {
        var result = Planner.CreatePlan(
            new(Workspace with { Policy = policy }, Workspace.Environments[0], [desired], "files"),
            current,
            @base,
            new("emulator", [], consents),
            service
        );
        return result.Plan ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    /// <summary>
    /// The plan of what the service says, and the one of a snapshot of it that was the text of a file in between.
    /// </summary>
    public (Plan OfService, Plan OfSnapshot) BothWays()
    {
        var (desired, @base) = (new DesiredState(Workspace, Workspace.Environments[0], [Desired], "files"), Lock());
        // Services that have read no names yet, as in a run of the program.
        using var asked = Open();
        using var other = Open();
        var listing = asked.ReadAsync(new(true, true, []), CancellationToken.None).GetAwaiter().GetResult();
        var taken = new SnapshotTaker(asked, "emulator", _ => { })
            .TakeAsync(listing, desired, @base, false, "some day", CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return (
            Planned(other, null),
            Planned(new SnapshotService(SnapshotFile.Read(SnapshotFile.Write(taken))), taken.Taken)
        );

        Plan Planned(ISequenceService source, string? snapshot)
        {
            var current = new CurrentStateReader(source)
                .ReadAsync(desired, @base, [], CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            return Planner
                .CreatePlan(
                    desired,
                    current,
                    @base,
                    new("emulator", [], Everything) { SnapshotTaken = snapshot },
                    source
                )
                .Plan!;
        }
    }

    /// <summary>
    /// Leaves to Apollo what only a create can set: it would be shown as to be set by hand in every plan.
    /// </summary>
    public void LeaveWhatIsSetByHand() =>
        Desired = Desired with
        {
            Fields = Desired.Fields.Where(field =>
                field.Class != FieldClass.CreateOnly || ReferenceEquals(field, Fields.ExactDaytime)
            ),
        };

    /// <summary>
    /// The plan of a run that reads so much; null where the files are refused in view of the account.
    /// </summary>
    public Plan? Plan(EmulatedApollo apollo, Refresh refresh, Consents? consents = null)
    {
        var desired = new DesiredState(Workspace, Workspace.Environments[0], [Desired], "files");
        var options = PlanOptions.For("emulator") with { Refresh = refresh, Consents = consents ?? Consents.None };
        using var asked = Open(apollo);
        var current = new CurrentStateReader(asked)
            .ReadAsync(desired, Lock(), options, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return Planner.CreatePlan(desired, current, Lock(), options, asked).Plan;
    }

    /// <summary>The file with the sequence switched the other way, and nothing else changed.</summary>
    public void Switch(bool active) =>
        Desired = Desired with { Fields = Desired.Fields.With(Fields.Active, new FieldValue.Flag(active)) };

    /// <summary>The same account to a key that may not read one sequence.</summary>
    public EmulatedApollo Scoped() =>
        EmulatedApollo.FromState(
            Apollo.ExportState(),
            new EmulatorOptions { Sanitizer = Sanitizer, ReadOne = false },
            new InstantTime()
        );

    /// <summary>
    /// Plans for an account, reading all that its key may read, with every consent, and carries the plan out.
    /// </summary>
    public (Plan? Plan, ApplyReport? Report) Run(EmulatedApollo apollo)
    {
        var desired = new DesiredState(Workspace, Workspace.Environments[0], [Desired], "files");
        var options = PlanOptions.For("emulator") with { Refresh = Refresh.All, Consents = Everything };
        using var asked = Open(apollo);
        var current = new CurrentStateReader(asked)
            .ReadAsync(desired, Lock(), options, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        var plan = Planner.CreatePlan(desired, current, Lock(), options, asked).Plan;
        return (
            plan,
            plan is null
                ? null
                : new Applier(asked, Store, new InstantTime())
                    .ApplyAsync(plan, false, null, CancellationToken.None)
                    .GetAwaiter()
                    .GetResult()
        );
    }

    /// <summary>The account after people did things in Apollo.</summary>
    public EmulatedApollo AfterEdits(Action<JsonObject> edit)
    {
        var account = JsonNode.Parse(Apollo.ExportState())!;
        foreach (var sequence in account["sequences"]!.AsArray())
            edit(sequence!.AsObject());
        return EmulatedApollo.FromState(
            account.ToJsonString(),
            new EmulatorOptions { Sanitizer = Sanitizer },
            new InstantTime()
        );
    }

    private ApolloService Open() => Open(Apollo);

    private static ApolloService Open(EmulatedApollo apollo) =>
        new(new(ConnectionSettings.DefaultBaseUrl, "key", new EmulatorHandler(apollo), new InstantTime(), null));

    /// <summary>What somebody did in the account since the lock was written.</summary>
    public Plan Drift(CurrentState current, Base @base) =>
        Planner
            .CreatePlan(
                new(Workspace, Workspace.Environments[0], [Desired], "files"),
                current,
                @base,
                PlanOptions.For("emulator") with
                {
                    DriftOnly = true,
                },
                service
            )
            .Plan!;

    public ApplyReport Apply(Plan plan)
    {
        var report = new Applier(service, Store, new InstantTime())
            .ApplyAsync(plan, false, null, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return LockSchema.ProblemsOf(Path.Combine(folder.Path, Store.LockName)).FirstOrDefault() is { } problem
            ? throw new InvalidOperationException($"The lock is not as its schema says: {problem}")
            : report;
    }

    /// <summary>Somebody puts a person into the first step of a sequence, where there is one.</summary>
    public void Enrol(string id) =>
        Apollo.Handle(
            new(
                "POST",
                $"/api/v1/emailer_campaigns/{id}/add_contact_ids",
                "",
                [new("x-api-key", "somebody")],
                $$"""{"emailer_campaign_id":"{{id}}","contact_ids":["{{SomeAccount.Contact}}"]"""
                    + $$""","send_email_from_email_account_id":"{{SomeAccount.Mailbox}}","sequence_no_email":true"""
                    + ""","sequence_unverified_email":true}"""
            )
        );

    /// <summary>What the service answers about a sequence, before any of our code sees it.</summary>
    public JsonObject Raw(string id) =>
        (JsonObject)
            JsonNode.Parse(
                Apollo.Handle(new("GET", $"/api/v1/emailer_campaigns/{id}", "", [new("x-api-key", "key")], "")).Body
            )!;

    public void Dispose()
    {
        service.Dispose();
        handler.Dispose();
        folder.Dispose();
    }
}
