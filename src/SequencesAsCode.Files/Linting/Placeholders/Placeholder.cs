namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>The meaning of a placeholder in the tool that it comes from.</summary>
internal enum PlaceholderKind
{
    /// <summary>The value of a field.</summary>
    Field,

    /// <summary>A field in the form of an HTML tag, which recipients do not see.</summary>
    Tag,

    /// <summary>One of several wordings.</summary>
    Choice,

    /// <summary>A condition or a loop.</summary>
    Logic,
}

/// <summary>A placeholder of another tool.</summary>
/// <param name="Index">Index of its first character.</param>
/// <param name="Written">The text.</param>
/// <param name="Kind">Its meaning there.</param>
/// <param name="Corrected">The replacement; null when it is not known.</param>
internal sealed record Placeholder(int Index, string Written, PlaceholderKind Kind, string? Corrected)
{
    /// <summary>Index after its last character.</summary>
    public int End => Index + Written.Length;

    /// <summary>Whether it is in square brackets, like links in Markdown.</summary>
    public bool IsBracketed =>
        Written.TrimStart('\\').StartsWith('[') && !Written.StartsWith("[%", StringComparison.Ordinal);
}
