using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Ends a command that failed, or whose files have mistakes. Only <see cref="App"/> catches it.</summary>
internal sealed class CommandException : FailureException
{
    /// <summary>The remedy for every file that could not be written.</summary>
    public const string MakeRoom = "Free disk space and make the folder writable, then run the command again.";

    private CommandException(FailureKind kind, string message)
        : base(new(kind, message)) { }

    public int ExitCode => Results.ExitCode.Of(Kind);

    /// <summary>The failure to report; null when the <see cref="Diagnostics"/> are the whole report.</summary>
    public Failure? Error => Kind == FailureKind.FilesInvalid ? null : Failure;

    /// <summary>The mistakes in files; empty for every other failure.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private init; } = [];

    public static CommandException Files(ImmutableArray<Diagnostic> diagnostics) =>
        new(FailureKind.FilesInvalid, "The files have errors.") { Diagnostics = diagnostics };

    public static CommandException Arguments(string message) => new(FailureKind.InvalidArguments, message);

    public static CommandException Stale(string message) => new(FailureKind.PlanStale, message);

    public static CommandException Cancelled() => new(FailureKind.Cancelled, "Cancelled. Nothing was changed.");

    public static CommandException CancelledAfter(string message) => new(FailureKind.Cancelled, message);

    public static CommandException Busy(string message) => new(FailureKind.WorkspaceBusy, message);

    public static CommandException Disk(string message) => new(FailureKind.Disk, message);

    public static CommandException Unexpected(Exception exception)
    {
        const string fault = "This is a bug in the program, and nothing more was done";
        return new(FailureKind.Unexpected, $"{fault}: {exception.GetType().Name}: {exception.Message}");
    }

    /// <summary>Converts a failure of another layer.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="file">The file to name before the message; null when the message already names it.</param>
    public static CommandException From(FailureException exception, string? file = null) =>
        new(exception.Kind, file is null ? exception.Message : $"{file}: {exception.Message}");
}
