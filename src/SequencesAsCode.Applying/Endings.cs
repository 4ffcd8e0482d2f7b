using System.Collections.Immutable;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Applying;

/// <summary>How a sequence ends after a look at what the service holds by now.</summary>
internal static class Endings
{
    /// <summary>Whether a read shows what was written. What looks like other words, or may be from before the write, is looked at again.</summary>
    public static bool IsHeld(SequenceRun run, CurrentSequence? now, Field[] notYet) =>
        now is not null
        && run.Compare(now, [.. notYet]) is { Mismatches.IsEmpty: true } held
        && (held.Rewrites.IsEmpty || (held.IsWhatWasSent && !run.MayBeLate(now)));

    /// <summary>How a sequence ends that was read back; null when all is as planned, or accepted.</summary>
    public static ChangeResult? Ended(SequenceRun run, ReadBack readBack)
    {
        if (readBack.Mismatches.IsEmpty) return Rewritten(run, readBack);
        run.Rewrites = Told(run, readBack);
        return run.End(ChangeStatus.Failed, readBack.NotTaken());
    }

    /// <summary>The same, where nothing is amiss but what the service made of values. Whoever reviewed what was sent has not seen that.</summary>
    public static ChangeResult? Rewritten(SequenceRun run, ReadBack readBack)
    {
        run.Rewrites = Told(run, readBack);
        var open = readBack.Rewrites.Where(rewrite => !rewrite.IsAccepted).ToList();
        return open.Count == 0 ? null : run.End(ChangeStatus.Failed, Guards.Rewritten(run.Change.Key, open.ConvertAll(rewrite => rewrite.ToString())));
    }

    // What was taken out is seen once: at the next look the lock knows it.
    private static ImmutableArray<RewrittenField> Told(SequenceRun run, ReadBack readBack) =>
        [.. run.Rewrites.Where(earlier => earlier.IsTakenOut && !readBack.Rewrites.Contains(earlier)), .. readBack.Rewrites];
}
