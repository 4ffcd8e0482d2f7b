namespace SequencesAsCode.Output.Prose;

/// <summary>Compares two versions of a line word by word.</summary>
internal static class WordDiff
{
    // Marks in a longer line help nobody, and the time grows with the square of its length.
    private const int LongestCompared = 8_000;

    /// <summary>The length from which a replaced line is shown without the edges that both versions share.</summary>
    public const int LongestWhole = 600;

    /// <summary>Both versions as one line. All of it is marked where too little stays to read the marks.</summary>
    public static ImmutableArray<ProsePiece> Of(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        if (shorter == 0 || Math.Max(before.Length, after.Length) > LongestCompared)
            return Whole(before, after);
        var pieces = WithoutLoneSpaces([.. ProseDiff.Pieces(WordPieces.Of(before), WordPieces.Of(after))]);
        return IsReadable(pieces, before, after) ? pieces : Whole(before, after);
    }

    // A third of the shorter version has to stay.
    private static bool IsReadable(ImmutableArray<ProsePiece> pieces, string before, string after)
    {
        var kept = pieces.Where(piece => piece.Kind == PieceKind.Same).Sum(piece => Letters(piece.Text));
        return kept * 3 >= Math.Min(Letters(before), Letters(after));
    }

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static ImmutableArray<ProsePiece> Whole(string before, string after)
    {
        // The edges of a long text say nothing of what changed in the middle.
        var isLong = Math.Min(before.Length, after.Length) > LongestWhole;
        var (start, end) = isLong ? CommonEdges.Of(before, after) : (0, 0);
        var removed = before[start..^end];
        var added = after[start..^end];
        var pieces = ImmutableArray.CreateBuilder<ProsePiece>();
        if (start > 0)
            pieces.Add(new(before[..start]));
        if (removed.Length > 0)
            pieces.Add(new(removed, PieceKind.Removed));
        if (removed.Length > 0 && added.Length > 0)
            pieces.Add(new(" "));
        if (added.Length > 0)
            pieces.Add(new(added, PieceKind.Added));
        if (end > 0)
            pieces.Add(new(before[^end..]));
        return pieces.ToImmutable();
    }

    // "[-a-]{+b+} [-c-]{+d+}" reads worse than "[-a c-]{+b d+}": the space between two replaced words goes with them.
    private static ImmutableArray<ProsePiece> WithoutLoneSpaces(List<ProsePiece> pieces)
    {
        var joined = ImmutableArray.CreateBuilder<ProsePiece>();
        var removed = "";
        var added = "";
        foreach (var (index, piece) in pieces.Index())
        {
            var isReplacing = removed.Length > 0 && added.Length > 0 && index < pieces.Count - 1;
            var isLoneSpace = piece.Kind == PieceKind.Same && isReplacing && string.IsNullOrWhiteSpace(piece.Text);
            if (piece.Kind == PieceKind.Removed || isLoneSpace)
                removed += piece.Text;
            if (piece.Kind == PieceKind.Added || isLoneSpace)
                added += piece.Text;
            if (piece.Kind != PieceKind.Same || isLoneSpace)
                continue;
            Flush();
            joined.Add(piece);
        }

        Flush();
        return joined.ToImmutable();

        void Flush()
        {
            if (removed.Length > 0)
                joined.Add(new(removed, PieceKind.Removed));
            if (added.Length > 0)
                joined.Add(new(added, PieceKind.Added));
            removed = "";
            added = "";
        }
    }
}
