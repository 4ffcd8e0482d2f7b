namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Why nobody could say what is in an image.</summary>
internal enum TextLack
{
    /// <summary>It has no text.</summary>
    Missing,

    /// <summary>It has an empty one, which says that the image is decoration.</summary>
    Empty,
}

/// <summary>A link or an image in a body.</summary>
/// <param name="Address">Where it leads, merge variables as they are written; null when it does not say.</param>
/// <param name="Index">Where the address stands in the text; where the element begins when it has none.</param>
internal abstract record BodyElement(string? Address, int Index)
{
    /// <summary>A link.</summary>
    internal sealed record Link(string? Address, int Index) : BodyElement(Address, Index);

    /// <summary>An image.</summary>
    /// <param name="Address">Where it is.</param>
    /// <param name="Index">Where the address stands in the text.</param>
    /// <param name="Start">Where the image begins in the text.</param>
    /// <param name="Lack">Why nobody could say what is in it; null when its text says so, or nobody sees it.</param>
    /// <param name="Corrected">How the text is written, as an example.</param>
    internal sealed record Image(string? Address, int Index, int Start, TextLack? Lack, string Corrected)
        : BodyElement(Address, Index);
}
