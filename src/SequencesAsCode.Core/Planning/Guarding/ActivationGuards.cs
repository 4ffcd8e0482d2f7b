using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence that would start sending.</summary>
internal static class ActivationGuards
{
    /// <summary>
    /// Stops a change that starts sending to people in the sequence, or that turns on what was turned off in Apollo.
    /// </summary>
    public static IEnumerable<Block> Activation(
        DesiredSequence sequence,
        CurrentSequence current,
        SequenceBinding binding,
        bool switchesOn,
        bool approves,
        bool isAllowed
    )
    {
        if (isAllowed || !(switchesOn || approves))
            yield break;
        var wasOn =
            !binding.MadeByEarlierRun && (binding.Base?.Fields[Fields.Active] is not { } pair || pair.Sent == "true");
        var stoppedOutside = switchesOn && (wasOn || current.AutoPaused);
        if (current.People.IsNobody && !stoppedOutside)
            yield break;

        var why = (stoppedOutside, current.StatusReason) switch
        {
            (true, { } reason) => $" It was stopped outside these files (Apollo says '{reason}').",
            (true, null) => " It was stopped outside these files, or no lock says otherwise.",
            _ => "",
        };
        yield return new(
            BlockCode.ActivationNeedsConsent,
            $"{(switchesOn ? "Switching it on" : "Approving touches")} starts sending, and {current.People} "
                + $"{Guards.Are(current.People)} in it.{why}",
            sequence.At
        )
        {
            Consent = Consent.Activation(sequence.Key),
        };
    }

    /// <summary>Stops the creation of an active sequence when no lock tells whether it was made before.</summary>
    public static Block StartsWithoutLock(DesiredSequence sequence) =>
        new(
            BlockCode.ActivationNeedsConsent,
            "It would be made and switched on, and no lock file says whether it was made before. One that "
                + "was renamed in Apollo is not found by its name, and one that was archived is not listed: "
                + "restore it there, or state its id. If it is new, allow it for one run.",
            sequence.At
        )
        {
            Consent = Consent.Activation(sequence.Key),
        };

    /// <summary>
    /// Stops a new text in a live sequence when the service may approve its touch, and does not show whether it did.
    /// </summary>
    public static Block MayApprove(DesiredSequence sequence, CurrentSequence current) =>
        new(
            BlockCode.ActivationNeedsConsent,
            $"It is live, with {current.People} in it. Writing a text through this service is reported to "
                + "approve its touch as well, which may have waited for review: then it starts sending.",
            sequence.At
        )
        {
            Consent = Consent.Activation(sequence.Key),
        };

    /// <summary>Stops switching on a sequence without steps, which Apollo documents as not possible.</summary>
    public static Block NothingToSwitchOn(DesiredSequence sequence) =>
        ImpossibleGuards.NotPossible(
            sequence,
            "switching on a sequence without steps; add a step, or say 'active: false'"
        );
}
