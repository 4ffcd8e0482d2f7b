namespace SequencesAsCode.Core.Variables;

/// <summary>What a part of a text with merge variables is.</summary>
public enum MergeKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary><c>{{name}}</c>.</summary>
    Variable,

    /// <summary><c>{{#if name}}</c>; the name is null where the condition does not begin with one.</summary>
    If,

    /// <summary><c>{{#else}}</c>.</summary>
    Else,

    /// <summary><c>{{#endif}}</c>.</summary>
    EndIf,

    /// <summary>Anything else between braces: Apollo has operators and dates whose spelling is not published.</summary>
    Other,
}

/// <summary>A part of a text with merge variables.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">As it is written, braces included.</param>
/// <param name="Word">What stands between the braces, trimmed; empty for plain text.</param>
/// <param name="Name">The variable it names; null when it names none for certain.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="IsClosed">Whether the closing braces are there; plain text is.</param>
public sealed record MergePart(MergeKind Kind, string Source, string Word, string? Name, int Index, bool IsClosed)
{
    /// <summary>Whether a condition asks for more than whether there is a value.</summary>
    public bool HasOperator { get; init; }

    /// <summary>Whether more than two braces stand on both sides: <c>{{{name}}}</c>.</summary>
    public bool HasSpareBraces { get; init; }
}
