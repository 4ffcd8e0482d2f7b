namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Pairs what ids and lock do not settle, by what it says and where it stands: first what is equal, then what is very
/// like, then what is likely between these.
/// </summary>
/// <param name="pool">What is to be matched.</param>
/// <param name="partners">What was paired so far.</param>
/// <param name="likeness">How like the parts are.</param>
internal sealed class ContentMatcher(PartPool pool, IReadOnlyList<int> partners, Likeness likeness)
{
    // Alike enough to be an anchor for what stands beside it.
    private const double Strong = 0.5;

    // By how much a likeness must exceed that to a settled part: reminders that all say the same tell none of them
    // apart.
    private const double Distinct = 0.1;

    // What standing between the same neighbours counts; alone it counts more than no partner, and less with every place
    // between.
    private const double SamePlace = Likeness.Threshold + 0.1;
    private const double OtherOrder = 0.05;
    private const double SameWait = 0.15;

    // Two ways to pair by place that differ by less are as good: then somebody has to say which is meant.
    private const double Margin = 0.08;

    /// <summary>Pairs of which a touch or note is word for word the same.</summary>
    public IEnumerable<(int Desired, int Current)> Equal(ImmutableArray<int> desired, ImmutableArray<int> current) =>
        BestPairing
            .Of(
                desired,
                current,
                (i, j) =>
                    pool.HaveOtherKeys(i, j) || likeness.OfProof(i, j) is not (> 0 and var proof)
                        ? null
                        : proof + likeness.OfWords(i, j) + likeness.OfCircumstances(i, j)
            )
            .Pairs;

    /// <summary>Pairs that are very like, and not as like to what is settled.</summary>
    public IEnumerable<(int Desired, int Current)> VeryLike(ImmutableArray<int> desired, ImmutableArray<int> current) =>
        BestPairing
            .Of(
                desired,
                current,
                (i, j) =>
                    !pool.HaveOtherKeys(i, j)
                    && !IsStranger(i, j)
                    && likeness.OfWords(i, j) is >= Strong and var words
                    && IsDistinct(i, j, words)
                        ? words + likeness.OfCircumstances(i, j)
                        : null
            )
            .Pairs;

    /// <summary>Pairs that are alike, or stand in one place; with what settled each.</summary>
    public IEnumerable<(int Desired, int Current, MatchedBy By)> Likely(
        ImmutableArray<int> desired,
        ImmutableArray<int> current
    )
    {
        var gaps = Gaps.Of(pool, partners);
        var best = BestPairing.Of(desired, current, Score);
        foreach (var (i, j) in best.Pairs)
        {
            if (likeness.OfWords(i, j) >= Likeness.Threshold)
                yield return (i, j, MatchedBy.Content);
            else if (IsInOrder(i, j) ?? IsClear(i, j))
                yield return (i, j, MatchedBy.Place);
        }

        double? Score(int i, int j)
        {
            if (pool.HaveOtherKeys(i, j) || IsStranger(i, j) || likeness.TypeOfDesired(i) != likeness.TypeOfCurrent(j))
                return null;
            var (words, isInPlace) = (likeness.OfWords(i, j), gaps.AreInOne(i, j));
            var mayBe =
                words >= Likeness.Threshold
                    ? isInPlace || IsDistinct(i, j, words) || pool.IsEqual(i, j)
                    : isInPlace && IsMeantByPlace(i, j);
            if (!mayBe)
                return null;
            var place =
                SamePlace
                + (likeness.HaveSameWait(i, j) ? SameWait : 0)
                - (OtherOrder * Math.Abs(Rank(desired, i) - Rank(current, j)));
            // What texts of other words have in common is mostly chance.
            return (words >= Likeness.Threshold ? words : words / 2)
                + likeness.OfCircumstances(i, j)
                + (isInPlace ? place : 0);
        }

        // Where as many are left on both sides the order says which is which; null where it cannot.
        bool? IsInOrder(int i, int j)
        {
            var wanted = desired
                .Where(other => gaps.AreInOne(other, j) && likeness.TypeOfDesired(other) == likeness.TypeOfCurrent(j))
                .ToList();
            var held = current
                .Where(other =>
                    gaps.AreInOne(i, other)
                    && likeness.TypeOfCurrent(other) == likeness.TypeOfDesired(i)
                    && pool.Current[other].IsListed
                )
                .ToList();
            return wanted.Count != held.Count ? null : !pool.IsOrdered || wanted.IndexOf(i) == held.IndexOf(j);
        }

        bool IsClear(int desiredIndex, int currentIndex) =>
            best.Total
                - BestPairing
                    .Of(desired, current, (i, j) => (i, j) == (desiredIndex, currentIndex) ? null : Score(i, j))
                    .Total
            >= Margin;
    }

