using SequencesAsCode.Core.Planning.Guarding.Starting;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence that would start sending.</summary>
internal static class ActivationGuards
{
    /// <summary>
    /// Stops a change that starts sending to people in the sequence, or that may turn on what somebody turned off in
    /// Apollo.
    /// </summary>
    /// <param name="sequence">The file.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="start">What would start to send.</param>
    public static IEnumerable<Block> Activation(DesiredSequence sequence, CurrentSequence current, StartOfSending start)
    {
        if (current.People.IsNobody && !start.MayUndoStop)
            yield break;
        yield return new(
            BlockCode.ActivationNeedsConsent,
            $"{(start.TurnsOn ? "Turning this on" : "Approving these variants")} lets it send. "
                + $"{Guards.AreThere(current.People)} in it.{start.WhyAsked}",
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
            "It would be created and turned on, but no lock file says whether it exists already. A "
                + "sequence that was renamed or archived in Apollo is not found by its name. If this is one, "
                + "restore it there or add its id. If it is new, allow it for one run.",
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
            $"It is on, with {current.People} in it. Writing a text through this service is reported to "
                + "approve its variant as well. A variant that waited for review would then start sending.",
            sequence.At
        )
        {
            Consent = Consent.Activation(sequence.Key),
        };

    /// <summary>Stops switching on a sequence without steps, which Apollo documents as not possible.</summary>
    public static Block NothingToSwitchOn(DesiredSequence sequence) =>
        ImpossibleGuards.NotPossible(
            sequence,
            "turning on a sequence without steps. Add a step, or write 'active: false'"
        );
}
