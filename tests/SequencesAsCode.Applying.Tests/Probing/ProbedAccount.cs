using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.Measured;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing.Runs;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>An emulated account that is probed, and a journal that outlives the processes of a test.</summary>
internal sealed class ProbedAccount(string seed, EmulatorOptions options) : IProbeJournal
{
    private ProbeNote? note;

    public InstantTime Time { get; } = new();

    public EmulatedApollo Apollo => field ??= EmulatedApollo.FromSeed(seed, options, Time);

    /// <summary>A process without faults measures the account.</summary>
    public async Task<ProbeReport> ProbeAsync(params ImmutableArray<string> only)
    {
        using var handler = Handler();
        return await ProbeAsync(handler, only, CancellationToken.None);
    }

    /// <summary>A process measures the account through a handler.</summary>
    public async Task<ProbeReport> ProbeAsync(
        HttpMessageHandler handler,
        ImmutableArray<string> only,
        CancellationToken stop = default
    )
    {
        using var service = Open(handler);
        return await Run(service).RunAsync("local", SomeAccount.Team, only, null, stop);
    }

    /// <summary>A process archives what earlier ones left.</summary>
    public async Task<ProbeReport> CleanAsync()
    {
        using var handler = Handler();
        using var service = Open(handler);
        return await Run(service).CleanAsync("local", SomeAccount.Team, CancellationToken.None);
    }

    /// <summary>The emulator's answers, with faults.</summary>
    public EmulatorHandler Handler(params Fault[] faults) => new(Apollo, new FaultScript(faults));

    /// <summary>The sheet of a report, as its file is read again.</summary>
    public static FactSheet Sheet(ProbeReport report) =>
        FactsFormat.Read(FactsFormat.Write(new FactSheet(report.Account, "0.0.0", report.Facts)));

    /// <summary>The switches of an emulator that behaves as the measured account.</summary>
    public static EmulatorOptions Switches(ProbeReport report) =>
        EmulatorOptions.Parse(MeasuredAccount.Switches(FactsFormat.Write(Sheet(report))));

    ProbeNote? IProbeJournal.Read() => note;

    void IProbeJournal.Write(ProbeNote written) => note = written;

    void IProbeJournal.Clear() => note = null;

    private ApolloService Open(HttpMessageHandler handler) =>
        new(new(ConnectionSettings.DefaultBaseUrl, "key", handler, Time, null));

    private ProbeRun Run(ApolloService service) => new(service.Probe, this, Time);
}
