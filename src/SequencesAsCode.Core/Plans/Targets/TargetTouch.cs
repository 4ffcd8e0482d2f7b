namespace SequencesAsCode.Core.Plans.Targets;

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
