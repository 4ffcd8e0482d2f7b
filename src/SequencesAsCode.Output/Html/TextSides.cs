using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html;

/// <summary>The names of two compared versions, and the elements that mark words of only one of them.</summary>
/// <param name="First">Label of the old version.</param>
/// <param name="Second">Label of the new version.</param>
/// <param name="OnlyFirst">The element for words that only the old version has.</param>
/// <param name="OnlySecond">The element for words that only the new version has.</param>
/// <param name="Panes">The classes of the element around both versions.</param>
internal sealed record TextSides(string First, string Second, string OnlyFirst, string OnlySecond, string Panes)
{
    /// <summary>A change: the first version is replaced by the second.</summary>
    public static TextSides Change { get; } = new("Before", "After", "del", "ins", "panes two");

    /// <summary>A difference that an apply leaves alone: neither version is replaced.</summary>
    public static TextSides Kept { get; } = new("In git", "In Apollo", "mark", "mark", "panes sides");

    /// <summary>The label of a version.</summary>
    public string Label(bool isSecond) => isSecond ? Second : First;

    /// <summary>The element for words with a mark; null for words that both versions have.</summary>
    public string? Mark(PieceKind kind) =>
        kind switch
        {
            PieceKind.Removed => OnlyFirst,
            PieceKind.Added => OnlySecond,
            _ => null,
        };
}
