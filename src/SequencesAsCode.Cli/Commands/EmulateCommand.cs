using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Cli.Commands;

/// <summary>What the emulator is to be.</summary>
/// <param name="Port">On 127.0.0.1; 0 for a free one.</param>
/// <param name="Seed">The account it starts with; null for an empty one.</param>
/// <param name="State">Where its state is kept; null for nowhere.</param>
/// <param name="Faults">Scripted trouble.</param>
/// <param name="Switches">Behaviours, as <c>name=value</c>.</param>
internal sealed record EmulateArguments(
    int Port, string? Seed, string? State, string? Faults, IReadOnlyList<string> Switches)
{
    /// <summary>The folder that it runs in: where there is a workspace, its files are no place for the state.</summary>
    public string Folder { get; init; } = "";
}

/// <summary>Serves the emulator on this machine until it is stopped; the address is the only line on stdout.</summary>
internal sealed class EmulateCommand(Terminal terminal, Output output, SoleRun soleRun, TimeProvider time)
{
    public async Task<int> RunAsync(EmulateArguments arguments, CancellationToken cancellation)
    {
        try
        {
            OutputGuard.CheckKept("--state", arguments.State, arguments.Folder, arguments.Seed, arguments.Faults);
            if (arguments.State is { } kept) soleRun.TakeState(kept);
            var apollo = Load(arguments);
            apollo.KeepsRequests = false;
            var faults = arguments.Faults is { } script
                ? FaultScript.Parse(SavedFile.Whole(script, RegularFile.Text(script))) : null;
            using var log = arguments.State is { } state ? new EmulatorStateLog(apollo, state) : null;
            Action<EmulatedApollo>? save = log is null ? null : _ => log.Save();
            var server = await EmulatorServer.StartAsync(apollo, arguments.Port, faults, save, cancellation).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                await terminal.Out.WriteLineAsync(server.Address.ToString().TrimEnd('/')).ConfigureAwait(false);
                await terminal.Out.FlushAsync(cancellation).ConfigureAwait(false);
                output.Notice("The emulator is ready: set APOLLO_API_BASE_URL to this address and APOLLO_API_KEY to any text. Ctrl-C ends it.");
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The emulator cannot start: {exception.Message}");
        }
    }

    private EmulatedApollo Load(EmulateArguments arguments)
    {
        var options = EmulatorOptions.Parse(arguments.Switches);
        if (arguments.State is { } state && File.Exists(state)) return EmulatorStateFile.LoadOrSeed(state, state, options, time);
        if (arguments.Seed is { } file) SavedFile.CheckSeed(file);
        return arguments.Seed is { } seed ? EmulatorStateFile.LoadOrSeed(seed, seed, options, time) : EmulatedApollo.FromSeed("{}", options, time);
    }
}
