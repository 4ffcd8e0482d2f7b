using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Changes;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>How an apply ended, as a comment for the merged pull request or the summary of a CI job.</summary>
internal static class ReportComment
{
    private const int LongestName = 300;
    private const int LongestMessage = 2_000;

    public static string Of(ApplyReport report, CommentContext context)
    {
        var links = new CommentLinks(context, report.Context);
        List<Node> parts = [RunFacts.Of(context, report.Context, links)];
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
        return Comment.Of(
            context,
            new(Title(report, context), [], false),
            parts,
            Comment.Foot(context, report.Context)
        );
    }

    private static string Title(ApplyReport report, CommentContext context)
    {
        var environment = report.Context.Environment;
        var time = context.At is { } at
            ? at.UtcDateTime.ToString("' at 'HH:mm' UTC'", CultureInfo.InvariantCulture)
            : "";
        if (report.Results.IsEmpty)
            return $"Nothing to apply to {environment}{time}";
        var applied = report.Results.Where(result => result.Status == ChangeStatus.Applied).ToList();
        if (applied.Count < report.Results.Length)
            return $"Apply to {environment}{time}: {applied.Count} of "
                + $"{Phrases.Count(report.Results.Length, "sequence", "sequences")} applied";
        var done = applied
            .CountBy(result => (result.Action, Done: ChangeSymbols.Done(result)))
            .OrderBy(count => ChangeSymbols.Of(count.Key.Action).Order)
            .ThenBy(count => count.Key.Done, StringComparer.Ordinal)
            .Select(
                (count, i) =>
                    $"{(i == 0 ? Phrases.Count(count.Value, "sequence", "sequences") : Number(count.Value))} "
                    + count.Key.Done
            );
        return $"Applied to {environment}{time}: {string.Join(", ", done)}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Sequences that were not applied come first.
    private static Group Table(ApplyReport report) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Sequence | What happened |\n|---|---|\n"),
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
            MarkdownText.Of($"<b>{MarkdownText.Prose(one.Result.Name, LongestName)}</b>: rewritten by Apollo"),
            RewritePhrases.Copies(one.Result)
        );
        return copy is { } text ? Comment.Paragraph(Rank.Copy, one.Index, "text", text) : null;
    }

    private static MarkdownText Row(ChangeResult result)
    {
        var taken = RewritePhrases.TakenOut(result).Select(sentence => $"Removed by Apollo: {sentence}");
        var message = string.Join(' ', taken.Prepend(result.Message ?? "")).Trim();
        var isApplied = result.Status == ChangeStatus.Applied;
        var word = Phrases.Sentence(isApplied ? ChangeSymbols.Done(result) : ChangeSymbols.Of(result.Status).Word);
        var status = isApplied ? MarkdownText.Of($"✅ {word}") : MarkdownText.Of($"{Icon(result.Status)} <b>{word}</b>");
        var partly = isApplied || ReportPhrases.Done(result) is not { } done ? "" : $", {done}";
        var more =
            message.Length == 0 ? default : MarkdownText.Of($"<br>{MarkdownText.Prose(message, LongestMessage)}");
        return MarkdownText.Of(
            $"| <b>{MarkdownText.Prose(result.Name, LongestName)}</b><br><sub>{MarkdownText.Key(result.Key)}</sub> | "
                + $"{status}{partly}{more} |\n"
        );
    }

    private static string Icon(ChangeStatus status) =>
        status switch
        {
            ChangeStatus.Unknown => "❓",
            ChangeStatus.NotAttempted => "⏸️",
            ChangeStatus.Blocked => "⛔",
            _ => "❌",
        };
}
