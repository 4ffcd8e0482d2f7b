using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Output.Prose;

/// <summary>Which sentence became which, among those that go and those that come in one place: in order, by the words they share.</summary>
internal static class SentencePairs
{
    private const int MostPairs = 2_500;
    private const double LeastLikeness = 0.4;

    /// <summary>Each sentence once, in an order to read; a pair where one was reworded into the other.</summary>
    public static IEnumerable<(Sentence? Old, Sentence? Now)> Of(List<Sentence> gone, List<Sentence> come)
    {
        if (gone.Count * come.Count > MostPairs) return [.. gone.Select(Gone), .. come.Select(Come)];
        var (old, now) = (gone.ConvertAll(Words), come.ConvertAll(Words));
        double Like(int i, int j) => Likeness(old[i], now[j]) is > 0 and var likeness ? likeness : Likeness(gone[i].Text, come[j].Text);
        var best = new double[gone.Count + 1, come.Count + 1];
        for (var i = gone.Count - 1; i >= 0; i--)
        {
            for (var j = come.Count - 1; j >= 0; j--) best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), best[i + 1, j + 1] + Like(i, j));
        }

        return Walk();

        IEnumerable<(Sentence? Old, Sentence? Now)> Walk()
        {
            var (i, j) = (0, 0);
            while (i < gone.Count && j < come.Count)
            {
                var likeness = Like(i, j);
                if (likeness > 0 && best[i, j] <= best[i + 1, j + 1] + likeness) yield return (gone[i++], come[j++]);
                else if (best[i, j] <= best[i + 1, j]) yield return Gone(gone[i++]);
                else yield return Come(come[j++]);
            }

            while (i < gone.Count) yield return Gone(gone[i++]);
            while (j < come.Count) yield return Come(come[j++]);
        }
    }

    private static (Sentence? Old, Sentence? Now) Gone(Sentence sentence) => (sentence, null);

    private static (Sentence? Old, Sentence? Now) Come(Sentence sentence) => (null, sentence);

    private static HashSet<string> Words(Sentence sentence) => WordPieces.Shared(sentence.Text);

    // Long texts of a script without spaces have no words to share.
    private static double Likeness(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) <= WordDiff.LongestWhole) return 0;
        var (start, end) = CommonEdges.Of(a, b);
        var likeness = 2.0 * (start + end) / (a.Length + b.Length);
        return likeness < LeastLikeness ? 0 : likeness;
    }

    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var likeness = 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
        return likeness < LeastLikeness ? 0 : likeness;
    }
}
