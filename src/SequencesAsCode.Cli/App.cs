using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.Commands;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Cli;

/// <summary>The program: puts the pieces together, runs one command, and turns every expected trouble into an exit code.</summary>
internal static class App
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As the process got them.</param>
    /// <param name="terminal">Standard streams.</param>
    /// <param name="environment">Environment variables; keys and addresses come from here.</param>
    /// <param name="workingFolder">What relative paths are relative to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Asks for an orderly end.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, IReadOnlyDictionary<string, string?> environment, string workingFolder, TimeProvider time, CancellationToken cancellation)
    {
        var line = new LiveLine(terminal.Error, terminal.Width);
        terminal = terminal with { Error = line };
        var (output, commandLine, format) = (new Output(terminal), new CommandLine(), CommandLine.FormatOf(arguments));
        IHost? host = null;
        try
        {
            var parsed = commandLine.Build(Commands).Parse(CommandLine.Normalize(arguments), new() { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0) throw CommandException.Arguments(CommandLine.Mistake(parsed));
            return await parsed.InvokeAsync(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation).ConfigureAwait(false);
        }
        catch (CommandException exception)
        {
            return Failure(exception);
        }
        catch (ServiceException exception)
        {
            return Failure(CommandException.Of(exception));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Failure(CommandException.Cancelled());
        }
        catch (WriteRefusedException exception)
        {
            return Failure(CommandException.Arguments(
                $"{exception.Message} Nothing was written to it; make it a file that may be written, then run the "
                + "command again."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failure(CommandException.Disk(
                $"{exception.Message.TrimEnd('.')}. Nothing more was sent. {CommandException.MakeRoom}"));
        }
        catch (Exception exception)
        {
            // A bug is not hidden: its stack goes to stderr. Pipelines still get their exit code and their document.
            output.Notice(exception.ToString());
            return Failure(CommandException.Unexpected(exception));
        }
        finally
        {
            host?.Dispose();
        }

        int Failure(CommandException exception)
        {
            try
            {
                return output.Failure(format, exception);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Standard output takes nothing more, so there is no document; the reason can still be told.
                output.Notice($"error: {exception.Message}");
                return exception.ExitCode;
            }
        }

        CommandSet Commands(ParseResult result)
        {
            host ??= Build(terminal, line, output, environment, time, commandLine.IsVerbose(result));
            return new(
                workingFolder,
                host.Services.GetRequiredService<InitCommand>(),
                host.Services.GetRequiredService<ValidateCommand>(),
                host.Services.GetRequiredService<FmtCommand>(),
                host.Services.GetRequiredService<PreviewCommand>(),
                host.Services.GetRequiredService<PlanCommand>(),
                host.Services.GetRequiredService<ShowCommand>(),
                host.Services.GetRequiredService<ApplyCommand>(),
                host.Services.GetRequiredService<ImportCommand>(),
                host.Services.GetRequiredService<PullCommand>(),
                host.Services.GetRequiredService<ListCommand>(),
                host.Services.GetRequiredService<DoctorCommand>(),
                host.Services.GetRequiredService<ContactsCommand>(),
                host.Services.GetRequiredService<EmulateCommand>(),
                host.Services.GetRequiredService<MarkerCommand>());
        }
    }

    private static IHost Build(Terminal terminal, LiveLine line, Output output, IReadOnlyDictionary<string, string?> environment, TimeProvider time, bool isVerbose)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(isVerbose ? LogLevel.Debug : LogLevel.Warning).AddProvider(new TerminalLogging(terminal));
        builder.Services
            .AddSingleton(terminal)
            .AddSingleton(line)
            .AddSingleton(output)
            .AddSingleton(time)
            .AddSingleton(environment)
            .AddSingleton(new DesiredStateReader(new(environment)))
            .AddSingleton(new WorkspaceLint(new(environment), (workspace, chosen) => LockStore.For(workspace, chosen).Read().Base))
            .AddSingleton<WaitDisplay>()
            .AddSingleton<ServiceFactory>()
            .AddSingleton<SoleRun>()
            .AddSingleton<PlanPipeline>()
            .AddSingleton<Approval>()
            .AddSingleton<InputFile>()
            .AddSingleton<ProgressBar>()
            .AddSingleton<ApplyProgress>()
            .AddSingleton<ContactProgress>()
            .AddSingleton<InitCommand>()
            .AddSingleton<ValidateCommand>()
            .AddSingleton<FmtCommand>()
            .AddSingleton<PreviewCommand>()
            .AddSingleton<PlanCommand>()
            .AddSingleton<ShowCommand>()
            .AddSingleton<ApplyCommand>()
            .AddSingleton<ImportLog>()
            .AddSingleton<ImportCommand>()
            .AddSingleton<PullCommand>()
            .AddSingleton<ListCommand>()
            .AddSingleton<Git>()
            .AddSingleton<DoctorCommand>()
            .AddSingleton<ContactsCommand>()
            .AddSingleton<EmulateCommand>()
            .AddSingleton<MarkerCommand>();
        return builder.Build();
    }
}
