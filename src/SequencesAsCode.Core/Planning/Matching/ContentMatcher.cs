namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Pairs parts that neither an id nor the lock identifies, by their content and place: first equal parts, then very
/// similar ones, then likely pairs between those.
/// </summary>
/// <param name="pool">The parts.</param>
/// <param name="partners">The pairs found so far: for each part of the file its partner's index, or -1.</param>
/// <param name="likeness">How alike the parts are.</param>
internal sealed class ContentMatcher(PartPool pool, IReadOnlyList<int> partners, Likeness likeness)
{
    // From this likeness on, a pair marks the place of the parts beside it.
    private const double Strong = 0.5;

    private readonly PairRules rules = new(pool, partners, likeness);

    /// <summary>Pairs in which a touch or note is the same word for word.</summary>
    public IEnumerable<MatchedPair> FindEqual(ImmutableArray<int> desired, ImmutableArray<int> current) =>
        ByContent(BestPairing.Find(desired, current, ScoreOfEqual));

    /// <summary>Pairs that are very similar, and clearly less similar to paired parts.</summary>
    public IEnumerable<MatchedPair> FindVeryLike(ImmutableArray<int> desired, ImmutableArray<int> current) =>
        ByContent(BestPairing.Find(desired, current, ScoreOfVeryLike));

    /// <summary>Pairs that are similar, or at the same place.</summary>
    public IEnumerable<MatchedPair> FindLikely(ImmutableArray<int> desired, ImmutableArray<int> current) =>
        new LikelyPairs(pool, partners, likeness, desired, current).Find();

    /// <summary>
    /// Pairs of the only part of a type that is left on both sides, if the wait is the same. The type must have no
    /// other part at all, or the part moved past just one neighbor.
    /// </summary>
    public IEnumerable<MatchedPair> FindLeft(ImmutableArray<int> desired, ImmutableArray<int> current)
    {
        var gaps = Gaps.Between(pool, partners);
        foreach (var i in desired)
        {
            var type = likeness.TypeOfDesired(i);
            if (
                desired.Count(other => likeness.TypeOfDesired(other) == type) > 1
                || current.Where(other => likeness.TypeOfCurrent(other) == type).ToList() is not [var j]
            )
                continue;
            if (!rules.MayMatchByPlace(i, j) || !likeness.HaveSameWait(i, j))
                continue;
            if ((gaps.OfCurrent(j) is { } gap && Math.Abs(gap - gaps.OfDesired(i)) == 1) || IsOnly(type))
                yield return new(i, j, MatchedBy.Place);
        }
    }

    private static IEnumerable<MatchedPair> ByContent(BestPairing best) =>
        best.Pairs.Select(pair => new MatchedPair(pair.Desired, pair.Current, MatchedBy.Content));

    private double? ScoreOfEqual(int i, int j)
    {
        if (pool.HaveOtherKeys(i, j) || likeness.OfProof(i, j) is not (> 0 and var proof))
            return null;
        return proof + likeness.OfWords(i, j) + likeness.OfCircumstances(i, j);
    }

    private double? ScoreOfVeryLike(int i, int j)
    {
        if (pool.HaveOtherKeys(i, j) || rules.AreUnidentified(i, j))
            return null;
        var words = likeness.OfWords(i, j);
        return words >= Strong && rules.IsDistinct(i, j, words) ? words + likeness.OfCircumstances(i, j) : null;
    }

    private bool IsOnly(string type) =>
        Enumerable.Range(0, pool.Desired.Length).Count(index => likeness.TypeOfDesired(index) == type) == 1
        && Enumerable.Range(0, pool.Current.Length).Count(index => likeness.TypeOfCurrent(index) == type) == 1;
}
