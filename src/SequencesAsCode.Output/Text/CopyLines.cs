using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Changed copy on a page: new copy up to a limit, reworded copy with its words marked, then links and merge variables.</summary>
internal static class CopyLines
{
    private const int MostNewLines = 12;
    private static readonly Run Same = new("│   ", Tone.Faint);
    private static readonly Run Changed = new("│ ~ ", Tone.Changed);
    private static readonly Run Gone = new("│ - ", Tone.Removed);
    private static readonly Run Come = new("│ + ", Tone.Added);
    private static readonly Run New = new("│ ", Tone.Faint);

    public static IEnumerable<Line> Of(CopyChange change, int indent)
    {
        var lines = change.Kind == CopyKind.New ? OfNew(change, indent) : change.Lines.Select(line => Of(line, indent));
        return lines
            .Concat(change.LinksOut.Select(target => Fact(indent, $"- {target}", Tone.Removed)))
            .Concat(change.LinksIn.Select(target => Fact(indent, $"+ {target}", Tone.Added)))
            .Concat(change.VariablesOut.Select(name => Fact(indent, $"- merge variable {name}", Tone.Removed)))
            .Concat(change.VariablesIn.Select(name => Fact(indent, $"+ merge variable {name}", Tone.Added)));
    }

    private static IEnumerable<Line> OfNew(CopyChange change, int indent)
    {
        var shown = change.Lines.Length <= MostNewLines + 1 ? change.Lines.Length : MostNewLines;
        foreach (var line in change.Lines.Take(shown)) yield return new(LineRole.Copy, indent, New, line.Runs);
        if (shown < change.Lines.Length) yield return Left(indent, New, $"… {Phrases.Count(change.Lines.Length - shown, "more line", "more lines")}");
    }

    private static Line Of(CopyLine line, int indent) => line switch
    {
        { Unchanged: > 0 } => Left(indent, Same, line.ToString()),
        _ when line.IsAll(Tone.WordsOut) => new(LineRole.Copy, indent, Gone, [new(Text(line), Tone.Removed)]),
        _ when line.IsAll(Tone.WordsIn) => new(LineRole.Copy, indent, Come, [new(Text(line), Tone.Added)]),
        { IsChanged: true } => new(LineRole.Copy, indent, Changed, line.Runs),
        _ => new(LineRole.Copy, indent, Same, [new(Text(line), Tone.Faint)]),
    };

    private static string Text(CopyLine line) => string.Concat(line.Runs.Select(run => run.Text));

    private static Line Left(int indent, Run gutter, string what) => new(LineRole.Text, indent, gutter, [new(what, Tone.Faint)]);

    private static Line Fact(int indent, string text, Tone tone) => new(LineRole.Text, indent, null, [new(text, tone)]);
}
