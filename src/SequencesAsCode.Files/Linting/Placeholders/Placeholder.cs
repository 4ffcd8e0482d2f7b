namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>What another tool would have made of a placeholder.</summary>
internal enum PlaceholderKind
{
    /// <summary>The value of a field.</summary>
    Field,

    /// <summary>A field that is written like a tag of HTML, so that recipients see nothing of it.</summary>
    Tag,

    /// <summary>One of several wordings.</summary>
    Choice,

    /// <summary>A condition or a loop.</summary>
    Logic,
}

/// <summary>What another tool would have filled in.</summary>
/// <param name="Index">Where it begins.</param>
/// <param name="Written">As it is written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Corrected">What to write in its place; null when that is not known.</param>
internal sealed record Placeholder(int Index, string Written, PlaceholderKind Kind, string? Corrected)
{
    /// <summary>The index behind it.</summary>
    public int End => Index + Written.Length;

    /// <summary>Whether it stands in square brackets, as links of Markdown do.</summary>
    public bool IsBracketed =>
        Written.TrimStart('\\').StartsWith('[') && !Written.StartsWith("[%", StringComparison.Ordinal);
}
