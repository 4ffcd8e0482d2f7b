using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Completion;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Cli.Verbs;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli;

/// <summary>The program: it runs one command line and turns every expected failure into an exit code.</summary>
internal static class App
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="terminal">The standard streams.</param>
    /// <param name="environment">The environment variables, which hold keys and addresses.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Requests an orderly end.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        Terminal terminal,
        IReadOnlyDictionary<string, string?> environment,
        string workingFolder,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var line = new LiveLine(terminal.Error, terminal.Width);
        terminal = terminal with { Error = line };
        var output = new ResultWriter(terminal);
        var format = FormatOption.AskedFor(arguments);
        VerbServices? services = null;
        try
        {
            var program = new ProgramCommand(
                VerbList.Groups(),
                workingFolder,
                terminal.Width,
                typed =>
                {
                    output.Paths = new(typed.Folder, workingFolder);
                    output.IsVerbose = typed.IsVerbose;
                    return services = new(terminal, line, output, environment, time, typed.IsVerbose);
                }
            );
            if (arguments is not [Suggestions.Command, .. var words])
                return await RunAsync(program, arguments, terminal, cancellation).ConfigureAwait(false);
            Suggestions.Write(program, words, workingFolder, terminal.Out);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Failure(output, format, CommandException.Cancelled());
        }
        catch (Exception exception)
        {
            // The stack of a bug goes to stderr. Pipelines still get an exit code and a document.
            var told = Expected(exception);
            if (told is null)
                output.Notice(exception.ToString());
            return Failure(output, format, told ?? CommandException.Unexpected(exception));
        }
        finally
        {
            services?.Dispose();
        }
    }

    private static async Task<int> RunAsync(
        ProgramCommand program,
        string[] arguments,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var parsed = program.ParseLine(arguments);
        if (parsed.Errors.Count > 0)
            throw Mistakes.Of(parsed, program.Help);
        return await parsed
            .InvokeAsync(
                new()
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    // Null for a bug.
    private static CommandException? Expected(Exception exception) =>
        exception switch
        {
            CommandException command => command,
            FailureException failure => CommandException.From(failure),
            WriteRefusedException => CommandException.Arguments(
                $"{exception.Message} Nothing was written to it. Make it a writable file, then run the "
                    + "command again."
            ),
            IOException or UnauthorizedAccessException => CommandException.Disk(
                $"{exception.Message.TrimEnd('.')}. Nothing more was sent. {CommandException.MakeRoom}"
            ),
            _ => null,
        };

    private static int Failure(ResultWriter output, OutputFormat format, CommandException exception)
    {
        try
        {
            return output.Failure(format, exception);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Standard output is broken, so there is no document. The reason still goes to stderr.
            output.Notice($"error: {exception.Message}");
            return exception.ExitCode;
        }
    }
}
