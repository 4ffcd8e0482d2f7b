namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>A step after apply.</summary>
public sealed record TargetStep
{
    /// <summary>Apollo's id; null when it is created.</summary>
    public string? Id { get; init; }

    /// <summary>Its key in the workspace.</summary>
    public string? Key { get; init; }

    /// <summary>The handle that <c>$created</c> refers to, unique in the sequence.</summary>
    public required string Handle { get; init; }

    /// <summary>The type as the API writes it, one of <see cref="StepTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>All known fields, managed or not.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>The managed fields that will have their desired value.</summary>
    public FieldSet Recorded { get; init; } = FieldSet.Empty;

    /// <summary>The touches: kept ones first, in the order of the service; the order has no meaning.</summary>
    public ImmutableArray<TargetTouch> Touches { get; init; } = [];

    /// <summary>The same as <see cref="TargetSequence.Resent"/>.</summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}
