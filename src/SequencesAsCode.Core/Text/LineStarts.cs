namespace SequencesAsCode.Core.Text;

/// <summary>
/// Where the lines of a text begin. Looked for once: a line may be as long as the file, and is asked for by each value
/// in it.
/// </summary>
public sealed class LineStarts
{
    private readonly List<int> starts = [0];

    public LineStarts(string text)
    {
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    /// <summary>Where a line begins, by its number from 1.</summary>
    public int this[int line] => starts[line - 1];

    /// <summary>The line of an index, counted from 1.</summary>
    public int Line(int index)
    {
        var found = starts.BinarySearch(index);
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>Where the line of an index begins.</summary>
    public int Of(int index) => this[Line(index)];

    /// <summary>Column of an index, 0-based.</summary>
    public int Column(int index) => index - Of(index);
}
