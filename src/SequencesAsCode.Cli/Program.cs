using System.Collections;
using System.Runtime.InteropServices;
using SequencesAsCode.Cli;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;

#pragma warning disable RS0030 // the one place that knows the process: console, environment and clock come in here

StandardStreams.FillClosed();
using var stop = new CancellationTokenSource();
var asking = new Asking();
var interruption = new Interruption(new LenientWriter(Console.Error), asking, stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var environment = Environment
    .GetEnvironmentVariables()
    .Cast<DictionaryEntry>()
    .ToDictionary(
        entry => (string)entry.Key,
        entry => (string?)entry.Value,
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
    );
var colour =
    !Console.IsOutputRedirected
    && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"))
    && environment.GetValueOrDefault("TERM") != "dumb";
var terminal = new Terminal(
    Console.In,
    Console.Out,
    Console.IsErrorRedirected ? new LenientWriter(Console.Error) : Console.Error,
    !Console.IsInputRedirected && !Console.IsErrorRedirected,
    colour,
    Console.IsOutputRedirected ? 100 : Math.Max(60, Console.WindowWidth)
)
{
    Asking = asking,
    IsOutputSeen = !Console.IsOutputRedirected,
};
string folder;
try
{
    folder = Directory.GetCurrentDirectory();
}
catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
{
    await Console
        .Error.WriteLineAsync("error: The current folder was deleted. Change to another folder.")
        .ConfigureAwait(false);
    return ExitCode.Invalid;
}

return await App.RunAsync(args, terminal, environment, folder, TimeProvider.System, stop.Token).ConfigureAwait(false);

void Stop(PosixSignalContext context) => context.Cancel = interruption.Take();
