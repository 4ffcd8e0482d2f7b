namespace SequencesAsCode.Core.Markup;

/// <summary>What a piece of markup is.</summary>
public enum MarkupKind
{
    /// <summary>A word, a sign, a merge variable.</summary>
    Word,

    /// <summary>White space.</summary>
    Space,

    /// <summary>A tag that opens, or stands alone.</summary>
    Start,

    /// <summary>A tag that closes.</summary>
    End,

    /// <summary>What no reader sees: a comment, a declaration, a style sheet with all that is in it.</summary>
    Hidden,
}

/// <summary>A piece of markup.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Equal for pieces that mean the same, however they are spelled.</param>
/// <param name="Name">Of a tag: the element, in lower case. Of what is hidden: its sort. Else empty.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
public readonly record struct MarkupToken(MarkupKind Kind, string Key, string Name, int Start, int End);
