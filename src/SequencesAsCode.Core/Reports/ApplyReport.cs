namespace SequencesAsCode.Core.Reports;

/// <summary>How the change of one sequence ended.</summary>
public enum ChangeStatus
{
    /// <summary>Done, and the read-back equals the plan, or its differences are explained.</summary>
    Applied,

    /// <summary>Not done, or not as planned; the message says which.</summary>
    Failed,

    /// <summary>The service did not answer, and nothing shows whether it was done; it stays in the journal.</summary>
    Unknown,

    /// <summary>Not begun: the run ended before its turn, and nothing was sent.</summary>
    NotAttempted,

    /// <summary>A guard stops it.</summary>
    Blocked,

    /// <summary>The sequence was changed in the service after the plan was made.</summary>
    Stale,
}

/// <summary>The result of one sequence.</summary>
public sealed record ChangeResult
{
    /// <summary>The key of the sequence in the workspace.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in the plan; the new name when it is renamed.</summary>
    public required string Name { get; init; }

    /// <summary>Apollo's id; null when it was not created.</summary>
    public string? Id { get; init; }

    /// <summary>What was planned.</summary>
    public required SequenceAction Action { get; init; }

    /// <summary>How it ended, as far as the answers of the service tell.</summary>
    public required ChangeStatus Status { get; init; }

    /// <summary>Whether anything was written to the service for it, or may have been written.</summary>
    public required bool Written { get; init; }

    /// <summary>Whether the lock had it already, so that only something about it was recorded.</summary>
    public bool OnlyRecorded { get; init; }

    /// <summary>What went wrong and what to do; null when applied.</summary>
    public string? Message { get; init; }

    /// <summary>The values that came back changed from the write, accepted or not.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; init; } = [];

    /// <summary>The bodies that read the same as they were sent, with other markup.</summary>
    public ImmutableArray<ReturnedBody> Bodies { get; init; } = [];

    /// <summary>The fields that the service did not take, although it accepted the write.</summary>
    public ImmutableArray<Field> Untaken { get; init; } = [];

    /// <summary>What the service said when it refused a write because of its content; null when it did not.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Why a run ended early.</summary>
public enum StopReason
{
    /// <summary>It did not end early.</summary>
    None,

    /// <summary>A change failed, and the run stops at failures.</summary>
    Failure,

    /// <summary>A person cancelled it.</summary>
    Cancelled,

    /// <summary>The allowed calls are spent: of the hour or the day, or of the minute after several waits.</summary>
    QuotaSpent,

    /// <summary>The key was refused, or may not make a call that is needed.</summary>
    Denied,
}

/// <summary>The result of an apply.</summary>
/// <param name="Context">The plan's context.</param>
/// <param name="Results">One for each change that has something to do or is blocked, in plan order.</param>
/// <param name="Stopped">Why the run ended early.</param>
/// <param name="LockError">Why the lock could not be written, and what to do; null when there was no problem.</param>
public sealed record ApplyReport(
    PlanContext Context,
    ImmutableArray<ChangeResult> Results,
    StopReason Stopped,
    string? LockError
)
{
    /// <summary>How many changes ended this way.</summary>
    public int Count(ChangeStatus status) => Results.Count(result => result.Status == status);
}
