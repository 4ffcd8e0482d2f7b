namespace SequencesAsCode.Core.Text;

/// <summary>"Did you mean": the nearest of a list of words.</summary>
public static class Similar
{
    /// <summary>
    /// The candidate with the fewest edits; null when each needs more than a third of the letters, and more than two.
    /// Two words that differ in half of their letters are not alike, however short they are.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates) =>
        To(word, candidates, Math.Max(2, word.Length / 3));

    /// <summary>The candidate with the fewest edits; null when none needs as few as <paramref name="most"/>.</summary>
    public static string? To(string word, IEnumerable<string> candidates, int most) =>
        candidates
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= most && 2 * pair.distance < Math.Max(word.Length, pair.candidate.Length))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    // Edits are: add, remove or replace a letter, and swap two neighbors (optimal string alignment).
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 40)
            return int.MaxValue;
        var twoBack = new int[b.Length + 1];
        var oneBack = new int[b.Length + 1];
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            // The oldest row is written over.
            var reused = twoBack;
            twoBack = oneBack;
            oneBack = row;
            row = reused;
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(
                    Math.Min(oneBack[j], row[j - 1]) + 1,
                    oneBack[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoBack[j - 2] + 1);
            }
        }

        return row[b.Length];
    }
}
