namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to one step.</summary>
public sealed record StepChange
{
    /// <summary>What happens.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>
    /// Unique in the sequence: the key, or <c>#3</c> for the third step; the id of one that no file lists; what
    /// <c>$created</c> refers to.
    /// </summary>
    public required string Handle { get; init; }

    /// <summary>Our name for it; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Apollo's id; null when it does not exist yet; of one that was deleted in Apollo the id it had.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Its type, afterwards.</summary>
    public required string Type { get; init; }

    /// <summary>The type it had, of a replaced step; null otherwise.</summary>
    public string? FormerType { get; init; }

    /// <summary>How it was matched.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>
    /// 1-based position now; null when it does not exist. Of one that was moved or deleted in Apollo, in a plan of
    /// drift only, where it was.
    /// </summary>
    public int? From { get; init; }

    /// <summary>1-based position afterwards; null when it is removed.</summary>
    public int? To { get; init; }

    /// <summary>How many are active or paused in it now.</summary>
    public People People { get; init; }

    /// <summary>Changed fields; of a new step all its fields.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Every touch of it, removed ones last.</summary>
    public ImmutableArray<TouchChange> Touches { get; init; } = [];

    /// <summary>Fields edited in Apollo and kept.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether the step, or a field or touch of it, was edited in Apollo and is kept.</summary>
    public bool HasDrift => !Drift.IsEmpty || IsDrift(Action, Reason) || Touches.Any(touch => touch.HasDrift);

    internal static bool IsDrift(PartAction action, Reason reason) =>
        action == PartAction.None
        && reason is (Reason.AddedInService or Reason.DeletedInService or Reason.MovedInService);
}
