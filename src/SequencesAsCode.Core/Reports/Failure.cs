namespace SequencesAsCode.Core.Reports;

/// <summary>What kept a command from its result.</summary>
/// <param name="Kind">Decides the exit code.</param>
/// <param name="Message">What is wrong and what to do, in full sentences.</param>
public sealed record Failure(FailureKind Kind, string Message);

/// <summary>
/// What kind of failure kept a command from its result. The one vocabulary from the answer of a service to the exit
/// code; JSON output writes the names in snake case.
/// </summary>
public enum FailureKind
{
    /// <summary>The key is missing or not accepted.</summary>
    KeyRefused,

    /// <summary>The key may not call this endpoint, or the account's plan does not include it.</summary>
    NotAllowed,

    /// <summary>The key belongs to another account.</summary>
    OtherAccount,

    /// <summary>The service has no such record.</summary>
    NotFound,

    /// <summary>The service refused the request because of its content.</summary>
    Rejected,

    /// <summary>The service is still processing an earlier request.</summary>
    Busy,

    /// <summary>The allowed calls are spent: of the hour or the day, or of the minute after several waits.</summary>
    QuotaSpent,

    /// <summary>No answer, or a server error.</summary>
    Unavailable,

    /// <summary>An answer of a form that the service is not known to send.</summary>
    UnexpectedAnswer,

    /// <summary>A list could not be read completely.</summary>
    Incomplete,

    /// <summary>The files of the workspace have mistakes; diagnostics say which.</summary>
    FilesInvalid,

    /// <summary>The arguments, or the files that they name, cannot be used.</summary>
    InvalidArguments,

    /// <summary>A saved plan does not match the workspace or the account any more.</summary>
    PlanStale,

    /// <summary>A person cancelled the command.</summary>
    Cancelled,

    /// <summary>Another run is using the workspace.</summary>
    WorkspaceBusy,

    /// <summary>A file could not be written.</summary>
    Disk,

    /// <summary>A bug in this program.</summary>
    Unexpected,
}
