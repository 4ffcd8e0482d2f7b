using System.Collections.Immutable;
using System.Text.Json;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Cli.Results;

/// <summary>Ends a command without its result: mistakes in files, wrong arguments, or trouble outside. Caught in one
/// place.</summary>
internal sealed class CommandException : Exception
{
    private CommandException(int exitCode, OutputError? error, ImmutableArray<Diagnostic> diagnostics)
        : base(error?.Message ?? "The files have mistakes.") => (ExitCode, Error, Diagnostics) = (exitCode, error, diagnostics);

    public int ExitCode { get; }

    public OutputError? Error { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static CommandException Files(ImmutableArray<Diagnostic> diagnostics) => new(Results.ExitCode.Invalid, null, diagnostics);

    public static CommandException Arguments(string message) => new(Results.ExitCode.Invalid, new("invalid_arguments", message), []);

    public static CommandException Stale(string message) => new(Results.ExitCode.Stale, new("plan_stale", message), []);

    public static CommandException Cancelled() => new(Results.ExitCode.Cancelled, new("cancelled", "Cancelled; nothing was changed."), []);

    public static CommandException CancelledAfter(string message) => new(Results.ExitCode.Cancelled, new("cancelled", message), []);

    /// <summary>What helps wherever a file could not be written.</summary>
    public const string MakeRoom = "Make room on the disk, and the folder writable, then run the command again.";

    public static CommandException Busy(string message) => new(Results.ExitCode.Failed, new("workspace_busy", message), []);

    public static CommandException Disk(string message) => new(Results.ExitCode.Failed, new("disk", message), []);

    public static CommandException Unexpected(Exception exception) => new(Results.ExitCode.Failed, new("unexpected", $"This is a fault of the program, and nothing more was done: {exception.GetType().Name}: {exception.Message}"), []);

    public static CommandException Of(ServiceException exception) => new(Results.ExitCode.Of(exception.Failure), new(JsonNamingPolicy.SnakeCaseLower.ConvertName(exception.Failure.ToString()), exception.Message), []);
}
