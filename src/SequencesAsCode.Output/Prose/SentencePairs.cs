namespace SequencesAsCode.Output.Prose;

/// <summary>A sentence that was reworded into another, removed (no new one) or added (no old one).</summary>
internal sealed record SentencePair(Sentence? Old, Sentence? New);

/// <summary>Decides which removed sentence was reworded into which added one: in order, by shared words.</summary>
internal static class SentencePairs
{
    private const int MostComparisons = 2_500;
    private const double LeastLikeness = 0.4;

    /// <summary>Each sentence once, in an order to read.</summary>
    /// <param name="removed">Sentences of the old text.</param>
    /// <param name="added">Sentences of the new text in the same place.</param>
    public static IEnumerable<SentencePair> Of(List<Sentence> removed, List<Sentence> added)
    {
        if (removed.Count * added.Count > MostComparisons)
            return [.. removed.Select(Removed), .. added.Select(Added)];
        var likeness = Likenesses(removed, added);
        return Walk(removed, added, likeness, BestSums(likeness));
    }

    // The likeness of every removed sentence to every added one; 0 where they are too different to be a pair.
    private static double[,] Likenesses(List<Sentence> removed, List<Sentence> added)
    {
        var oldWords = removed.ConvertAll(sentence => WordPieces.Shared(sentence.Text));
        var newWords = added.ConvertAll(sentence => WordPieces.Shared(sentence.Text));
        var likeness = new double[removed.Count, added.Count];
        for (var i = 0; i < removed.Count; i++)
        {
            for (var j = 0; j < added.Count; j++)
            {
                var byWords = OfWords(oldWords[i], newWords[j]);
                likeness[i, j] = byWords > 0 ? byWords : OfEdges(removed[i].Text, added[j].Text);
            }
        }

        return likeness;
    }

    // The largest sum of likenesses that pairs in order can have, from each place to the end.
    private static double[,] BestSums(double[,] likeness)
    {
        var removed = likeness.GetLength(0);
        var added = likeness.GetLength(1);
        var best = new double[removed + 1, added + 1];
        for (var i = removed - 1; i >= 0; i--)
        {
            for (var j = added - 1; j >= 0; j--)
            {
                var apart = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = Math.Max(apart, best[i + 1, j + 1] + likeness[i, j]);
            }
        }

        return best;
    }

    private static IEnumerable<SentencePair> Walk(
        List<Sentence> removed,
        List<Sentence> added,
        double[,] likeness,
        double[,] best
    )
    {
        var i = 0;
        var j = 0;
        while (i < removed.Count && j < added.Count)
        {
            var isPair = likeness[i, j] > 0 && best[i, j] <= best[i + 1, j + 1] + likeness[i, j];
            if (isPair)
                yield return new(removed[i++], added[j++]);
            else if (best[i, j] <= best[i + 1, j])
                yield return Removed(removed[i++]);
            else
                yield return Added(added[j++]);
        }

        while (i < removed.Count)
            yield return Removed(removed[i++]);
        while (j < added.Count)
            yield return Added(added[j++]);
    }

    private static SentencePair Removed(Sentence sentence) => new(sentence, null);

    private static SentencePair Added(Sentence sentence) => new(null, sentence);

    private static double OfWords(HashSet<string> old, HashSet<string> now)
    {
        if (old.Count == 0 || now.Count == 0)
            return 0;
        return AtLeastLike(2.0 * old.Count(now.Contains) / (old.Count + now.Count));
    }

    // Long texts of a script without spaces have no words to share.
    private static double OfEdges(string old, string now)
    {
        if (Math.Min(old.Length, now.Length) <= WordDiff.LongestWhole)
            return 0;
        var (start, end) = CommonEdges.Of(old, now);
        return AtLeastLike(2.0 * (start + end) / (old.Length + now.Length));
    }

    private static double AtLeastLike(double likeness) => likeness < LeastLikeness ? 0 : likeness;
}
