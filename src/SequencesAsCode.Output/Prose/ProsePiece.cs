namespace SequencesAsCode.Output.Prose;

/// <summary>Which of two versions of a text has a piece of it.</summary>
internal enum PieceKind
{
    /// <summary>Both versions.</summary>
    Same,

    /// <summary>Only the old version.</summary>
    Removed,

    /// <summary>Only the new version.</summary>
    Added,
}

/// <summary>
/// A piece of a compared text. Terminal, comment and page all draw these pieces: in colors or brackets, or with
/// <c>del</c> and <c>ins</c>.
/// </summary>
internal sealed record ProsePiece(string Text, PieceKind Kind = PieceKind.Same)
{
    /// <summary>Whether the middle of the text was left out, because it was too long to read.</summary>
    public bool IsCut { get; init; }

    /// <summary>The piece without colors: <c>[-removed-]</c>, <c>{+added+}</c>, or the text alone.</summary>
    public override string ToString() =>
        Kind switch
        {
            PieceKind.Removed => $"[-{Text}-]",
            PieceKind.Added => $"{{+{Text}+}}",
            _ => Text,
        };
}
