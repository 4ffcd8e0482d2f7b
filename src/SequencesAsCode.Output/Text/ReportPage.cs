using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>A report on a page: how each sequence ended, the count, and what to do next.</summary>
internal static class ReportPage
{
    private static readonly int WidestStatus = Enum.GetValues<ChangeStatus>()
        .Max(status => ChangeSymbols.Of(status).Word.Length);

    public static Page Of(ApplyReport report)
    {
        var page = new Page();
        page.Text(0, new Run($"Apply to {Phrases.Where(report.Context)}", Tone.Strong));
        foreach (var result in report.Results)
        {
            page.Text(2, Ending(result));
            if (result.Message is { } message)
                page.Text(2 + WidestStatus + 2, message);
            RewriteLines.Add(page, result, 2 + WidestStatus + 2);
        }

        page.Blank();
        page.Text(0, new Run(Closing(report), Tone.Strong));
        foreach (var advice in Advice(report))
            page.Text(0, advice);
        if (report.LockError is { } error)
            page.Text(0, new Run(error, Tone.Alarm));
        return page;
    }

    /// <summary>One result in a line.</summary>
    public static Page Of(ChangeResult result)
    {
        var page = new Page();
        page.Text(0, [.. Ending(result), result.Message is { } message ? $": {message}" : ""]);
        return page;
    }

    private static Run[] Ending(ChangeResult result)
    {
        var symbol = ChangeSymbols.Of(result.Status);
        var done =
            result.Status == ChangeStatus.Applied ? $": {ChangeSymbols.Of(result.Action).Done}"
            : result is { Written: true, Status: ChangeStatus.Failed } ? ": partly written"
            : "";
        return
        [
            new(symbol.Word.PadRight(WidestStatus + 2), symbol.Tone),
            new(result.Name, Tone.Strong),
            new($"  ({result.Key})", Tone.Faint),
            done,
        ];
    }

    /// <summary>The count.</summary>
    public static string Closing(ApplyReport report)
    {
        var counts = Enum.GetValues<ChangeStatus>()
            .Where(status => report.Count(status) > 0)
            .OrderBy(status => ChangeSymbols.Of(status).Order)
            .Select(status =>
                $"{report.Count(status).ToString(System.Globalization.CultureInfo.InvariantCulture)} "
                + $"{ChangeSymbols.Of(status).Word}"
            );
        return report.Results.IsEmpty ? "Nothing to apply." : $"Apply: {string.Join(", ", counts)}.";
    }

    /// <summary>What to do next.</summary>
    public static IEnumerable<string> Advice(ApplyReport report)
    {
        var stopped = report.Stopped switch
        {
            StopReason.Failure =>
                "Stopped at the failure. Correct its cause, then plan and apply again; what is already "
                    + "applied is not sent twice.",
            StopReason.Cancelled => "Cancelled; the sequence in hand was finished. Run apply again for the rest.",
            StopReason.QuotaSpent =>
                "Stopped because the calls that Apollo allows are spent. Run apply again when they reset, "
                    + "for the rest.",
            StopReason.Denied =>
                "Stopped because Apollo refused the key. Check the key and what it may do, then run apply again.",
            _ => null,
        };
        if (stopped is not null)
            yield return stopped;
        if (report.Count(ChangeStatus.NotAttempted) > 0)
            yield return "Nothing was sent for the sequences marked not attempted.";
        if (report.Count(ChangeStatus.Unknown) > 0)
            yield return "Unknown: Apollo did not answer. The next apply first looks whether the change arrived.";
        if (report.Count(ChangeStatus.Stale) > 0)
            yield return "Stale: edited in Apollo since the plan was made, so nothing was sent. Run plan again and "
                + "review it.";
        if (report.Count(ChangeStatus.Blocked) > 0)
            yield return "Blocked: nothing was sent. Run plan to see what each one needs.";
    }
}
