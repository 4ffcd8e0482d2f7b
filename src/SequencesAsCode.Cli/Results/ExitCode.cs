using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>The exit codes; they are frozen, pipelines rely on them.</summary>
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

    /// <summary>Of a plan: blocked wins, with or without the flag; of a plan of drift only, whether there is any, where
    /// all could be read.</summary>
    public static int Of(Plan plan, bool detailed) =>
        plan switch
        {
            { Context.DriftOnly: true, HasBlocked: false } => plan.HasDrift ? ChangesPending : Done,
            { HasBlocked: true } => Blocked,
            { HasPending: true } when detailed => ChangesPending,
            _ => Done,
        };

    /// <summary>Of a look at everything: the most urgent problem decides.</summary>
    public static int Of(CheckReport report) => report.Failure is { } failure ? Of(failure) : Done;

    /// <summary>Of a failure: the one map from kind to exit code.</summary>
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

    /// <summary>Of an apply: stopped early first; then written and not written; then the first kind of what was not
    /// written.</summary>
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

    /// <summary>Of contacts: stopped early first; then done and not done. Whom the service skipped is done with: it was
    /// asked and has decided.</summary>
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
