namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The longest increasing run: the parts that stay in place so that the fewest others move.</summary>
public static class LongestRun
{
    /// <summary>Whether every number is greater than the one before.</summary>
    public static bool IsAll(IReadOnlyList<int> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i] <= values[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>
    /// Marks one longest strictly increasing run of distinct numbers. Equal inputs give the same run.
    /// </summary>
    public static bool[] Mark(IReadOnlyList<int> values)
    {
        var tails = new List<int>();
        var previous = new int[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            var low = 0;
            var high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[tails[middle]] < values[i])
                    low = middle + 1;
                else
                    high = middle;
            }

            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var kept = new bool[values.Count];
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
            kept[i] = true;
        return kept;
    }
}
