namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>Fields of one object of which the service holds something else than it was sent.</summary>
/// <param name="Open">What nobody accepted yet.</param>
/// <param name="Accepted">What is accepted by this plan.</param>
/// <param name="Resent">
/// What an update sends of them: the file's values, of which the service makes again what it made before. Its own form
/// of them could be rewritten twice.
/// </param>
internal sealed record Rewritten(
    ImmutableArray<FieldDifference> Open,
    ImmutableArray<FieldDifference> Accepted,
    FieldSet Resent
)
{
    /// <summary>What is written anew and was rewritten before, with what was accepted then.</summary>
    public ImmutableArray<(Field Field, string Kinds)> Expected { get; init; } = [];

    public static Rewritten None { get; } = new([], [], FieldSet.Empty);
}
