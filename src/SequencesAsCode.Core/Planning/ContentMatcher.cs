using System.Collections.Immutable;

namespace SequencesAsCode.Planning;

/// <summary>Pairs what ids and lock do not settle by content: the pairing with the greatest total likeness.</summary>
internal static class ContentMatcher
{
    /// <summary>Pairs as (index into desired, index into current), in the order of desired.</summary>
    public static IEnumerable<(int Desired, int Current)> Match(ImmutableArray<Likeness> desired, ImmutableArray<Likeness> current)
    {
        if (desired.IsEmpty || current.IsEmpty) yield break;

        // A column of its own for each desired one stands for "no partner", at the cost of a pair just under the threshold.
        var cost = new double[desired.Length, current.Length + desired.Length];
        for (var i = 0; i < desired.Length; i++)
        {
            for (var j = 0; j < current.Length; j++)
            {
                var likeness = desired[i].To(current[j]);
                cost[i, j] = likeness < Likeness.Threshold ? 2 : 1 - likeness;
            }

            for (var j = current.Length; j < current.Length + desired.Length; j++) cost[i, j] = 1 - Likeness.Threshold + 1e-9;
        }

        var partners = Assignment.Of(cost);
        for (var i = 0; i < desired.Length; i++)
        {
            if (partners[i] < current.Length && cost[i, partners[i]] <= 1) yield return (i, partners[i]);
        }
    }
}
