using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Emulator.Measured;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Serves the emulator on this machine until it is stopped; the address is the only line on stdout.</summary>
internal sealed class EmulateVerb : Verb
{
    private readonly Option<int> port = new("--port")
    {
        Description = "Port on 127.0.0.1. Default: 0, which takes a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => 0,
        CustomParser = Port,
    };

    private readonly Option<string?> seed = new("--seed")
    {
        Description = "Account to start with, as JSON.",
        HelpName = "FILE",
    };

    private readonly Option<string?> state = new("--state")
    {
        Description = "Keep the account in this file, and continue from it next time.",
        HelpName = "FILE",
    };

    private readonly Option<string?> faults = new("--faults")
    {
        Description = "Faults to simulate, as JSON.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> switches = new("--set")
    {
        Description = "Set a behavior, such as steps_omitted=kept. Repeatable.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> facts = new("--facts")
    {
        Description = "Behave as the account of this facts file, which 'sequences probe' wrote.",
        HelpName = "FILE",
    };

    public EmulateVerb()
        : base(
            "emulate",
            "Run a local stand-in for Apollo's API, for trials and tests.",
            "emulate --port 8080 --seed examples/quickstart/emulator-seed.json"
        )
    {
        Details = "It prints its address, and ends with Ctrl-C.";
        foreach (var option in (Option[])[port, seed, state, faults, facts, switches])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var kept = line.FullPath(line.Value(state));
        var script = line.FullPath(line.Value(faults));
        try
        {
            // The state must not overwrite a file of a workspace.
            OutputGuard.CheckKept(
                state.Name,
                kept,
                line.Folder,
                line.FullPath(line.Value(seed)),
                script,
                line.FullPath(line.Value(facts))
            );
            if (kept is not null)
                services.SoleRun.TakeState(kept);
            var apollo = Load(line, kept, services.Time);
            apollo.KeepsRequests = false;
            var scripted = script is null
                ? null
                : FaultScript.Parse(SavedFile.CheckLeftovers(script, RegularFile.Text(script)));
            using var log = kept is null ? null : new EmulatorStateLog(apollo, kept);
            Action<EmulatedApollo>? save = log is null ? null : _ => log.Save();
            var server = await EmulatorServer
                .StartAsync(apollo, line.Value(port), scripted, save, cancellation)
                .ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                await ServeAsync(server.Address, services, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The emulator cannot start: {exception.Message}");
        }
    }

    private static async Task ServeAsync(Uri address, VerbServices services, CancellationToken cancellation)
    {
        var result = services.Terminal.Out;
        await result.WriteLineAsync(address.ToString().TrimEnd('/')).ConfigureAwait(false);
        await result.FlushAsync(cancellation).ConfigureAwait(false);
        services.Output.Notice(
            "The emulator is ready. Set APOLLO_API_BASE_URL to this address and APOLLO_API_KEY to any "
                + "text. Ctrl-C stops it."
        );
        await Task.Delay(Timeout.InfiniteTimeSpan, services.Time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private EmulatedApollo Load(Invocation line, string? kept, TimeProvider time)
    {
        var options = EmulatorOptions.Parse([.. Measured(line), .. line.Values(switches)]);
        if (kept is not null && File.Exists(kept))
            return EmulatorStateFile.LoadOrSeed(kept, kept, options, time);
        if (line.FullPath(line.Value(seed)) is not { } file)
            return EmulatedApollo.FromSeed("{}", options, time);
        SavedFile.CheckSeed(file);
        return EmulatorStateFile.LoadOrSeed(file, file, options, time);
    }

    private ImmutableArray<string> Measured(Invocation line)
    {
        if (line.FullPath(line.Value(facts)) is not { } file)
            return [];
        if (!File.Exists(file))
            throw CommandException.Arguments(
                $"The emulator cannot start: there is no facts file {line.Value(facts)}.",
                "'sequences probe' writes one, sequences.ENVIRONMENT.facts.json, beside the lock file."
            );
        try
        {
            return MeasuredAccount.Switches(SavedFile.CheckLeftovers(file, RegularFile.Text(file)));
        }
        catch (FormatException exception)
        {
            throw CommandException.Arguments(
                $"The emulator cannot start: {line.Value(facts)}: {exception.Message.TrimEnd('.')}.",
                "'sequences probe' writes such a file. Measure again, or name another file."
            );
        }
    }

    private static int Port(ArgumentResult result)
    {
        var isPort = ushort.TryParse(
            result.Tokens[0].Value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var port
        );
        if (!isPort)
            result.AddError(
                Mistakes.WrongValue("--port", result.Tokens[0].Value, "Use a whole number from 0 to 65535.")
            );
        return port;
    }
}
