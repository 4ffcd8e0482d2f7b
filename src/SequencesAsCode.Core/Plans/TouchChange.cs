namespace SequencesAsCode.Core.Plans;

/// <summary>What happens to one touch.</summary>
public sealed record TouchChange
{
    /// <summary>What happens; never a move, touches are a set.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>
    /// Unique in the sequence: <c>step/touch</c> with keys, or <c>#n</c> where there is no key; the id of one that no
    /// file lists.
    /// </summary>
    public required string Handle { get; init; }

    /// <summary>Our name for it; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Apollo's id; null when it does not exist yet; of one that was deleted in Apollo the id it had.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>How it was matched.</summary>
    public MatchedBy MatchedBy { get; init; }

    /// <summary>Changed fields; of a new touch all its fields.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Fields edited in Apollo and kept.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Where the file declares it; null when no file does.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether the touch or a field of it was edited in Apollo and is kept.</summary>
    public bool HasDrift => !Drift.IsEmpty || StepChange.IsDrift(Action, Reason);
}
