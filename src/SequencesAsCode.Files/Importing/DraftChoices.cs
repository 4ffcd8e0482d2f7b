namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Decisions about the draft of a sequence: the values to leave out, and the ids to state.
/// </summary>
/// <param name="StatesId">Whether the file states the sequence's id, because its name does not settle which it
/// is.</param>
/// <param name="StatesAllIds">Whether every step and touch states its id, because content does not settle which is
/// which.</param>
/// <param name="StatedTouches">Touches that state their id, because what they say of themselves is not enough for a new
/// one.</param>
/// <param name="LeftOut">Values that are not written, by the id of the object, with the reason.</param>
internal sealed record DraftChoices(
    bool StatesId,
    bool StatesAllIds,
    ImmutableHashSet<string> StatedTouches,
    ImmutableDictionary<(string Id, Field Field), string> LeftOut
)
{
    public static DraftChoices None { get; } =
        new(
            StatesId: false,
            StatesAllIds: false,
            StatedTouches: [],
            LeftOut: ImmutableDictionary<(string, Field), string>.Empty
        );

    /// <summary>The same without one value more; null when it is left out already.</summary>
    public DraftChoices? Without(string id, Field field, string why) =>
        LeftOut.ContainsKey((id, field)) ? null : this with { LeftOut = LeftOut.Add((id, field), why) };

    /// <summary>The same with the id of a touch; null when it is stated already.</summary>
    public DraftChoices? WithTouchId(string id) =>
        StatesAllIds || StatedTouches.Contains(id) ? null : this with { StatedTouches = StatedTouches.Add(id) };
}