    /// <summary>
    /// Pairs of the only one left of a type on both sides that keeps its wait: where there is no other of that type at
    /// all, or where it went past one neighbour.
    /// </summary>
    public IEnumerable<(int Desired, int Current)> Left(ImmutableArray<int> desired, ImmutableArray<int> current)
    {
        var gaps = Gaps.Of(pool, partners);
        foreach (var i in desired)
        {
            var type = likeness.TypeOfDesired(i);
            if (
                desired.Count(other => likeness.TypeOfDesired(other) == type) > 1
                || current.Where(other => likeness.TypeOfCurrent(other) == type).ToList() is not [var j]
            )
                continue;
            if (!IsMeantByPlace(i, j) || !likeness.HaveSameWait(i, j))
                continue;
            if ((gaps.OfCurrent(j) is { } gap && Math.Abs(gap - gaps.OfDesired(i)) == 1) || IsOnly(type))
                yield return (i, j);
        }

        bool IsOnly(string type) =>
            Enumerable.Range(0, pool.Desired.Length).Count(index => likeness.TypeOfDesired(index) == type) == 1
            && Enumerable.Range(0, pool.Current.Length).Count(index => likeness.TypeOfCurrent(index) == type) == 1;
    }

    // A key that is new takes nothing by place, and neither does a part without a key take what had one.
    private bool IsMeantByPlace(int desired, int current) =>
        pool.Current[current].IsListed
        && (pool.Current[current].FormerKey is not { } former || former == pool.Desired[desired].Key);

    // Without words only a lock tells which is which: a key that it does not know takes nothing that it does not know
    // either.
    private bool IsStranger(int desired, int current) =>
        pool.Known.Count > 0
        && pool.Desired[desired] is { Key: not null, LockedId: null }
        && !pool.Known.Contains(pool.Current[current].Id)
        && likeness.AreWordless(desired, current);

    private bool IsDistinct(int desired, int current, double words) =>
        partners
            .Where(other => other >= 0 && other != current)
            .All(other => likeness.OfWords(desired, other) <= words - Distinct);

    private static double Rank(ImmutableArray<int> all, int index) =>
        all.Length <= 1 ? 0 : (double)all.IndexOf(index) / (all.Length - 1);
}

/// <summary>The pairing with the greatest total score.</summary>
/// <param name="Pairs">In the order of the desired ones.</param>
/// <param name="Total">The sum of the scores; what has no partner counts as a pair just at the threshold.</param>
public sealed record BestPairing(ImmutableArray<(int Desired, int Current)> Pairs, double Total)
{
    private const double Never = 100;
    private const double NoPartner = -Likeness.Threshold;

    /// <param name="desired">The open ones of the file.</param>
    /// <param name="current">The open ones of the service.</param>
    /// <param name="scoreOf">What a pair is worth; null when it may not be made.</param>
    public static BestPairing Of(
        ImmutableArray<int> desired,
        ImmutableArray<int> current,
        Func<int, int, double?> scoreOf
    )
    {
        // A column of its own for each desired one stands for "no partner": a pair worth less does not pay for parting
        // better ones.
        var cost = new double[desired.Length, current.Length + desired.Length];
        for (var i = 0; i < desired.Length; i++)
        {
            for (var j = 0; j < current.Length; j++)
                cost[i, j] = -scoreOf(desired[i], current[j]) ?? Never;
            for (var j = current.Length; j < current.Length + desired.Length; j++)
                cost[i, j] = NoPartner;
        }

        var columns = Assignment.Of(cost);
        return new(
            [
                .. columns
                    .Index()
                    .Where(pair => pair.Item < current.Length && cost[pair.Index, pair.Item] < Never)
                    .Select(pair => (desired[pair.Index], current[pair.Item])),
            ],
            -columns.Index().Sum(pair => cost[pair.Index, pair.Item])
        );
    }
}
