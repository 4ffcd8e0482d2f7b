namespace SequencesAsCode.Core.Diagnostics;

/// <summary>A place in a file of the workspace.</summary>
/// <param name="File">Path relative to the workspace folder, with forward slashes.</param>
/// <param name="Line">1-based; 0 for the whole file.</param>
/// <param name="Column">1-based; 0 for the whole line or file.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>Orders by file (ordinal), line and column; null comes first.</summary>
    public static IComparer<SourceLocation?> FileOrder { get; } =
        Comparer<SourceLocation?>.Create(
            (a, b) =>
            {
                if (a is null || b is null)
                    return (a is null ? 0 : 1) - (b is null ? 0 : 1);
                var byFile = string.CompareOrdinal(a.File, b.File);
                if (byFile != 0)
                    return byFile;
                return a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.Column.CompareTo(b.Column);
            }
        );

    /// <summary>The location as <c>file:line:column</c>, without the parts that are 0.</summary>
    public override string ToString()
    {
        if (Line == 0)
            return File;
        return Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
    }
}
