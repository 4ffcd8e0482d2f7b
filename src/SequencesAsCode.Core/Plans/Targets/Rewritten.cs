namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>The fields of one object whose value the service changed.</summary>
/// <param name="Open">The changes that nobody accepted yet.</param>
/// <param name="Accepted">The changes that this plan accepts.</param>
/// <param name="Resent">
/// The values that an update sends for them: the file's, which the service will change in the same way. The service's
/// own values could be changed twice.
/// </param>
internal sealed record Rewritten(
    ImmutableArray<FieldDifference> Open,
    ImmutableArray<FieldDifference> Accepted,
    FieldSet Resent
)
{
    /// <summary>
    /// The fields that are sent again and were changed before, with the kinds of changes that were accepted.
    /// </summary>
    public ImmutableArray<(Field Field, string Kinds)> Expected { get; init; } = [];

    /// <summary>No changes.</summary>
    public static Rewritten None { get; } = new([], [], FieldSet.Empty);
}
