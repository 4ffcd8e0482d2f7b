namespace SequencesAsCode.Core.Markup;

/// <summary>The kind of a piece of markup.</summary>
public enum MarkupKind
{
    /// <summary>A word, a sign, a merge variable.</summary>
    Word,

    /// <summary>White space.</summary>
    Space,

    /// <summary>A tag that opens an element or is alone.</summary>
    Start,

    /// <summary>A tag that closes.</summary>
    End,

    /// <summary>Something invisible: a comment, a declaration, or a style sheet with its content.</summary>
    Hidden,
}

/// <summary>A piece of markup.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">Equal for pieces with the same meaning, however they are written.</param>
/// <param name="Name">The element of a tag in lower case, or the sort of a hidden piece; otherwise empty.</param>
/// <param name="Start">The index where it begins.</param>
/// <param name="End">The index after its end.</param>
public readonly record struct MarkupToken(MarkupKind Kind, string Key, string Name, int Start, int End);
