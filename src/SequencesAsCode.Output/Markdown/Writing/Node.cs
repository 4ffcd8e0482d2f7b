namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>The importance of a part of a comment. The budget is spent in this order.</summary>
internal enum Rank
{
    /// <summary>The meaning of the whole comment.</summary>
    Head,

    /// <summary>What needs a decision.</summary>
    Blocked,

    /// <summary>Warnings about the files.</summary>
    Warning,

    /// <summary>One line of the overview.</summary>
    Row,

    /// <summary>Commit, account and version, and the meaning of marks.</summary>
    Foot,

    /// <summary>Facts about one sequence or a part of it.</summary>
    Fact,

    /// <summary>Texts, old and new.</summary>
    Copy,
}

/// <summary>A part of a comment. It is written as a whole or left out.</summary>
/// <param name="Rank">The importance of the part.</param>
/// <param name="Order">The order among parts of the same rank, smallest first.</param>
/// <param name="What">The singular noun that counts the part when it is left out.</param>
/// <param name="Open">The text, or for a group the text before its children; with line ends.</param>
internal abstract record Node(Rank Rank, int Order, string What, MarkdownText Open);

/// <summary>A part without children.</summary>
internal sealed record Piece(Rank Rank, int Order, string What, MarkdownText Text) : Node(Rank, Order, What, Text);

/// <summary>A part with children.</summary>
/// <param name="Rank">The importance of the group; no child is more important.</param>
/// <param name="Order">The order among parts of the same rank, smallest first.</param>
/// <param name="What">The singular noun that counts the group when it is left out.</param>
/// <param name="Open">The text before the children.</param>
/// <param name="Children">The children in the order of the comment.</param>
/// <param name="Close">The text after the children.</param>
internal sealed record Group(
    Rank Rank,
    int Order,
    string What,
    MarkdownText Open,
    ImmutableArray<Node> Children,
    MarkdownText Close
) : Node(Rank, Order, What, Open)
{
    /// <summary>
    /// Makes the note on what is left out of the group, from the count of each noun; null leaves the note to the group
    /// around it.
    /// </summary>
    public Func<IReadOnlyList<(string What, int Count)>, MarkdownText>? Note { get; init; }
}
