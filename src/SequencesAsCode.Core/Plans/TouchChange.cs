namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to one touch.</summary>
public sealed record TouchChange
{
    /// <summary>What happens; never a move, because the order of touches has no meaning.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Why that happens, for the reader of the plan.</summary>
    public required Reason Reason { get; init; }

    /// <summary>
    /// Its handle, unique in the sequence: <c>step/touch</c> with keys, or <c>#n</c> without; the id of a touch that no
    /// file lists.
    /// </summary>
    public required string Handle { get; init; }

    /// <summary>Its key in the workspace; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Apollo's id; null when it does not exist yet. A part that was deleted in Apollo keeps its former id here.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>How it was matched.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>The changed fields; all fields of a new touch.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Fields that were edited in Apollo and stay so.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether the touch or a field of it was edited in Apollo and stays so.</summary>
    public bool HasDrift => !Drift.IsEmpty || StepChange.IsDrift(Action, Reason);
}
