namespace SequencesAsCode.Core.Text;

/// <summary>
/// Where the lines of a text begin. Computed once, because a line may be as long as the file, and each value in it
/// needs its place.
/// </summary>
public sealed class LineStarts
{
    private readonly List<int> starts = [0];

    /// <summary>Finds the lines of a text, which end with LF.</summary>
    public LineStarts(string text)
    {
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    /// <summary>The index where a line begins, by its 1-based number.</summary>
    public int this[int line] => starts[line - 1];

    /// <summary>The 1-based line of an index.</summary>
    public int Line(int index)
    {
        var found = starts.BinarySearch(index);
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>The index where the line of an index begins.</summary>
    public int Of(int index) => this[Line(index)];

    /// <summary>The 0-based column of an index.</summary>
    public int Column(int index) => index - Of(index);
}
