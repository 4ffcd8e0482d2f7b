using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Core.Reports;

/// <summary>How the change of one sequence ended.</summary>
public enum ChangeStatus
{
    /// <summary>Done, and read back equal to the plan or explained.</summary>
    Applied,

    /// <summary>Not done, or not as planned; the message says which.</summary>
    Failed,

    /// <summary>The service did not answer and nothing shows whether it was done; the journal keeps it.</summary>
    Unknown,

    /// <summary>Never begun.</summary>
    NotAttempted,

    /// <summary>A guard stops it.</summary>
    Blocked,

    /// <summary>The service holds something else than when the plan was made.</summary>
    Stale,
}

/// <summary>How one sequence ended.</summary>
/// <param name="Key">Our name for it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Id">Apollo's id; null when it was not made.</param>
/// <param name="Action">What was planned.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Written">Whether anything was written to the service for it, or may have been.</param>
/// <param name="Message">What went wrong and what to do; null when applied.</param>
public sealed record ChangeResult(string Key, string Name, string? Id, SequenceAction Action, ChangeStatus Status, bool Written, string? Message)
{
    /// <summary>What came back from the write as something else than was sent, accepted or not.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; init; } = [];
}

/// <summary>Why a run ended before its end.</summary>
public enum StopReason
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>A change failed and the run was to stop then.</summary>
    Failure,

    /// <summary>A person cancelled it.</summary>
    Cancelled,

    /// <summary>The calls allowed for now are spent: waiting for the next minute did not help, or it is the hour's or the day's.</summary>
    QuotaSpent,

    /// <summary>The key was refused, or may not make a call that the plan needs.</summary>
    Denied,
}

/// <summary>How a plan was carried out: each change in plan order.</summary>
/// <param name="Context">The plan's context.</param>
/// <param name="Results">One for each change that was to do something, or was blocked.</param>
/// <param name="Stopped">Why the run ended early.</param>
/// <param name="LockError">Why the lock could not be written, with what to do; null when it was or need not be.</param>
public sealed record ApplyReport(PlanContext Context, ImmutableArray<ChangeResult> Results, StopReason Stopped, string? LockError)
{
    /// <summary>How many ended this way.</summary>
    public int Count(ChangeStatus status) => Results.Count(result => result.Status == status);
}
