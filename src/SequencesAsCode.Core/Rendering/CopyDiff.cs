using DiffPlex;
using DiffPlex.Model;

namespace SequencesAsCode.Rendering;

/// <summary>Copy of several lines: what is new in full up to a limit, what changed with little around it.</summary>
internal static class CopyDiff
{
    private const int Context = 2;
    private const int MostNewLines = 12;
    private const int MostLines = 2_000;
    private static readonly Run Same = new("│   ", Tone.Faint);
    private static readonly Run Changed = new("│ ~ ", Tone.Changed);
    private static readonly Run Gone = new("│ - ", Tone.Removed);
    private static readonly Run Come = new("│ + ", Tone.Added);
    private static readonly Run New = new("│ ", Tone.Faint);

    /// <summary>Copy that was not there before.</summary>
    public static IEnumerable<Line> OfNew(string text, int indent)
    {
        var lines = text.Split('\n');
        var shown = lines.Length <= MostNewLines + 1 ? lines.Length : MostNewLines;
        return lines.Take(shown).Select(line => Copy(indent, New, line)).Concat(More(lines.Length - shown, indent, New, "more"));
    }

    /// <summary>The difference of two texts.</summary>
    public static IEnumerable<Line> Of(string before, string after, int indent)
    {
        if (before.Length == 0) return OfNew(after, indent);
        if (Lines(before) > MostLines || Lines(after) > MostLines) return [Copy(indent, Changed, new("too long to compare line by line", Tone.Faint))];
        var diff = new Differ().CreateLineDiffs(before, after, false, false);
        return Of(diff, indent);
    }

    private static IEnumerable<Line> Of(DiffResult diff, int indent)
    {
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            foreach (var line in Between(diff.PiecesNew, next, block.InsertStartB, indent, next > 0, true)) yield return line;
            foreach (var line in Block(diff, block, indent)) yield return line;
            next = block.InsertStartB + block.InsertCountB;
        }

        foreach (var line in Between(diff.PiecesNew, next, diff.PiecesNew.Length, indent, true, false)) yield return line;
    }

    private static IEnumerable<Line> Between(string[] pieces, int from, int to, int indent, bool afterChange, bool beforeChange)
    {
        var lead = afterChange ? Context : 0;
        var tail = beforeChange ? Context : 0;
        if (to - from <= lead + tail + 1) return Enumerable.Range(from, to - from).Select(i => Copy(indent, Same, new(pieces[i], Tone.Faint)));
        return Enumerable.Range(from, lead).Select(i => Copy(indent, Same, new(pieces[i], Tone.Faint)))
            .Concat(More(to - from - lead - tail, indent, Same, "unchanged"))
            .Concat(Enumerable.Range(to - tail, tail).Select(i => Copy(indent, Same, new(pieces[i], Tone.Faint))));
    }

    // Lines of a block are paired in order while the pair still reads as one line; the others go and come whole.
    private static IEnumerable<Line> Block(DiffResult diff, DiffBlock block, int indent)
    {
        var gone = diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList();
        var come = diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).ToList();
        var paired = Math.Min(gone.Count, come.Count);
        var marked = Enumerable.Range(0, paired).Select(i => WordDiff.Try(gone[i], come[i])).ToList();
        if (marked.TrueForAll(line => line is not null))
        {
            foreach (var line in marked) yield return new(LineRole.Copy, indent, Changed, line!.Value);
        }
        else
        {
            paired = 0;
        }

        foreach (var line in gone.Skip(paired)) yield return Copy(indent, Gone, new(line, Tone.Removed));
        foreach (var line in come.Skip(paired)) yield return Copy(indent, Come, new(line, Tone.Added));
    }

    private static IEnumerable<Line> More(int count, int indent, Run gutter, string what)
    {
        if (count > 0) yield return new(LineRole.Text, indent, gutter, [new($"… {Phrases.Count(count, $"{what} line", $"{what} lines")}", Tone.Faint)]);
    }

    private static Line Copy(int indent, Run gutter, Run text) => new(LineRole.Copy, indent, gutter, text.Text.Length == 0 ? [] : [text]);

    private static int Lines(string text) => text.Count(c => c == '\n') + 1;
}
