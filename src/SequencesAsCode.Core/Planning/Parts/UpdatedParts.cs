namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>What is decided for the fields, steps and touches of a sequence.</summary>
/// <param name="Fields">The decisions for the fields of the sequence itself.</param>
/// <param name="Steps">What happens to each step.</param>
/// <param name="Targets">The steps after the change.</param>
internal sealed record UpdatedParts(
    FieldDecisions Fields,
    ImmutableArray<StepChange> Steps,
    ImmutableArray<TargetStep> Targets
)
{
    /// <summary>Parts that the lock knows and Apollo does not show; the update would leave them out.</summary>
    public ImmutableArray<UnshownPart> Unshown { get; init; } = [];

    /// <summary>Whether a touch that waited for review starts to be sent.</summary>
    public required bool Approves { get; init; }

    /// <summary>Whether any step or touch changes.</summary>
    public bool ChangesSteps => Steps.Any(step => step.Action != PartAction.None);

    /// <summary>Whether there is anything to send.</summary>
    public bool IsPending => !Fields.Changes.IsEmpty || ChangesSteps;

    /// <summary>Whether the update sends the steps; switching a sequence on or off does not need them.</summary>
    public bool WritesSteps =>
        ChangesSteps || Fields.Changes.Any(change => !ReferenceEquals(change.Field, Core.Values.Fields.Active));

    /// <summary>Whether steps or touches are added, removed or moved.</summary>
    public bool IsStructural =>
        Steps.Any(step => IsStructure(step.Action) || step.Touches.Any(touch => IsStructure(touch.Action)));

    private static bool IsStructure(PartAction action) => action is not (PartAction.None or PartAction.Update);
}
