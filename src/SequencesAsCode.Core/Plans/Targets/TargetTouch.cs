namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>A touch after apply.</summary>
/// <param name="Id">Apollo's id; null when it is created.</param>
/// <param name="Key">Its key in the workspace.</param>
/// <param name="Handle">The handle that <c>$created</c> refers to, unique in the sequence.</param>
/// <param name="Fields">All known fields, managed or not.</param>
/// <param name="Recorded">The managed fields that will have their desired value.</param>
public sealed record TargetTouch(string? Id, string? Key, string Handle, FieldSet Fields, FieldSet Recorded)
{
    /// <summary>The same as <see cref="TargetSequence.Resent"/>.</summary>
    public FieldSet Resent { get; init; } = FieldSet.Empty;
}
