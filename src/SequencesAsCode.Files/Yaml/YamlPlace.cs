namespace SequencesAsCode.Files.Yaml;

/// <summary>Where a value stands, exactly enough to write another one in its place.</summary>
/// <param name="At">Line and column of its first character.</param>
/// <param name="Start">
/// Index of its first character in <see cref="SourceText.Text"/>: the quote, the bracket, the <c>|</c>, the first key
/// or dash. An anchor stands before it. A value that is not written at all stands where the sign or the anchor before
/// it ends.
/// </param>
/// <param name="End">
/// Index behind its last character: of a block scalar the end of its last line without the line end, of a block
/// collection the end of its last value. The blank lines below a block scalar are part of it when it keeps them
/// (<c>|+</c>), otherwise not.
/// </param>
internal sealed record YamlPlace(SourceLocation At, int Start, int End)
{
    /// <summary>The name that <c>&amp;name</c> before it gives it.</summary>
    public string? Anchor { get; init; }

    /// <summary>The value that is meant, when <c>*name</c> is written here instead of a value.</summary>
    public YamlNode? Target { get; init; }

    /// <summary>Whether an alias around it leads here: what is changed in it changes elsewhere as well.</summary>
    public bool ThroughAlias { get; init; }

    /// <summary>
    /// Whether it is a collection with brackets or braces, or one key without braces between brackets.
    /// </summary>
    public bool IsFlow { get; init; }

    /// <summary>
    /// Index at which the parser says that it begins: its anchor, if it has one. For one key without braces between
    /// brackets the parser knows no place and says 0.
    /// </summary>
    public int Mark { get; init; }

    /// <summary>
    /// Index at which the parser says that a collection ends: its closing bracket, or the first token below a block.
    /// </summary>
    public int Close { get; init; }
}
