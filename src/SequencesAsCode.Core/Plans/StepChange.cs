namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to one step.</summary>
public sealed record StepChange
{
    /// <summary>What apply does with the step.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Why that happens, for the reader of the plan.</summary>
    public required Reason Reason { get; init; }

    /// <summary>
    /// Its handle, unique in the sequence: the key, <c>#3</c> for the third step, or the id of a step that no file
    /// lists. <c>$created</c> refers to it.
    /// </summary>
    public required string Handle { get; init; }

    /// <summary>Its key in the workspace; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Apollo's id; null when it does not exist yet. A part that was deleted in Apollo keeps its former id here.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Its type afterwards.</summary>
    public required string Type { get; init; }

    /// <summary>The former type of a replaced step; otherwise null.</summary>
    public string? FormerType { get; init; }

    /// <summary>How it was matched.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>
    /// The 1-based position now; null when it does not exist. In a plan of drift only, the former position of a step
    /// that was moved or deleted in Apollo.
    /// </summary>
    public int? From { get; init; }

    /// <summary>The 1-based position afterwards; null when it is removed.</summary>
    public int? To { get; init; }

    /// <summary>How many people are active or paused in it now.</summary>
    public People People { get; init; }

    /// <summary>The changed fields; all fields of a new step.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>All its touches, removed ones last.</summary>
    public ImmutableArray<TouchChange> Touches { get; init; } = [];

    /// <summary>Fields that were edited in Apollo and stay so.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether the step, a field or a touch of it was edited in Apollo and stays so.</summary>
    public bool HasDrift => !Drift.IsEmpty || IsDrift(Action, Reason) || Touches.Any(touch => touch.HasDrift);

    internal static bool IsDrift(PartAction action, Reason reason) =>
        action == PartAction.None
        && reason is (Reason.AddedInService or Reason.DeletedInService or Reason.MovedInService);
}
