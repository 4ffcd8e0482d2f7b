using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Writes a document to a terminal or a file, with or without color. Text from outside becomes output only here.
/// </summary>
internal sealed partial class TextPainter(bool colour, int width)
{
    private const int NarrowestProse = 30;

    public void Write(TextDocument document, TextWriter output)
    {
        foreach (var line in document.Lines)
        {
            foreach (var painted in Paint(line))
                output.Write(Printable.Line(painted).TrimEnd() + "\n");
        }
    }

    private IEnumerable<string> Paint(Line line)
    {
        var margin = new string(' ', line.Indent) + (line.Gutter is { } gutter ? Paint(gutter) : "");
        var runs = line.Runs.Select(run => run with { Text = Printable.Text(run.Text) });
        if (line.Role != LineRole.Copy)
            return [margin + string.Concat(runs.Select(Paint))];
        var room = Math.Max(NarrowestProse, width - line.Indent - (line.Gutter?.Text.Length ?? 0));
        return Wrap(runs, room).Select(part => margin + string.Concat(part.Select(Paint)));
    }

    private string Paint(Run run) => run.Text.Length == 0 ? "" : TonePainter.Paint(run.Text, run.Tone, colour);

    private static IEnumerable<ImmutableArray<Run>> Wrap(IEnumerable<Run> runs, int room)
    {
        var line = new List<Run>();
        var used = 0;
        foreach (var word in Words(runs))
        {
            var length = word.Sum(run => run.Text.Length);
            if (used > 0 && used + length > room && !word.All(run => string.IsNullOrWhiteSpace(run.Text)))
            {
                yield return Joined(line);
                line = [];
                used = 0;
            }

            line.AddRange(word);
            used += length;
        }

        yield return Joined(line);
    }

    // A word that is changed in part has several runs; it must not wrap inside.
    private static IEnumerable<List<Run>> Words(IEnumerable<Run> runs)
    {
        var word = new List<Run>();
        foreach (
            var piece in runs.SelectMany(run =>
                Pieces().Matches(run.Text).Select(match => run with { Text = match.Value })
            )
        )
        {
            var space = char.IsWhiteSpace(piece.Text[0]);
            if (word.Count > 0 && space != char.IsWhiteSpace(word[0].Text[0]))
            {
                yield return word;
                word = [];
            }

            word.Add(piece);
        }

        if (word.Count > 0)
            yield return word;
    }

    private static ImmutableArray<Run> Joined(List<Run> line)
    {
        var joined = ImmutableArray.CreateBuilder<Run>();
        foreach (var run in line)
        {
            if (joined.Count > 0 && joined[^1].Tone == run.Tone)
                joined[^1] = run with { Text = joined[^1].Text + run.Text };
            else
                joined.Add(run);
        }

        return joined.ToImmutable();
    }

    [GeneratedRegex(@"\s+|\S+")]
    private static partial Regex Pieces();
}
