using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning;

/// <summary>The fields, steps and touches of a sequence, as they are decided.</summary>
/// <param name="Fields">Of the sequence itself.</param>
/// <param name="Steps">What happens to each step.</param>
/// <param name="Targets">The steps as they are to be.</param>
internal sealed record UpdatedParts(
    FieldDecisions Fields,
    ImmutableArray<StepChange> Steps,
    ImmutableArray<TargetStep> Targets
)
{
    /// <summary>What the lock knows and the service does not show, and what is sent would leave out.</summary>
    public ImmutableArray<UnshownPart> Unshown { get; init; } = [];

    /// <summary>Whether a touch that waited for review begins to be sent.</summary>
    public required bool Approves { get; init; }

    /// <summary>Whether any step or touch changes.</summary>
    public bool ChangesSteps => Steps.Any(step => step.Action != PartAction.None);

    /// <summary>Whether there is anything to send.</summary>
    public bool IsPending => !Fields.Changes.IsEmpty || ChangesSteps;

    /// <summary>Whether what is sent holds the steps: to switch a sequence on or off needs none of them.</summary>
    public bool WritesSteps =>
        ChangesSteps || Fields.Changes.Any(change => !ReferenceEquals(change.Field, Core.Values.Fields.Active));

    /// <summary>Whether steps or touches come, go or move.</summary>
    public bool IsStructural =>
        Steps.Any(step => IsStructure(step.Action) || step.Touches.Any(touch => IsStructure(touch.Action)));

    private static bool IsStructure(PartAction action) => action is not (PartAction.None or PartAction.Update);
}
