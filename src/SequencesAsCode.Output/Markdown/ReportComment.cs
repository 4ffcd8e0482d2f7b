using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>How an apply ended, as a comment or the summary of a job.</summary>
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
        var advice = ReportPage.Advice(report).Select(line => MarkdownText.Prose(line)).ToList();
        if (advice.Count > 0)
            parts.Add(Comment.List(Rank.Head, 3, "line", advice));
        if (!report.Results.IsEmpty)
            parts.Add(Table(report));
        parts.AddRange(report.Results.Index().Select(Rewritten).OfType<Node>());
        return Comment.Of(context, Headline.Of(ReportPage.Closing(report)), parts, report.Context, []);
    }

    // What did not go as planned comes first.
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

    // What people get and nobody reviewed is shown, before and after.
    private static Node? Rewritten((int Index, ChangeResult Result) one)
    {
        var copy = CopyBlocks.Of(
            MarkdownText.Of($"{MarkdownText.Prose(one.Result.Name, 300)}: rewritten by Apollo"),
            RewriteLines.Copies(one.Result)
        );
        return copy is { } said ? Comment.Paragraph(Rank.Copy, one.Index, "text", said) : null;
    }

    private static IEnumerable<string> TakenOut(ChangeResult result) =>
        RewriteLines.TakenOut(result).Select(said => $"Taken out by Apollo: {said}");

    private static MarkdownText Row(ChangeResult result)
    {
        var symbol = ChangeSymbols.Of(result.Status);
        var done =
            result.Status == ChangeStatus.Applied ? ChangeSymbols.Of(result.Action).Done
            : result is { Written: true, Status: ChangeStatus.Failed } ? "partly written. "
            : "";
        var status =
            result.Status == ChangeStatus.Applied
                ? MarkdownText.Of($"{symbol.Word}")
                : MarkdownText.Of($"<b>{symbol.Word}</b>");
        return MarkdownText.Of(
            $"| {status} | <b>{MarkdownText.Prose(result.Name, 300)}</b> ({MarkdownText.Key(result.Key)}) | "
                + $"{done}"
                + $"{MarkdownText.Prose(string.Join(' ', TakenOut(result).Prepend(result.Message ?? "")).Trim(), LongestMessage)} "
                + $"|\n"
        );
    }
}
