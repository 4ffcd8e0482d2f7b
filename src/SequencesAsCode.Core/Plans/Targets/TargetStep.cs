namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>A step as it is to be.</summary>
public sealed record TargetStep
{
    /// <summary>Apollo's id; null when it is created.</summary>
    public string? Id { get; init; }

    /// <summary>Our name for it.</summary>
    public string? Key { get; init; }

    /// <summary>What <c>$created</c> refers to, unique in the sequence.</summary>
    public required string Handle { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Every known field, managed or not.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>The managed fields whose desired value holds afterwards.</summary>
    public FieldSet Recorded { get; init; } = FieldSet.Empty;

    /// <summary>A set; kept ones first, in the order the service listed them.</summary>
    public ImmutableArray<TargetTouch> Touches { get; init; } = [];

    /// <summary>As <see cref="TargetSequence.Resent"/>.</summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}
