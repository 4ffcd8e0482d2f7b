using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>How an apply ended, as a comment or as the summary of a CI job.</summary>
internal static class ReportComment
{
    private const int LongestMessage = 2_000;

    public static string Of(ApplyReport report, CommentContext context)
    {
        var parts = PlanComment.Where(report.Context, context.Workspace).ToList();
        if (report.LockError is { } error)
            parts.Add(
                Comment.Paragraph(
                    Rank.Head,
                    2,
                    "line",
                    MarkdownText.Of($"⛔ {MarkdownText.Prose(error, LongestMessage)}")
                )
            );
        var advice = ReportPhrases.Advice(report).Select(line => MarkdownText.Prose(line)).ToList();
        if (advice.Count > 0)
            parts.Add(Comment.List(Rank.Head, 3, "line", advice));
        if (!report.Results.IsEmpty)
            parts.Add(Table(report));
        parts.AddRange(report.Results.Index().Select(Rewritten).OfType<Node>());
        return Comment.Of(context, Headline.Of(ReportPhrases.Closing(report)), parts, report.Context, []);
    }

    // Sequences that were not applied come first.
    private static Group Table(ApplyReport report) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| | Sequence | |\n|---|---|---|\n"),
            [
                .. report
                    .Results.OrderBy(result => result.Status == ChangeStatus.Applied)
                    .Select(result => new Piece(Rank.Row, 1, "row", Row(result))),
            ],
            MarkdownText.Of($"\n")
        );

    // Nobody reviewed what Apollo made of these texts, so both versions are shown.
    private static Node? Rewritten((int Index, ChangeResult Result) one)
    {
        var copy = CopyBlocks.Of(
            MarkdownText.Of($"{MarkdownText.Prose(one.Result.Name, 300)}: rewritten by Apollo"),
            RewritePhrases.Copies(one.Result)
        );
        return copy is { } text ? Comment.Paragraph(Rank.Copy, one.Index, "text", text) : null;
    }

    private static IEnumerable<string> TakenOut(ChangeResult result) =>
        RewritePhrases.TakenOut(result).Select(sentence => $"Taken out by Apollo: {sentence}");

    private static MarkdownText Row(ChangeResult result)
    {
        var symbol = ChangeSymbols.Of(result.Status);
        var done = ReportPhrases.Done(result) ?? "";
        // The message of a failure follows as a sentence of its own.
        if (done.Length > 0 && result.Status != ChangeStatus.Applied)
            done += ". ";
        var message = string.Join(' ', TakenOut(result).Prepend(result.Message ?? "")).Trim();
        var status =
            result.Status == ChangeStatus.Applied
                ? MarkdownText.Of($"{symbol.Word}")
                : MarkdownText.Of($"<b>{symbol.Word}</b>");
        return MarkdownText.Of(
            $"| {status} | <b>{MarkdownText.Prose(result.Name, 300)}</b> ({MarkdownText.Key(result.Key)}) | "
                + $"{done}{MarkdownText.Prose(message, LongestMessage)} |\n"
        );
    }
}
