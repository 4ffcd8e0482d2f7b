using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// The frame of every comment: the hidden marker, a title, what it means, its parts, a footer, and a count of what was
/// left out.
/// </summary>
internal static class Comment
{
    public static string Of(CommentContext context, Headline headline, IEnumerable<Node> parts, Piece foot)
    {
        var budget = Math.Max(CommentContext.Smallest, context.MaxLength);
        var nodes = parts.Append(foot).ToImmutableArray();
        return Root(headline.Full(context)) is var root && Composer.Cost(root) <= budget
            ? new Composer(budget).Compose(root)
            : new Composer(budget).Compose(Root(headline.Short));

        Group Root(MarkdownText head) =>
            new(Rank.Head, 0, "comment", MarkdownText.Of($"{Marker(context)}\n{head}\n\n"), nodes, default)
            {
                Note = Left,
            };
    }

    /// <summary>The hidden first line with the workspace, the environment and the purpose.</summary>
    public static MarkdownText Marker(CommentContext context) =>
        MarkdownText.Marker(context.Workspace, context.Environment, context.Purpose);

    /// <summary>The note on what was left out of a section.</summary>
    public static MarkdownText LeftOut(IReadOnlyList<(string What, int Count)> left) =>
        MarkdownText.Of($"<i>Left out here: {Counts(left)}.</i>\n\n");

    /// <summary>A heading with the parts below it.</summary>
    public static Group Section(Rank rank, string what, MarkdownText heading, IEnumerable<Node> children) =>
        new(rank, 0, what, MarkdownText.Of($"#### {heading}\n\n"), [.. children], default);

    /// <summary>A bulleted list.</summary>
    public static Group List(Rank rank, int order, string what, IEnumerable<MarkdownText> items) =>
        new(
            rank,
            order,
            what,
            default,
            [.. items.Select(item => new Piece(rank, order, what, MarkdownText.Of($"- {item}\n")))],
            MarkdownText.Of($"\n")
        );

    /// <summary>A folded part with a title.</summary>
    public static Group Fold(Rank rank, int order, bool isOpen, MarkdownText title, IEnumerable<Node> children)
    {
        var start = isOpen ? MarkdownText.Of($"<details open=\"\">") : MarkdownText.Of($"<details>");
        return new(
            rank,
            order,
            "section",
            MarkdownText.Of($"{start}\n<summary>{title}</summary>\n\n"),
            [.. children],
            MarkdownText.Of($"</details>\n\n")
        )
        {
            Note = LeftOut,
        };
    }

    /// <summary>A paragraph.</summary>
    public static Piece Paragraph(Rank rank, int order, string what, MarkdownText text) =>
        new(rank, order, what, MarkdownText.Of($"{text}\n\n"));

    /// <summary>The last lines: what the reader may look up, then the facts of the run.</summary>
    public static Piece Foot(CommentContext context, PlanContext? plan, params IEnumerable<string> lines)
    {
        var facts = new List<MarkdownText>();
        if (context.Commit is { Length: > 0 } commit)
            facts.Add(MarkdownText.Of($"commit {MarkdownText.Code(commit)}"));
        if (plan is { Account.Length: > 0 })
            facts.Add(MarkdownText.Of($"account {MarkdownText.Code(plan.Account)}"));
        facts.Add(MarkdownText.Of($"sequences-as-code {context.ToolVersion}"));
        var all = lines.Select(line => MarkdownText.Prose(line)).Append(MarkdownText.Join(" · ", facts));
        return new(Rank.Foot, 0, "footer", MarkdownText.Of($"<sub>{MarkdownText.Join("<br>", all)}</sub>\n"));
    }

    private static MarkdownText Left(IReadOnlyList<(string What, int Count)> left) =>
        MarkdownText.Of(
            $"<i>Left out for length: {Counts(left)}. To see everything: <code>sequences show plan.json</code> with "
                + $"the saved plan, or <code>sequences plan</code>.</i>\n"
        );

    private static string Counts(IReadOnlyList<(string What, int Count)> left) =>
        string.Join(", ", left.Select(kind => Phrases.Count(kind.Count, kind.What, $"{kind.What}s")));
}
