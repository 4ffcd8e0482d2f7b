namespace SequencesAsCode.Files.Linting.Text;

/// <summary>What is wrong with the alternative text of an image.</summary>
internal enum TextLack
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is empty, which marks the image as decoration.</summary>
    Empty,
}

/// <summary>A link or an image in a body.</summary>
/// <param name="Address">The address, with merge variables as they are written; null when it has none.</param>
/// <param name="Index">Index of the address in the text; of the element when it has no address.</param>
internal abstract record BodyElement(string? Address, int Index)
{
    /// <summary>A link.</summary>
    internal sealed record Link(string? Address, int Index) : BodyElement(Address, Index);

    /// <summary>An image.</summary>
    /// <param name="Address">Its address.</param>
    /// <param name="Index">Index of the address in the text.</param>
    /// <param name="Start">Index of the image in the text.</param>
    /// <param name="Lack">What is wrong with its text; null when the text is good, or the image is invisible.</param>
    /// <param name="Corrected">An example of the text.</param>
    internal sealed record Image(string? Address, int Index, int Start, TextLack? Lack, string Corrected)
        : BodyElement(Address, Index);
}
