namespace SequencesAsCode.Applying.Locking;

/// <summary>The two sides of a lock with merge conflicts, each with all lines outside of the conflicts.</summary>
/// <param name="Ours">Lines of one side, with their numbers in the file.</param>
/// <param name="Theirs">Lines of the other side.</param>
/// <param name="Before">Lines of the common ancestor; null when not every conflict shows it.</param>
/// <param name="Conflicts">First and last line of each conflict.</param>
internal sealed record LockSides(
    IReadOnlyList<(int Number, string Line)> Ours,
    IReadOnlyList<(int Number, string Line)> Theirs,
    IReadOnlyList<(int Number, string Line)>? Before,
    IReadOnlyList<(int First, int Last)> Conflicts
)
{
    /// <summary>
    /// Splits a text into its sides. Without complete conflicts both sides are the same: all lines that are no marker.
    /// </summary>
    public static LockSides Split(string text)
    {
        var lines = text.Split('\n')
            .Index()
            .Select(line => (Number: line.Index + 1, Line: line.Item.TrimEnd('\r')))
            .ToList();
        var conflicts = MergeLeftovers
            .In(text)
            .Where(leftover => !leftover.IsPointer && leftover.Last > leftover.Line)
            .Select(leftover => (leftover.Line, leftover.Last))
            .ToList();
        var ours = new List<(int, string)>();
        var theirs = new List<(int, string)>();
        var before = new List<(int, string)>();
        var next = 0;
        var isBased = conflicts.Count > 0;
        foreach (var (first, last) in conflicts)
        {
            Share(lines.Take(first - 1).Skip(next));
            isBased &= Part([.. lines.Take(last).Skip(first - 1)], ours, theirs, before);
            next = last;
        }

        Share(lines.Skip(next));
        return new(ours, theirs, isBased ? before : null, conflicts);

        void Share(IEnumerable<(int Number, string Line)> shared)
        {
            foreach (var line in shared.Where(line => MarkerReader.Marker(line.Line) is null))
            {
                ours.Add(line);
                theirs.Add(line);
                before.Add(line);
            }
        }
    }

    // Whether the conflict shows the common ancestor. A longer marker belongs to a nested conflict, and then the
    // ancestor is unknown.
    private static bool Part(
        List<(int Number, string Line)> conflict,
        List<(int, string)> ours,
        List<(int, string)> theirs,
        List<(int, string)> before
    )
    {
        var length = MarkerReader.Marker(conflict[0].Line)!.Value.Length;
        var side = ours;
        var isBased = false;
        foreach (var line in conflict.Skip(1))
        {
            if (MarkerReader.Marker(line.Line) is not { } marker)
            {
                side.Add(line);
            }
            else if (marker.Length != length)
            {
                isBased = false;
            }
            else if (marker.Sign == '|')
            {
                side = before;
                isBased = true;
            }
            else if (marker.Sign == '=')
            {
                side = theirs;
            }
        }

        return isBased;
    }
}
