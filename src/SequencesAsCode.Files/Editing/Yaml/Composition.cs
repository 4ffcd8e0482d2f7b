using System.Text;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>
/// The replacement of a stretch of the text. It may be inside another one that is less deep in the tree.
/// </summary>
internal sealed record Splice(int Start, int End, int Depth, Action<Composition> Write);

/// <summary>
/// Composes the new text from stretches of the old one, which keep their line ends, and new pieces, which get the usual
/// line end.
/// </summary>
internal sealed class Composition
{
    private readonly string text;
    private readonly Splice[] splices;
    private readonly LineEnds ends;
    private readonly StringBuilder result = new();

    public Composition(string text, IEnumerable<Splice> splices, LineEnds ends)
    {
        this.text = text;
        this.ends = ends;
        this.splices = [.. splices.OrderBy(splice => splice.Start).ThenBy(splice => splice.Depth)];
    }

    /// <summary>The whole text, with a line end at its end or without one.</summary>
    public string WithLastLineEnd(bool wanted)
    {
        var whole = result.ToString();
        if (wanted)
            return whole.EndsWith('\n') || whole.EndsWith('\r') ? whole : whole + ends.Usual;
        return whole.TrimEnd('\r', '\n');
    }

    /// <summary>Copies a stretch of the old text, with its edits of at least this depth.</summary>
    public void Copy(int start, int end, int depth)
    {
        var at = start;
        Splice? last = null;
        foreach (var splice in splices)
        {
            if (splice.Start < at || splice.End > end || splice.Depth < depth)
                continue;
            if (last is not null && splice.Depth > last.Depth && splice.Start >= last.Start && splice.End <= last.End)
                continue;
            Original(at, splice.Start);
            splice.Write(this);
            at = splice.End;
            last = splice;
        }

        Original(at, Math.Max(at, end));
    }

    /// <summary>New text.</summary>
    public void Write(string added) =>
        result.Append(ends.Usual == "\n" ? added : added.Replace("\n", ends.Usual, StringComparison.Ordinal));

    public void Write(char letter, int times) => result.Append(letter, times);

    private void Original(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n')
                result.Append(ends.At(i));
            else
                result.Append(text[i]);
        }
    }
}
