using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Ends a command that failed, or whose files have mistakes. Only <see cref="App"/> catches it.</summary>
internal sealed class CommandException : FailureException
{
    /// <summary>The remedy for every file that could not be written.</summary>
    public const string MakeRoom = "Free up disk space and make the folder writable, then run the command again.";

    private CommandException(FailureKind kind, string message)
        : base(new(kind, message)) => Headline = message;

    public int ExitCode => Results.ExitCode.Of(Kind);

    /// <summary>The failure to report; null when the <see cref="Diagnostics"/> are the whole report.</summary>
    public Failure? Error => Kind == FailureKind.FilesInvalid ? null : Failure;

    /// <summary>The mistakes in files; empty for every other failure.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>Whether the <see cref="Diagnostics"/> are about files of the workspace.</summary>
    public bool IsOfWorkspace { get; private init; }

    /// <summary>What is wrong, in one line without <see cref="Next"/>.</summary>
    public string Headline { get; private init; }

    /// <summary>The lines after the headline for a person: what to do.</summary>
    public ImmutableArray<string> Next { get; private init; } = [];

    /// <summary>Mistakes in files of the workspace.</summary>
    public static CommandException Files(ImmutableArray<Diagnostic> diagnostics) =>
        new(FailureKind.FilesInvalid, "The files have errors.") { Diagnostics = diagnostics, IsOfWorkspace = true };

    /// <summary>Errors in other files that the command reads.</summary>
    public static CommandException Inputs(ImmutableArray<Diagnostic> diagnostics) =>
        new(FailureKind.FilesInvalid, "The files have errors.") { Diagnostics = diagnostics };

    public static CommandException Arguments(string message) => new(FailureKind.InvalidArguments, message);

    /// <summary>A mistake in the command line.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="next">What to do; a person sees it on a line of its own.</param>
    public static CommandException Arguments(string what, string next) =>
        new(FailureKind.InvalidArguments, $"{what} {next}") { Headline = what, Next = [next] };

    /// <summary>A command line without a command.</summary>
    /// <param name="what">What is missing.</param>
    /// <param name="commands">The commands, as lines for a person.</param>
    public static CommandException NoCommand(string what, IEnumerable<string> commands) =>
        new(FailureKind.InvalidArguments, what) { Next = [.. commands] };

    /// <summary>Nobody has to approve an apply, or that is not known.</summary>
    /// <param name="what">What was found.</param>
    /// <param name="next">What to do; a person sees it on a line of its own.</param>
    public static CommandException Unprotected(string what, string next) =>
        new(FailureKind.NotAllowed, $"{what} {next}") { Headline = what, Next = [next] };

    public static CommandException Stale(string message) => new(FailureKind.PlanStale, message);

    /// <summary>The files that would be applied are not the newest.</summary>
    /// <param name="what">What was found.</param>
    /// <param name="next">What to do; a person sees it on a line of its own.</param>
    public static CommandException Stale(string what, string next) =>
        new(FailureKind.PlanStale, $"{what} {next}") { Headline = what, Next = [next] };

    public static CommandException Cancelled() => new(FailureKind.Cancelled, "Cancelled. Nothing was changed.");

    public static CommandException CancelledAfter(string message) => new(FailureKind.Cancelled, message);

    public static CommandException Busy(string message) => new(FailureKind.WorkspaceBusy, message);

    public static CommandException Disk(string message) => new(FailureKind.Disk, message);

    /// <summary>A host of the repository, or git, did not do what was asked.</summary>
    public static CommandException Unreachable(string message) => new(FailureKind.Unavailable, message);

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
