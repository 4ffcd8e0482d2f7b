namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Finds the gap between matched neighbors in which each part is, in the file and in Apollo. Parts without an order are
/// all in one gap.
/// </summary>
internal sealed class Gaps
{
    private readonly ImmutableArray<int> desiredEdges;
    private readonly ImmutableArray<int> currentEdges;
    private readonly PartPool pool;

    private Gaps(PartPool pool, ImmutableArray<int> desiredEdges, ImmutableArray<int> currentEdges)
    {
        this.pool = pool;
        this.desiredEdges = desiredEdges;
        this.currentEdges = currentEdges;
    }

    /// <summary>The gaps between the matched parts that did not move.</summary>
    public static Gaps Between(PartPool pool, IReadOnlyList<int> partners)
    {
        if (!pool.IsOrdered)
            return new(pool, [], []);
        var anchors = partners
            .Index()
            .Where(pair => pair.Item >= 0 && pool.Current[pair.Item].Place is not null)
            .ToList();
        var places = anchors.ConvertAll(pair => pool.Current[pair.Item].Place!.Value);
        var stays = LongestRun.Mark(places);
        return new(
            pool,
            [.. anchors.Where((_, index) => stays[index]).Select(pair => pair.Index)],
            [.. places.Where((_, index) => stays[index])]
        );
    }

    /// <summary>The number of the gap of a part of the file.</summary>
    public int OfDesired(int index) => desiredEdges.Count(edge => edge < index);

    /// <summary>The number of the gap of a part in Apollo; null when it has no place.</summary>
    public int? OfCurrent(int index) =>
        pool.Current[index].Place is { } place ? currentEdges.Count(edge => edge < place) : null;

    /// <summary>Whether both are between the same neighbors.</summary>
    public bool AreInOne(int desired, int current) => OfDesired(desired) == OfCurrent(current);
}
