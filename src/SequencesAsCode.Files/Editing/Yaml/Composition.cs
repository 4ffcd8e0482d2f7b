using System.Text;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>
/// What is written in place of a stretch of the text. One that is deeper in the tree may lie in one that is not.
/// </summary>
internal sealed record Splice(int Start, int End, int Depth, Action<Composition> Write);

/// <summary>
/// Puts the new text together from stretches of the old one, which keep their line ends, and from new pieces, which get
/// the usual one.
/// </summary>
internal sealed class Composition
{
    private readonly string text;
    private readonly Splice[] splices;
    private readonly LineEnds ends;
    private readonly StringBuilder result = new();

    public Composition(string text, IEnumerable<Splice> splices, LineEnds ends)
    {
        (this.text, this.ends) = (text, ends);
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

    /// <summary>A stretch of the old text with the edits in it that are at least so deep.</summary>
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
            (at, last) = (splice.End, splice);
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
