using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying;

/// <summary>Decides how a sequence ends after it was read back.</summary>
internal static class Endings
{
    /// <summary>
    /// Whether a read shows what was written. False, so that it is read again, when texts differ or the read may be
    /// older than the write.
    /// </summary>
    public static bool IsHeld(SequenceRun run, CurrentSequence? now, Field[] notYet) =>
        now is not null
        && run.Compare(now, [.. notYet]) is { Mismatches.IsEmpty: true } held
        && (held.Rewrites.IsEmpty || (held.IsWhatWasSent && !run.MayBeLate(now)));

    /// <summary>The failure of a sequence that was read back; null when all is as planned or accepted.</summary>
    public static ChangeResult? Ended(SequenceRun run, ReadBack readBack)
    {
        if (readBack.Mismatches.IsEmpty)
            return Rewritten(run, readBack);
        run.Rewrites = Told(run, readBack);
        run.Bodies = readBack.Bodies;
        run.Untaken = readBack.Untaken;
        return run.End(ChangeStatus.Failed, readBack.NotTaken());
    }

    /// <summary>
    /// The failure when the service changed values that were sent, because the reviewer of the plan has not seen the
    /// changed values; null when all changes are accepted.
    /// </summary>
    public static ChangeResult? Rewritten(SequenceRun run, ReadBack readBack)
    {
        run.Rewrites = Told(run, readBack);
        run.Bodies = readBack.Bodies;
        var open = readBack.Rewrites.Where(rewrite => !rewrite.IsAccepted).ToList();
        return open.Count == 0
            ? null
            : run.End(
                ChangeStatus.Failed,
                Guards.Rewritten(run.Change.Key, open.ConvertAll(rewrite => rewrite.ToString()))
            );
    }

    // A removal by the service is found once: at the next read the lock knows it.
    private static ImmutableArray<RewrittenField> Told(SequenceRun run, ReadBack readBack) =>
        [
            .. run.Rewrites.Where(earlier => earlier.IsTakenOut && !readBack.Rewrites.Contains(earlier)),
            .. readBack.Rewrites,
        ];
}
