using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning;

/// <summary>Decides what happens to a sequence that exists, and why.</summary>
/// <param name="binding">The file and the sequence it means.</param>
/// <param name="desired">The file without what the service does not show.</param>
/// <param name="findings">What the planning of its parts found.</param>
/// <param name="known">What the lock has of it; null if it has nothing.</param>
/// <param name="isProtected">Whether a lock protects it.</param>
internal sealed class UpdateOutcome(
    SequenceBinding binding,
    DesiredSequence desired,
    Findings findings,
    BaseSequence? known,
    bool isProtected
)
{
    /// <summary>What happens. Without anything to send, the lock may still have to record something.</summary>
    public SequenceAction ActionFor(UpdatedParts parts)
    {
        if (parts.IsPending)
            return SequenceAction.Update;
        var isUnrecorded =
            known is null
            || (desired.Protect ?? isProtected) != known.IsProtected
            || known.Key != desired.Key
            || Rekeying.IsIn(parts.Steps, known)
            || desired.Allow.Any(entry => !known.Spent.Contains(entry.Identity))
            || findings.IsBaseOld;
        return isUnrecorded ? SequenceAction.Adopt : SequenceAction.None;
    }

    /// <summary>Why it happens.</summary>
    public Reason ReasonFor(SequenceAction action)
    {
        if (action == SequenceAction.None)
            return Reason.NothingChanged;
        if (binding.MadeByEarlierRun)
            return Reason.MadeByEarlierRun;
        if (action == SequenceAction.Update)
            return Reason.ContentChanged;
        return binding.By == MatchedBy.Name ? Reason.EqualByName : Reason.NothingChanged;
    }
}
