using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Prose;

/// <summary>A line of compared copy.</summary>
/// <param name="Unchanged">How many unchanged sentences this line stands for; 0 for a line of text.</param>
/// <param name="Pieces">The text of the line.</param>
internal sealed record CopyLine(int Unchanged, ImmutableArray<ProsePiece> Pieces)
{
    /// <summary>The text without marks.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>Whether any piece was removed or added.</summary>
    public bool IsChanged => Pieces.Any(piece => piece.Kind != PieceKind.Same);

    /// <summary>Whether every piece but white space is of one kind.</summary>
    public bool IsAll(PieceKind kind) =>
        Pieces.Any(piece => piece.Kind == kind)
        && Pieces.All(piece => piece.Kind == kind || string.IsNullOrWhiteSpace(piece.Text));

    /// <summary>The line without colors, or how many sentences it stands for.</summary>
    public override string ToString() =>
        Unchanged == 0 ? string.Concat(Pieces) : $"… {Phrases.Count(Unchanged, "sentence", "sentences")} unchanged";
}
