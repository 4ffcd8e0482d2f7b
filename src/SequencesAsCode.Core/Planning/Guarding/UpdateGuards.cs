using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Guarding.Starting;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The guards of a sequence that exists and would change.</summary>
/// <param name="can">What the service can do.</param>
/// <param name="state">The files.</param>
/// <param name="consents">What the command line allowed.</param>
/// <param name="binding">The file and the sequence it means.</param>
/// <param name="desired">The file without what the service does not show.</param>
internal sealed class UpdateGuards(
    Capabilities can,
    DesiredState state,
    Consents consents,
    SequenceBinding binding,
    DesiredSequence desired
)
{
    private readonly Policy policy = state.Workspace.Policy;

    /// <summary>The findings of the planning of steps and touches.</summary>
    public required Findings Findings { get; init; }

    /// <summary>The decisions for fields, steps and touches.</summary>
    public required UpdatedParts Parts { get; init; }

    /// <summary>Whether no protection keeps the sequence from losing anything.</summary>
    public required bool MayLose { get; init; }

    /// <summary>Whether the policy allows that too.</summary>
    public required bool MayRemove { get; init; }

    /// <summary>Whether the sequence may start sending.</summary>
    public required bool MayActivate { get; init; }

    /// <summary>Whether a later lock differs about the sequence.</summary>
    public required bool IsOutdated { get; init; }

    /// <summary>What stops the change, in the order of the output.</summary>
    public ImmutableArray<Block> Blocks(CurrentSequence current, SequenceChange change) =>
        [
            .. ConflictGuards.Conflicts(desired, Findings.Conflicts),
            .. IsOverUnknown(current) ? ConflictGuards.WithoutBase(desired, current, change) : [],
            .. Losses(),
            .. MayActivate ? [] : Starting(current, change),
            .. VariableGuard.Blocks(change, state.Workspace),
            .. Parts.WritesSteps ? ConflictGuards.Losses(desired, Findings.CannotBeKept) : [],
            .. ConflictGuards.SetByHand(desired, change.SetByHand, policy),
            .. NotPossible(current, change),
        ];

    private IEnumerable<Block> Starting(CurrentSequence current, SequenceChange change)
    {
        if (Effects.SwitchesOn(change.Fields))
            return ActivationGuards.Activation(
                desired,
                current,
                StartOfSending.OfSequence(current, binding, IsOutdated)
            );
        return Parts.Approves
            ? ActivationGuards.Activation(
                desired,
                current,
                StartOfSending.OfVariants(Parts, current, binding, IsOutdated)
            )
            : [];
    }

    private IEnumerable<Block> Losses()
    {
        var removals = MayLose
            ? RemovalGuards.Removals(desired, Findings.Removals, binding.Base, policy)
            : RemovalGuards.Protected(desired, Findings.Removals);
        return removals
            .Concat(RemovalGuards.MayBeSame(Findings.Removals, state))
            .Concat(RemovalGuards.Additions(desired, Findings.KeptAdditions))
            .Concat(UnshownGuard.Blocks(desired, Parts.Unshown, MayRemove));
    }

    private IEnumerable<Block> NotPossible(CurrentSequence current, SequenceChange change)
    {
        if (Parts.IsStructural && !can.Structure)
        {
            yield return ImpossibleGuards.NotPossible(desired, "adding, moving or removing steps and variants", can);
        }

        if (ServiceLimits.IsGuessed(current, change.Steps))
        {
            yield return ImpossibleGuards.NotPossible(
                desired,
                "changing a step without an id, because Supaglue does not show the order of the steps. Add the ids of "
                    + "the steps to the file",
                can
            );
        }

        if (Parts.Targets.IsEmpty && !current.Steps.IsEmpty)
        {
            yield return ImpossibleGuards.NotPossible(
                desired,
                "leaving a sequence without any step, because Apollo's behavior is contradictory then. Keep "
                    + "one step, or archive the sequence"
            );
        }

        if (RepliesFirst(Parts.Targets) && !RepliesFirst(current.Steps))
        {
            yield return ImpossibleGuards.NotPossible(
                desired,
                "a first email that replies to a thread that no step opened. Write 'type: new_thread' on its "
                    + "variants, or put another email first"
            );
        }

        foreach (var block in NoSwitching(current, change))
            yield return block;
    }

    private IEnumerable<Block> NoSwitching(CurrentSequence current, SequenceChange change)
    {
        var on = Effects.SwitchesOn(change.Fields);
        var off = Effects.SwitchesOff(change.Fields);
        if (on && Parts.Targets.IsEmpty)
            yield return ActivationGuards.NothingToSwitchOn(desired);
        if (can.MayApprove && current.Active && !MayActivate && ServiceLimits.WritesTouch(change.Steps))
        {
            yield return ActivationGuards.MayApprove(desired, current);
        }

        if ((on || off) && !can.Activation)
        {
            yield return ImpossibleGuards.NotPossible(desired, ImpossibleGuards.TurningOnOrOff, can);
        }
    }

    private static bool RepliesFirst(ImmutableArray<TargetStep> steps) =>
        FirstEmail.IsReply(steps.Select(step => (step.Type, step.Touches.Select(touch => touch.Fields))));

    private static bool RepliesFirst(ImmutableArray<CurrentStep> steps) =>
        FirstEmail.IsReply(steps.Select(step => (step.Type, step.Touches.Select(touch => touch.Fields))));

    // An id in the file identifies the sequence, but does not tell which side was edited last. Nor does a journal with
    // an apply that did not finish: somebody may have edited the sequence in Apollo since.
    private bool IsOverUnknown(CurrentSequence current) =>
        binding is { Base: null, By: MatchedBy.Id }
        && (current.Active || !current.People.IsNobody)
        && policy.Drift != DriftPolicy.Revert
        && !binding.Desired.WinsWithoutLock
        && !consents.RevertDrift.Contains(binding.Desired.Key)
        && !consents.Overwrite.Contains(binding.Desired.Key);
}
