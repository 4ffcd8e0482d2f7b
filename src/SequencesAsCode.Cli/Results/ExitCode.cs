using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>The exit codes. They never change, because pipelines rely on them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int ChangesPending = 2;
    public const int Invalid = 3;
    public const int Refused = 4;
    public const int QuotaSpent = 5;
    public const int Blocked = 6;
    public const int Stale = 7;
    public const int PartlyApplied = 8;
    public const int Cancelled = 130;

    /// <summary>
    /// The exit code of a plan. Blocked comes first, whatever the flag. A plan of drift only ends with
    /// <see cref="ChangesPending"/> when there is drift and everything could be read.
    /// </summary>
    public static int Of(Plan plan, bool detailed) =>
        plan switch
        {
            { Context.DriftOnly: true, HasBlocked: false } => plan.HasDrift ? ChangesPending : Done,
            { HasBlocked: true } => Blocked,
            { HasPending: true } when detailed => ChangesPending,
            _ => Done,
        };

    /// <summary>The exit code of a check of the setup: the most urgent problem decides.</summary>
    public static int Of(CheckReport report) => report.Failure is { } failure ? Of(failure) : Done;

    /// <summary>The exit code of a failure; the only map from kind to exit code.</summary>
    public static int Of(FailureKind failure) =>
        failure switch
        {
            FailureKind.KeyRefused or FailureKind.NotAllowed or FailureKind.OtherAccount => Refused,
            FailureKind.QuotaSpent => QuotaSpent,
            FailureKind.FilesInvalid or FailureKind.InvalidArguments => Invalid,
            FailureKind.PlanStale => Stale,
            FailureKind.Cancelled => Cancelled,
            _ => Failed,
        };

    /// <summary>
    /// The exit code of an apply. An early stop comes first, then a partial write, then the reason why nothing was
    /// written.
    /// </summary>
    public static int Of(ApplyReport report)
    {
        if (report.Stopped == StopReason.Cancelled)
            return Cancelled;
        if (report.Stopped == StopReason.QuotaSpent)
            return QuotaSpent;
        var isWritten = report.Results.Any(result => result.Written);
        var isComplete =
            report.Results.All(result => result.Status == ChangeStatus.Applied) && report.LockError is null;
        return (isWritten, isComplete) switch
        {
            (_, true) => Done,
            (true, false) => PartlyApplied,
            _ when report.Stopped == StopReason.Denied => Refused,
            _ when report.Count(ChangeStatus.Stale) > 0 => Stale,
            _ when report.Count(ChangeStatus.Blocked) > 0 => Blocked,
            _ => Failed,
        };
    }

    /// <summary>
    /// The exit code of a run over contacts. An early stop comes first, then a partial result. A contact that the
    /// service skipped counts as done, because the service has decided.
    /// </summary>
    public static int Of(ContactReport report)
    {
        if (report.IsDryRun)
            return report.FileError is null ? Done : Failed;
        if (report.Stopped == StopReason.Cancelled)
            return Cancelled;
        if (report.Stopped == StopReason.QuotaSpent)
            return QuotaSpent;
        var isDone = report.Results.Any(result => IsDone(result) || result.Outcome == ContactOutcome.Accepted);
        var isComplete = report.Results.All(IsDone) && report.FileError is null;
        return (isDone, isComplete) switch
        {
            (_, true) => Done,
            (true, false) => PartlyApplied,
            _ when report.Stopped == StopReason.Denied => Refused,
            _ => Failed,
        };
    }

    private static bool IsDone(ContactResult result) =>
        result.Outcome
            is ContactOutcome.Added
                or ContactOutcome.Removed
                or ContactOutcome.Finished
                or ContactOutcome.Stopped
                or ContactOutcome.Skipped;
}
