using System.Collections.Immutable;

namespace SequencesAsCode.Planning;

/// <summary>Pairs what ids and lock do not settle by content: the pairing with the greatest total likeness.</summary>
internal static class ContentMatcher
{
    private const double Never = 10;

    /// <summary>Pairs of the open ones as (index into desired, index into current), in the order of desired.</summary>
    public static IEnumerable<(int Desired, int Current)> Match(Likeness likeness, ImmutableArray<int> desired, ImmutableArray<int> current)
    {
        // A column of its own for each desired one stands for "no partner", at the cost of a pair just at the threshold: a worse one does not pay for parting better ones.
        var cost = new double[desired.Length, current.Length + desired.Length];
        for (var i = 0; i < desired.Length; i++)
        {
            for (var j = 0; j < current.Length; j++)
            {
                var words = likeness.OfWords(desired[i], current[j]);
                cost[i, j] = words < Likeness.Threshold ? Never : 1 - words - likeness.OfCircumstances(desired[i], current[j]);
            }

            for (var j = current.Length; j < current.Length + desired.Length; j++) cost[i, j] = 1 - Likeness.Threshold;
        }

        foreach (var (i, j) in Assignment.Of(cost).Index())
        {
            if (j < current.Length && cost[i, j] < Never) yield return (desired[i], current[j]);
        }
    }
}
