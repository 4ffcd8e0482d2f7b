namespace SequencesAsCode.Files.Yaml;

/// <summary>The place of a value, exact enough to replace it in the text.</summary>
/// <param name="At">Line and column of its first character.</param>
/// <param name="Start">
/// Index of its first character in <see cref="SourceText.Text"/>: the quote, the bracket, the <c>|</c>, the first key
/// or dash. Its anchor comes before it. A value that is not written begins where the sign or anchor before it ends.
/// </param>
/// <param name="End">
/// Index after its last character. A block scalar ends with its last line, without the line end; a block collection
/// ends with its last value. A block scalar includes the blank lines below only when it keeps them (<c>|+</c>).
/// </param>
internal sealed record YamlPlace(SourceLocation At, int Start, int End)
{
    /// <summary>The name of its anchor (<c>&amp;name</c>); null without an anchor.</summary>
    public string? Anchor { get; init; }

    /// <summary>The value that an alias (<c>*name</c>) refers to; null when a value is written here.</summary>
    public YamlNode? Target { get; init; }

    /// <summary>
    /// Whether it was reached through an alias around it, so that a change here changes other places too.
    /// </summary>
    public bool ThroughAlias { get; init; }

    /// <summary>
    /// Whether it is a collection with brackets or braces, or one key without braces between brackets.
    /// </summary>
    public bool IsFlow { get; init; }

    /// <summary>
    /// Index at which it begins for the parser: its anchor, if it has one. The parser gives 0 for one key without
    /// braces between brackets.
    /// </summary>
    public int Mark { get; init; }

    /// <summary>
    /// Index at which a collection ends for the parser: its closing bracket, or the first token below a block.
    /// </summary>
    public int Close { get; init; }
}
