using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Model;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Prose;

/// <summary>Two versions of a line as one, with the words that go and come.</summary>
internal static class WordDiff
{
    // Beyond this the marks would help nobody, and the algorithm takes time with the square of it.
    private const int MostWords = 2_000;

    /// <summary>The longest text that is shown as a whole where its words tell nothing.</summary>
    public const int LongestWhole = 600;

    /// <summary>The line with marks; null when too little stays for marks to be readable.</summary>
    public static ImmutableArray<Run>? Try(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0 || before.Length > 4 * MostWords || after.Length > 4 * MostWords) return null;
        var diff = new Differ().CreateCustomDiffs(before, after, false, false, WordPieces.Of);
        var runs = Merge(Runs(diff));
        var kept = runs.Where(run => run.Tone == Tone.Plain).Sum(run => run.Text.Count(char.IsLetterOrDigit));
        return kept * 3 >= Math.Min(before.Count(char.IsLetterOrDigit), after.Count(char.IsLetterOrDigit)) ? runs : null;
    }

    /// <summary>The line with marks, the whole of it marked when too little stays.</summary>
    public static ImmutableArray<Run> Of(string before, string after) => Try(before, after) ?? Whole(before, after);

    private static ImmutableArray<Run> Whole(string before, string after)
    {
        // The edges of a long text say nothing of what changed in the middle.
        var (start, end) = Math.Min(before.Length, after.Length) > LongestWhole ? CommonEdges.Of(before, after) : (0, 0);
        var runs = ImmutableArray.CreateBuilder<Run>();
        if (start > 0) runs.Add(before[..start]);
        var (gone, come) = (before[start..^end], after[start..^end]);
        if (gone.Length > 0) runs.Add(new(gone, Tone.WordsOut));
        if (gone.Length > 0 && come.Length > 0) runs.Add(" ");
        if (come.Length > 0) runs.Add(new(come, Tone.WordsIn));
        if (end > 0) runs.Add(before[^end..]);
        return runs.ToImmutable();
    }

    private static List<Run> Runs(DiffResult diff)
    {
        var runs = new List<Run>();
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(runs, diff.PiecesNew, next, block.InsertStartB, Tone.Plain);
            Add(runs, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA, Tone.WordsOut);
            Add(runs, diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB, Tone.WordsIn);
            next = block.InsertStartB + block.InsertCountB;
        }

        Add(runs, diff.PiecesNew, next, diff.PiecesNew.Count, Tone.Plain);
        return runs;
    }

    private static void Add(List<Run> runs, IReadOnlyList<string> pieces, int from, int to, Tone tone)
    {
        if (to > from) runs.Add(new(string.Concat(pieces.Skip(from).Take(to - from)), tone));
    }

    // "[-a-]{+b+} [-c-]{+d+}" reads worse than "[-a c-]{+b d+}": a lone space between two changes goes with them.
    private static ImmutableArray<Run> Merge(List<Run> runs)
    {
        var merged = ImmutableArray.CreateBuilder<Run>();
        var (gone, come) = ("", "");
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.Tone == Tone.WordsOut) gone += run.Text;
            else if (run.Tone == Tone.WordsIn) come += run.Text;
            else if (gone.Length > 0 && come.Length > 0 && i < runs.Count - 1 && string.IsNullOrWhiteSpace(run.Text)) (gone, come) = (gone + run.Text, come + run.Text);
            else
            {
                Flush();
                merged.Add(run);
            }
        }

        Flush();
        return merged.ToImmutable();

        void Flush()
        {
            if (gone.Length > 0) merged.Add(new(gone, Tone.WordsOut));
            if (come.Length > 0) merged.Add(new(come, Tone.WordsIn));
            (gone, come) = ("", "");
        }
    }
}
