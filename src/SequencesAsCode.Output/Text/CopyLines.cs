using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Lines of changed text for the terminal: a new text up to a limit, a reworded one with marked words; then links and
/// merge variables.
/// </summary>
internal static class CopyLines
{
    private const int MostNewLines = 12;
    private static readonly Run SameGutter = new("│   ", Tone.Faint);
    private static readonly Run ChangedGutter = new("│ ~ ", Tone.Changed);
    private static readonly Run RemovedGutter = new("│ - ", Tone.Removed);
    private static readonly Run AddedGutter = new("│ + ", Tone.Added);
    private static readonly Run NewGutter = new("│ ", Tone.Faint);

    /// <summary>The lines of a change, without a heading.</summary>
    public static IEnumerable<Line> Of(CopyChange change, int indent)
    {
        var lines = change.Kind == CopyKind.New ? OfNew(change, indent) : change.Lines.Select(line => Of(line, indent));
        return lines
            .Concat(change.LinksOut.Select(target => Fact(indent, $"- {target}", Tone.Removed)))
            .Concat(change.LinksIn.Select(target => Fact(indent, $"+ {target}", Tone.Added)))
            .Concat(change.VariablesOut.Select(name => Fact(indent, $"- dynamic variable {name}", Tone.Removed)))
            .Concat(change.VariablesIn.Select(name => Fact(indent, $"+ dynamic variable {name}", Tone.Added)));
    }

    /// <summary>The pieces of a compared text as runs of a line.</summary>
    public static ImmutableArray<Run> Runs(ImmutableArray<ProsePiece> pieces) =>
        [.. pieces.Select(piece => new Run(piece.Text, ToneOf(piece.Kind)))];

    private static Tone ToneOf(PieceKind kind) =>
        kind switch
        {
            PieceKind.Removed => Tone.WordsOut,
            PieceKind.Added => Tone.WordsIn,
            _ => Tone.Plain,
        };

    private static IEnumerable<Line> OfNew(CopyChange change, int indent)
    {
        var count = change.Lines.Length;
        var shown = count <= MostNewLines + 1 ? count : MostNewLines;
        foreach (var line in change.Lines.Take(shown))
        {
            yield return new(LineRole.Copy, indent, NewGutter, Runs(line.Pieces));
        }

        if (shown == count)
            yield break;
        yield return Left(indent, NewGutter, $"… {Phrases.Count(count - shown, "more line", "more lines")}");
    }

    private static Line Of(CopyLine line, int indent) =>
        line switch
        {
            { Unchanged: > 0 } => Left(indent, SameGutter, line.ToString()),
            _ when line.IsAll(PieceKind.Removed) => Whole(line, indent, RemovedGutter),
            _ when line.IsAll(PieceKind.Added) => Whole(line, indent, AddedGutter),
            { IsChanged: true } => new(LineRole.Copy, indent, ChangedGutter, Runs(line.Pieces)),
            _ => Whole(line, indent, SameGutter),
        };

    // The gutter shows what happened to the whole line, so its words need no marks.
    private static Line Whole(CopyLine line, int indent, Run gutter) =>
        new(LineRole.Copy, indent, gutter, [new(line.Text, gutter.Tone)]);

    private static Line Left(int indent, Run gutter, string what) =>
        new(LineRole.Text, indent, gutter, [new(what, Tone.Faint)]);

    private static Line Fact(int indent, string text, Tone tone) => new(LineRole.Text, indent, null, [new(text, tone)]);
}
