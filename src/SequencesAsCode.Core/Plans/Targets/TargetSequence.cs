namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>
/// A sequence after apply, including unmanaged parts: the requests are built from it, and the read-back is compared
/// with it.
/// </summary>
/// <param name="Id">Apollo's id; null when it is created.</param>
/// <param name="Key">Its key in the workspace.</param>
/// <param name="Fields">All known fields, managed or not.</param>
/// <param name="Recorded">The managed fields that will have their desired value, which the lock records.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record TargetSequence(
    string? Id,
    string Key,
    FieldSet Fields,
    FieldSet Recorded,
    ImmutableArray<TargetStep> Steps
)
{
    /// <summary>The entries under <c>allow</c> that are spent once the lock records the sequence.</summary>
    public ImmutableArray<string> Spends { get; init; } = [];

    /// <summary>Whether the lock will protect it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>
    /// The values to send for fields that the service is known to change: the values of the file, while <see
    /// cref="Fields"/> has the returned ones.
    /// </summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}
