using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding.Starting;

/// <summary>
/// A change by which a sequence or some of its variants start to send, and whether that may undo a stop that somebody
/// made in Apollo.
/// </summary>
internal sealed record StartOfSending
{
    /// <summary>Whether it turns the sequence on; otherwise it approves variants of a sequence that is on.</summary>
    public required bool TurnsOn { get; init; }

    /// <summary>Whether somebody may have stopped in Apollo what would start.</summary>
    public bool MayUndoStop => WhyAsked.Length > 0;

    /// <summary>Why somebody may have stopped it, as a sentence after a space; empty when nobody did.</summary>
    public required string WhyAsked { get; init; }

    /// <summary>The start of a sequence that is off.</summary>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="isOutdated">Whether a later lock differs about the sequence.</param>
    public static StartOfSending OfSequence(CurrentSequence current, SequenceBinding binding, bool isOutdated)
    {
        var known = binding.Base?.Fields[Fields.Active];
        var isNoted = binding.MadeByEarlierRun || known is { Sent: not "true" };
        var doubt = DoubtOf(binding, FreeStart.OfSequence, isOutdated);
        return new() { TurnsOn = true, WhyAsked = WhyOf(current, isNoted, known is not null, doubt) };
    }

    /// <summary>The start of variants in a sequence that is on.</summary>
    /// <param name="parts">What is decided for the steps.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="isOutdated">Whether a later lock differs about the sequence.</param>
    public static StartOfSending OfVariants(
        UpdatedParts parts,
        CurrentSequence current,
        SequenceBinding binding,
        bool isOutdated
    )
    {
        var why = DoubtOf(binding, FreeStart.OfVariants, isOutdated);
        if (why.Length == 0 && !binding.MadeByEarlierRun && StoppedVariants.AreIn(parts, current, binding.Base))
            why = " The last apply left one of them approved, so somebody stopped it in Apollo. This needs your OK.";
        return new() { TurnsOn = false, WhyAsked = why };
    }

    private const string Outdated =
        " Git has a later version of the lock file that differs about this sequence. So this lock file may not know "
        + "that somebody stopped it.";

    private const string WentBack =
        " An apply with an older lock file left its row in the lock file. So nothing tells whether somebody stopped "
        + "it.";

    // Why the lock may not know of a stop; empty when it does.
    private static string DoubtOf(SequenceBinding binding, string right, bool isOutdated)
    {
        if (isOutdated)
            return Outdated;
        return binding.Base?.Spent.Contains(right) == true ? WentBack : "";
    }

    private static string WhyOf(CurrentSequence current, bool isNotedAsOff, bool isKnown, string doubt)
    {
        var wasOn = current.AutoPaused || current.StatusReason is not null;
        if (isNotedAsOff && !wasOn)
            return doubt;
        if (current.StatusReason is not { } reason)
            return isKnown || isNotedAsOff
                ? " It was turned off in Apollo, so this needs your OK."
                : " The lock file does not say whether it was turned off in Apollo.";
        return isNotedAsOff && !current.AutoPaused
            ? $" It was on before and was turned off (Apollo says '{reason}'), so this needs your OK."
            : $" It was turned off in Apollo (reason: '{reason}'), so this needs your OK.";
    }
}
