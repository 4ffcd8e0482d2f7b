namespace SequencesAsCode.Core.Plans.Targets;

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
