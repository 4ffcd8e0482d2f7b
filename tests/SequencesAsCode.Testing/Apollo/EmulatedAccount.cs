using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Emulator;
using SequencesAsCode.Files;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// The quickstart's files and account without the command line, for tests that plan and apply through their own
/// service.
/// </summary>
internal sealed class EmulatedAccount : IDisposable
{
    private readonly CliWorkspace workspace = CliWorkspace.Quickstart();

    public EmulatedAccount()
    {
        Service = new(
            new(
                ConnectionSettings.DefaultBaseUrl,
                "k",
                new EmulatorHandler(EmulatedApollo.FromSeed(workspace.Read("emulator-seed.json"), null, Time)),
                Time,
                null
            )
        );
        Desired = new DesiredStateReader().Read(workspace.Folder, null).Desired!;
        Store = LockStore.For(Desired.Workspace, Desired.Environment);
        Base = Store.Read().Base!;
    }

    public HurriedTime Time { get; } = new();

    public ApolloService Service { get; }

    public DesiredState Desired { get; }

    public LockStore Store { get; }

    public Base Base { get; }

    public string Journal => workspace.In(".sequences/journal.local.jsonl");

    public Task<CurrentState> ReadAsync() =>
        new CurrentStateReader(Service).ReadAsync(Desired, Base, [], CancellationToken.None);

    /// <summary>The plan for these keys, or for every key when none is given.</summary>
    public async Task<Plan> PlanAsync(params string[] keys) =>
        Planner
            .CreatePlan(
                Desired,
                await ReadAsync(),
                Base,
                PlanOptions.For("emulator") with
                {
                    Targets = [.. keys],
                },
                Service
            )
            .Plan!;

    public void Dispose()
    {
        Service.Dispose();
        workspace.Dispose();
    }
}
