namespace SequencesAsCode.Core.Variables;

/// <summary>What a part of a text with merge variables is.</summary>
public enum MergeKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary><c>{{name}}</c>.</summary>
    Variable,

    /// <summary><c>{{#if name}}</c>; the name is null when the condition does not begin with one.</summary>
    If,

    /// <summary><c>{{#else}}</c>.</summary>
    Else,

    /// <summary><c>{{#endif}}</c>.</summary>
    EndIf,

    /// <summary>Any other text in braces; Apollo has operators and dates with unpublished spelling.</summary>
    Other,
}

/// <summary>A part of a text with merge variables.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Source">The text as written, including braces.</param>
/// <param name="Word">The text between the braces, trimmed; empty for plain text.</param>
/// <param name="Name">The variable; null when it is not certain.</param>
/// <param name="Index">The index where it begins in the text.</param>
/// <param name="IsClosed">Whether the closing braces exist; true for plain text.</param>
public sealed record MergePart(MergeKind Kind, string Source, string Word, string? Name, int Index, bool IsClosed)
{
    /// <summary>Whether a condition has an operator beyond checking for a value.</summary>
    public bool HasOperator { get; init; }

    /// <summary>Whether there are more than two braces on both sides: <c>{{{name}}}</c>.</summary>
    public bool HasSpareBraces { get; init; }
}
