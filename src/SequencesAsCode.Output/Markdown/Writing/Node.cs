namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>How much a part of a comment matters; the budget is spent in this order.</summary>
internal enum Rank
{
    /// <summary>What the whole means.</summary>
    Head,

    /// <summary>What waits for somebody.</summary>
    Blocked,

    /// <summary>What was noticed in the files.</summary>
    Warning,

    /// <summary>One line of the overview.</summary>
    Row,

    /// <summary>Which commit, account and version, and what marks mean.</summary>
    Foot,

    /// <summary>What happens to one sequence or a part of it.</summary>
    Fact,

    /// <summary>Words, old and new.</summary>
    Copy,
}

/// <summary>A part of a comment: there as a whole or not at all.</summary>
/// <param name="Rank">How much it matters.</param>
/// <param name="Order">Among parts of its rank, the smaller first.</param>
/// <param name="What">What it counts as where it is left out, singular.</param>
/// <param name="Open">Its text, or what stands before its children; with its line ends.</param>
internal abstract record Node(Rank Rank, int Order, string What, MarkdownText Open);

/// <summary>A part without parts of its own.</summary>
internal sealed record Piece(Rank Rank, int Order, string What, MarkdownText Text) : Node(Rank, Order, What, Text);

/// <summary>A part with parts of its own.</summary>
/// <param name="Rank">How much it matters; no child matters more.</param>
/// <param name="Order">Among parts of its rank, the smaller first.</param>
/// <param name="What">What it counts as where it is left out, singular.</param>
/// <param name="Open">What stands before its children.</param>
/// <param name="Children">In the order of the comment.</param>
/// <param name="Close">What stands behind them.</param>
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
    /// Written where something below is left out, with the count of each kind; null leaves saying so to the group
    /// around it.
    /// </summary>
    public Func<IReadOnlyList<(string What, int Count)>, MarkdownText>? Note { get; init; }
}
