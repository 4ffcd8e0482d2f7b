namespace SequencesAsCode.Core.Planning.Crossing;

/// <summary>
/// Keys that the lock has for the wrong step or touch, because an earlier version of this program recorded them by
/// their place. With such a lock the next edit of one email would overwrite another one. So the sequence is stopped
/// until its file states the ids.
/// </summary>
/// <param name="What">Each key with the id that the lock has for it, as a phrase.</param>
/// <param name="Lines">Lines for the file that state the ids.</param>
internal sealed record CrossedKeys(ImmutableArray<string> What, ImmutableArray<string> Lines)
{
    /// <summary>Describes the keys.</summary>
    /// <param name="pairs">The keys, each with the part that its text belongs to.</param>
    /// <param name="kind">What the parts are: steps or touches.</param>
    /// <param name="where">The step of touches, with a leading blank; empty for steps.</param>
    public static CrossedKeys Describe(ImmutableArray<CrossedPair> pairs, string kind, string where) =>
        new(
            [
                .. pairs.Select(pair =>
                    $"{kind} '{pair.Key.Key}'{where} is {pair.Owned.Id} by its text{InLock(pair.Key)}"
                ),
            ],
            [
                .. pairs.SelectMany(pair =>
                    new[] { $"- key: {YamlText.Of(pair.Key.Key, inFlow: false)}", $"  id: {pair.Owned.Id}" }
                ),
            ]
        );

    private static string InLock(KeyedPart part) => part.Held is { } held ? $", but {held.Id} in the lock file" : "";
}
