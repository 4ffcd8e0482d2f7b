namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>Two parts, by index, that are the same one.</summary>
/// <param name="Desired">The part of the file.</param>
/// <param name="Current">The part in Apollo.</param>
/// <param name="By">What tells that they are the same.</param>
internal sealed record MatchedPair(int Desired, int Current, MatchedBy By);

/// <summary>Rules that forbid a pair although the two parts are alike.</summary>
/// <param name="pool">The parts.</param>
/// <param name="partners">The pairs found so far: for each part of the file its partner's index, or -1.</param>
/// <param name="likeness">How alike the parts are.</param>
internal sealed class PairRules(PartPool pool, IReadOnlyList<int> partners, Likeness likeness)
{
    // The likeness must exceed that to every paired part by this much. Reminders that all have the same words identify
    // none of them.
    private const double Distinct = 0.1;

    /// <summary>
    /// Whether the place may identify the part in Apollo. It does not for a part that had a key, unless the part of the
    /// file has the same key.
    /// </summary>
    public bool MayMatchByPlace(int desired, int current) =>
        pool.Current[current].IsListed
        && (pool.Current[current].FormerKey is not { } former || former == pool.Desired[desired].Key);

    /// <summary>
    /// Whether neither part has words and the lock knows neither, although it knows others. Then nothing identifies
    /// them.
    /// </summary>
    public bool AreUnidentified(int desired, int current) =>
        pool.Known.Count > 0
        && pool.Desired[desired] is { Key: not null, LockedId: null }
        && !pool.Known.Contains(pool.Current[current].Id)
        && likeness.AreWordless(desired, current);

    /// <summary>Whether the part of the file is clearly more like this part than like any paired one.</summary>
    /// <param name="desired">The part of the file.</param>
    /// <param name="current">The part in Apollo.</param>
    /// <param name="words">How alike their words are.</param>
    public bool IsDistinct(int desired, int current, double words) =>
        partners
            .Where(other => other >= 0 && other != current)
            .All(other => likeness.OfWords(desired, other) <= words - Distinct);
}
