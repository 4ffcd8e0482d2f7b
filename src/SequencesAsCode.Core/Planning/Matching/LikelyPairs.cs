namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Finds the likely pairs among parts that have no partner: parts with similar words, or at the same place. An instance
/// is used once.
/// </summary>
internal sealed class LikelyPairs
{
    // The value of a place between the same neighbors. Alone it is worth more than no partner. The wait adds to it, and
    // a different order subtracts from it.
    private const double SamePlace = Likeness.Threshold + 0.1;
    private const double OtherOrder = 0.05;
    private const double SameWait = 0.15;

    // If the second-best pairing is closer than this, a person has to tell which one is meant.
    private const double Margin = 0.08;

    private readonly PartPool pool;
    private readonly Likeness likeness;
    private readonly PairRules rules;
    private readonly Gaps gaps;
    private readonly ImmutableArray<int> desired;
    private readonly ImmutableArray<int> current;

    /// <param name="pool">The parts.</param>
    /// <param name="partners">The pairs found so far: for each part of the file its partner's index, or -1.</param>
    /// <param name="likeness">How alike the parts are.</param>
    /// <param name="desired">The parts of the file without a partner.</param>
    /// <param name="current">The parts in Apollo without a partner.</param>
    public LikelyPairs(
        PartPool pool,
        IReadOnlyList<int> partners,
        Likeness likeness,
        ImmutableArray<int> desired,
        ImmutableArray<int> current
    )
    {
        this.pool = pool;
        this.likeness = likeness;
        this.desired = desired;
        this.current = current;
        rules = new(pool, partners, likeness);
        gaps = Gaps.Between(pool, partners);
    }

    /// <summary>The pairs, each with what identifies it.</summary>
    public IEnumerable<MatchedPair> Find()
    {
        var best = BestPairing.Find(desired, current, ScoreOf);
        foreach (var (i, j) in best.Pairs)
        {
            if (likeness.OfWords(i, j) >= Likeness.Threshold)
                yield return new(i, j, MatchedBy.Content);
            else if (IsInOrder(i, j) ?? IsClear(i, j, best))
                yield return new(i, j, MatchedBy.Place);
        }
    }

    private double? ScoreOf(int i, int j)
    {
        if (pool.HaveOtherKeys(i, j) || rules.AreUnidentified(i, j) || !HaveSameType(i, j))
            return null;
        var words = likeness.OfWords(i, j);
        var isInPlace = gaps.AreInOne(i, j);
        if (!MayBeSame(i, j, words, isInPlace))
            return null;

        // What texts with other words have in common is mostly chance.
        return (words >= Likeness.Threshold ? words : words / 2)
            + likeness.OfCircumstances(i, j)
            + (isInPlace ? ScoreOfPlace(i, j) : 0);
    }

    private bool MayBeSame(int i, int j, double words, bool isInPlace) =>
        words >= Likeness.Threshold
            ? isInPlace || rules.IsDistinct(i, j, words) || pool.IsEqual(i, j)
            : isInPlace && rules.MayMatchByPlace(i, j);

    private double ScoreOfPlace(int i, int j) =>
        SamePlace
        + (likeness.HaveSameWait(i, j) ? SameWait : 0)
        - (OtherOrder * Math.Abs(RankIn(desired, i) - RankIn(current, j)));

    // If both sides have the same number of parts in the gap, their order identifies them. Null if the numbers differ.
    private bool? IsInOrder(int i, int j)
    {
        var wanted = desired.Where(other => gaps.AreInOne(other, j) && HaveSameType(other, j)).ToList();
        var held = current
            .Where(other => gaps.AreInOne(i, other) && HaveSameType(i, other) && pool.Current[other].IsListed)
            .ToList();
        if (wanted.Count != held.Count)
            return null;
        return !pool.IsOrdered || wanted.IndexOf(i) == held.IndexOf(j);
    }

    // Whether every pairing without this pair is clearly worse.
    private bool IsClear(int desiredIndex, int currentIndex, BestPairing best)
    {
        var without = BestPairing.Find(
            desired,
            current,
            (i, j) => i == desiredIndex && j == currentIndex ? null : ScoreOf(i, j)
        );
        return best.Total - without.Total >= Margin;
    }

    private bool HaveSameType(int i, int j) => likeness.TypeOfDesired(i) == likeness.TypeOfCurrent(j);

    private static double RankIn(ImmutableArray<int> all, int index) =>
        all.Length <= 1 ? 0 : (double)all.IndexOf(index) / (all.Length - 1);
}
