namespace SequencesAsCode.Core.Markup;

/// <summary>A run of one list that is replaced by a run of the other list; either may be empty.</summary>
/// <param name="From">Where it begins in the first list.</param>
/// <param name="To">Where it ends there, exclusive.</param>
/// <param name="NewFrom">Where it begins in the second list.</param>
/// <param name="NewTo">Where it ends there, exclusive.</param>
public readonly record struct Hunk(int From, int To, int NewFrom, int NewTo);

/// <summary>The fewest insertions and deletions between two lists (Myers).</summary>
public static class TokenDiff
{
    // With more edits, everything between the equal ends counts as one change: memory grows quadratically.
    private const int MostEdits = 2_000;

    /// <summary>The differences of two lists, in order; everything between them is equal.</summary>
    public static List<Hunk> Of(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var a = Numbered(one, other, out var b);
        var front = 0;
        var back = 0;
        while (front < a.Length && front < b.Length && a[front] == b[front])
            front++;
        while (back < a.Length - front && back < b.Length - front && a[^(back + 1)] == b[^(back + 1)])
            back++;
        return Joined(
            Pairs(a[front..^back], b[front..^back]).Select(pair => (pair.A + front, pair.B + front)),
            front,
            (a.Length - back, b.Length - back)
        );
    }

    /// <summary>
    /// The same differences, each at the place with the lowest cost: an inserted or removed run can often be shifted
    /// without changing the result.
    /// </summary>
    /// <param name="hunks">The differences.</param>
    /// <param name="one">The first list.</param>
    /// <param name="other">The second list.</param>
    /// <param name="cost">The cost of a run in either list, from an index to another.</param>
    public static List<Hunk> Settled(
        List<Hunk> hunks,
        IReadOnlyList<string> one,
        IReadOnlyList<string> other,
        Func<IReadOnlyList<string>, int, int, int> cost
    )
    {
        var settled = new List<Hunk>();
        foreach (var (index, hunk) in hunks.Index())
        {
            var last = index == 0 ? default : settled[^1];
            var next = index + 1 < hunks.Count ? hunks[index + 1] : new(one.Count, one.Count, other.Count, other.Count);
            var by = 0;
            if (hunk.NewFrom == hunk.NewTo)
                by = Slide(hunk.From, hunk.To, one, (last.To, next.From), cost);
            else if (hunk.From == hunk.To)
                by = Slide(hunk.NewFrom, hunk.NewTo, other, (last.NewTo, next.NewFrom), cost);
            settled.Add(new(hunk.From + by, hunk.To + by, hunk.NewFrom + by, hunk.NewTo + by));
        }

        return settled;
    }

    private static int Slide(
        int from,
        int to,
        IReadOnlyList<string> keys,
        (int Least, int Most) bounds,
        Func<IReadOnlyList<string>, int, int, int> cost
    )
    {
        var best = 0;
        var least = cost(keys, from, to);
        for (var by = -1; from + by >= bounds.Least && keys[from + by] == keys[to + by]; by--)
            Try(by);
        for (var by = 1; to + by <= bounds.Most && keys[from + by - 1] == keys[to + by - 1]; by++)
            Try(by);
        return best;

        void Try(int by)
        {
            var price = cost(keys, from + by, to + by);
            if (price >= least)
                return;
            best = by;
            least = price;
        }
    }

    private static int[] Numbered(IReadOnlyList<string> one, IReadOnlyList<string> other, out int[] second)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] first = [.. one.Select(Number)];
        second = [.. other.Select(Number)];
        return first;

        int Number(string key)
        {
            if (!numbers.TryGetValue(key, out var number))
                numbers[key] = number = numbers.Count;
            return number;
        }
    }

    private static List<Hunk> Joined(IEnumerable<(int A, int B)> pairs, int front, (int A, int B) end)
    {
        var hunks = new List<Hunk>();
        var a = front;
        var b = front;
        foreach (var pair in pairs.Append(end))
        {
            if (pair.A > a || pair.B > b)
                hunks.Add(new(a, pair.A, b, pair.B));
            a = pair.A + 1;
            b = pair.B + 1;
        }

        return hunks;
    }

    // The pairs of equal items, in order.
    private static List<(int A, int B)> Pairs(int[] a, int[] b)
    {
        if (a.Length == 0 || b.Length == 0)
            return [];
        var most = Math.Min(a.Length + b.Length, MostEdits);
        var trace = new List<int[]>();
        var furthest = new int[(2 * most) + 3];
        for (var edits = 0; edits <= most; edits++)
        {
            trace.Add(furthest[(most + 1 - edits - 1)..(most + 1 + edits + 2)]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x =
                    k == -edits || (k != edits && furthest[most + k] < furthest[most + 2 + k])
                        ? furthest[most + 2 + k]
                        : furthest[most + k] + 1;
                while (x < a.Length && x - k < b.Length && x - k >= 0 && a[x] == b[x - k])
                    x++;
                furthest[most + 1 + k] = x;
                if (k == a.Length - b.Length && x >= a.Length)
                    return Back(trace, a.Length, b.Length);
            }
        }

        return [];
    }

    private static List<(int A, int B)> Back(List<int[]> trace, int x, int y)
    {
        var pairs = new List<(int A, int B)>();
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var before = trace[edits];
            var k = x - y;
            var isDown = k == -edits || (k != edits && before[edits + k] < before[edits + 2 + k]);
            var from = isDown ? k + 1 : k - 1;
            var startX = edits == 0 ? 0 : before[edits + 1 + from];
            var startY = startX - (edits == 0 ? 0 : from);

            // The single edit of this round comes first, then the items that are equal.
            var isFirst = edits == 0;
            var equalFromX = startX + (isFirst || isDown ? 0 : 1);
            var equalFromY = startY + (isFirst || !isDown ? 0 : 1);
            while (x > equalFromX && y > equalFromY)
                pairs.Add((--x, --y));
            x = startX;
            y = startY;
        }

        pairs.Reverse();
        return pairs;
    }
}
