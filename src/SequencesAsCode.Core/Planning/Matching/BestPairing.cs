namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The pairing with the greatest total score.</summary>
/// <param name="Pairs">The pairs, ordered by their part of the file.</param>
/// <param name="Total">The sum of the scores. A part of the file without a partner counts as a pair at the
/// threshold.</param>
public sealed record BestPairing(ImmutableArray<(int Desired, int Current)> Pairs, double Total)
{
    private const double Never = 100;
    private const double NoPartner = -Likeness.Threshold;

    /// <summary>Finds the pairing.</summary>
    /// <param name="desired">The parts of the file without a partner.</param>
    /// <param name="current">The parts in Apollo without a partner.</param>
    /// <param name="scoreOf">The score of a pair; null when the two must not be paired.</param>
    public static BestPairing Find(
        ImmutableArray<int> desired,
        ImmutableArray<int> current,
        Func<int, int, double?> scoreOf
    )
    {
        // Each part of the file has one more column, which means "no partner", so that a weak pair never breaks up
        // better ones.
        var cost = new double[desired.Length, current.Length + desired.Length];
        for (var i = 0; i < desired.Length; i++)
        {
            for (var j = 0; j < current.Length; j++)
                cost[i, j] = -scoreOf(desired[i], current[j]) ?? Never;
            for (var j = current.Length; j < current.Length + desired.Length; j++)
                cost[i, j] = NoPartner;
        }

        var columns = Assignment.Solve(cost);
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
