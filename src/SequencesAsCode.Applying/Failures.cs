using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>Decides how a sequence ends after the service or the disk failed.</summary>
internal static class Failures
{
    /// <summary>The service failed before anything was written, and the write certainly had no effect.</summary>
    /// <param name="run">The change of the sequence.</param>
    /// <param name="exception">The failure.</param>
    /// <param name="unnoted">The sentence of <see cref="Note"/>; null when the journal is up to date.</param>
    public static SequenceOutcome BeforeWrite(SequenceRun run, ServiceException exception, string? unnoted)
    {
        Refuse(run, exception);
        var isOver = exception.Kind is FailureKind.QuotaSpent or FailureKind.KeyRefused;
        var message =
            exception.Kind == FailureKind.Rejected
                ? $"{exception.Message.TrimEnd('.')}. Correct that, then run 'sequences plan' again."
                    + OddWaits.AfterRefusal(run.Change.Target?.Steps ?? [])
                : exception.Message;
        var status = isOver ? ChangeStatus.NotAttempted : ChangeStatus.Failed;
        return new(run.End(status, message + unnoted), StopFor(exception, unnoted));
    }

    /// <summary>The service failed after a write, or a write may have taken effect.</summary>
    /// <param name="run">The change of the sequence.</param>
    /// <param name="exception">The failure.</param>
    /// <param name="unnoted">The sentence of <see cref="Note"/>; null when the journal is up to date.</param>
    public static SequenceOutcome AfterWrite(SequenceRun run, ServiceException exception, string? unnoted)
    {
        Refuse(run, exception);
        return new(
            run.IsUncertain
                ? run.End(
                    ChangeStatus.Unknown,
                    "It is not known whether the change was written. The next apply checks that first, then "
                        + $"continues. {Reason(run, exception)}{unnoted}",
                    written: true
                )
                : run.End(
                    ChangeStatus.Failed,
                    "Started, but not finished. Check it in Apollo, then run 'sequences plan' again. "
                        + $"{exception.Message}{unnoted}"
                ),
            StopFor(exception, unnoted)
        );
    }

    // A refused read says nothing about what was written.
    private static void Refuse(SequenceRun run, ServiceException exception)
    {
        if (exception.Kind == FailureKind.Rejected && run is { Intended: true, IsUncertain: false })
            run.Refusal = exception.Message;
    }

    /// <summary>The journal could not be written.</summary>
    public static SequenceOutcome OfDisk(SequenceRun run, Exception exception)
    {
        // Nothing is recorded between the intent and the first write, so there is no third case.
        var what = run.Written
            ? "The change was written, but that could not be recorded"
            : "Nothing was sent, because it could not be recorded";
        return new(
            run.End(
                ChangeStatus.Failed,
                $"{what}: {exception.Message.TrimEnd('.')}. Free up disk space and make the folder "
                    + $".sequences writable, then run '{CommandWords.Apply}' again."
            ),
            StopReason.Failure
        );
    }

    /// <summary>
    /// Writes to the journal. A failure of the disk must not replace the failure that is being reported, so it is
    /// returned as a sentence to add; null when the journal was written.
    /// </summary>
    public static string? Note(Action note)
    {
        try
        {
            note();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $" That could not be recorded either ({exception.Message.TrimEnd('.')}). Make the folder "
                + ".sequences writable before the next run.";
        }
    }

    private static string Reason(SequenceRun run, ServiceException exception) =>
        run.Doubt is { } doubt && doubt != exception.Message ? $"{doubt} {exception.Message}" : exception.Message;

    private static StopReason StopFor(ServiceException exception, string? unnoted) =>
        StopReasons.For(exception, unnoted is null ? StopReason.None : StopReason.Failure);
}
