using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Emulator;
using SequencesAsCode.Files;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Benchmarks;

/// <summary>A workspace with an emulated account that holds what its files say.</summary>
internal sealed class Account : IDisposable
{
    private readonly Workbench bench;
    private readonly ApolloService service = new(
        new(
            ConnectionSettings.DefaultBaseUrl,
            "key",
            new EmulatorHandler(EmulatedApollo.FromSeed("{}")),
            TimeProvider.System,
            null
        )
    );

    private Account(Workbench bench) => (this.bench, Desired) = (bench, Files(bench));

    /// <summary>What the files say.</summary>
    public DesiredState Desired { get; }

    /// <summary>What the account holds.</summary>
    public CurrentState Current { get; private set; } = CurrentState.Empty;

    /// <summary>Makes the sequences in the account, as an apply does it, and reads them.</summary>
    public static Account Applied(Workbench bench)
    {
        var account = new Account(bench);
        account.ApplyAsync().GetAwaiter().GetResult();
        return account;
    }

    /// <summary>The plan of some files for this account.</summary>
    public Plan Plan(DesiredState desired) =>
        Planner.CreatePlan(desired, Current, Base.Empty, PlanOptions.For("emulator"), service).Plan
        ?? throw new InvalidOperationException("The files have errors.");

    /// <summary>What the files of a workspace say.</summary>
    public static DesiredState Files(Workbench bench) =>
        new DesiredStateReader().Read(bench.Folder, null).Desired
        ?? throw new InvalidOperationException("The files have errors.");

    /// <inheritdoc/>
    public void Dispose()
    {
        bench.Dispose();
        service.Dispose();
    }

    private async Task ApplyAsync()
    {
        foreach (var request in Plan(Desired).Sequences.Select(change => change.Requests[0]))
            await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false);
        Current = await new CurrentStateReader(service)
            .ReadAsync(Desired, Base.Empty, [], CancellationToken.None)
            .ConfigureAwait(false);
    }
}
