namespace SequencesAsCode.Core.Plans;

/// <summary>
/// A sequence as it is to be after apply, unmanaged parts included: the requests are built from it and the read-back is
/// compared with it.
/// </summary>
/// <param name="Id">Apollo's id; null when it is created.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Fields">Every known field, managed or not.</param>
/// <param name="Recorded">The managed fields whose desired value holds afterwards: what the lock records.</param>
/// <param name="Steps">In order.</param>
public sealed record TargetSequence(
    string? Id,
    string Key,
    FieldSet Fields,
    FieldSet Recorded,
    ImmutableArray<TargetStep> Steps
)
{
    /// <summary>Whether the lock is to say that it is protected.</summary>
    public bool IsProtected { get; init; }

    /// <summary>
    /// What is sent of fields of which the service is known to make something else: the file's values, where
    /// <see cref="Fields"/> has what came back.
    /// </summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}

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

/// <summary>A touch as it is to be.</summary>
/// <param name="Id">Apollo's id; null when it is created.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Handle">What <c>$created</c> refers to, unique in the sequence.</param>
/// <param name="Fields">Every known field, managed or not.</param>
/// <param name="Recorded">The managed fields whose desired value holds afterwards.</param>
public sealed record TargetTouch(string? Id, string? Key, string Handle, FieldSet Fields, FieldSet Recorded)
{
    /// <summary>As <see cref="TargetSequence.Resent"/>.</summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}
