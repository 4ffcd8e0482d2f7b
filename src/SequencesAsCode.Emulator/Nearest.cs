namespace SequencesAsCode.Emulator;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>A question with the nearest word; empty when none is near.</summary>
    public static string Question(string word, IEnumerable<string> words)
    {
        var nearest = words.Select(each => (Word: each, Edits: Edits(word, each))).MinBy(each => each.Edits);
        return nearest.Edits <= Math.Max(2, word.Length / 4) ? $" Did you mean '{nearest.Word}'?" : "";
    }

    // The letters to add, remove or replace.
    private static int Edits(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                var replaced = before + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                before = above;
            }
        }

        return row[^1];
    }
}
