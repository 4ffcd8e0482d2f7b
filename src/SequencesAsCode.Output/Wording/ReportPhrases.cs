using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.Wording;

/// <summary>How an apply ended and what to do next, in the words that every output uses.</summary>
internal static class ReportPhrases
{
    /// <summary>What was written for a sequence; null when nothing was, or nobody knows.</summary>
    public static string? Done(ChangeResult result) =>
        result switch
        {
            { Status: ChangeStatus.Applied } => ChangeSymbols.Done(result),
            { Written: true, Status: ChangeStatus.Failed } => "partly written",
            _ => null,
        };

    /// <summary>How many sequences ended in which way, as a sentence.</summary>
    public static string Closing(ApplyReport report)
    {
        var counts = Enum.GetValues<ChangeStatus>()
            .Where(status => report.Count(status) > 0)
            .OrderBy(status => ChangeSymbols.Of(status).Order)
            .Select(status =>
                $"{report.Count(status).ToString(CultureInfo.InvariantCulture)} " + $"{ChangeSymbols.Of(status).Word}"
            );
        return report.Results.IsEmpty ? "Nothing to apply." : $"Apply: {string.Join(", ", counts)}.";
    }

    /// <summary>What to do next, each a line; empty after a complete apply.</summary>
    public static IEnumerable<string> Advice(ApplyReport report)
    {
        var stopped = report.Stopped switch
        {
            StopReason.Failure =>
                "Stopped at the failure. Correct the cause, then plan and apply again. What is already "
                    + "applied is not sent twice.",
            StopReason.Cancelled =>
                $"Cancelled after the current sequence. Run '{CommandWords.Apply}' again for the rest.",
            StopReason.QuotaSpent =>
                $"Stopped because Apollo's call limit is used up. Run '{CommandWords.Apply}' again after "
                    + "it resets.",
            StopReason.Denied => "Stopped because Apollo refused the key. Check the key and its permissions, then run "
                + $"'{CommandWords.Apply}' again.",
            _ => null,
        };
        if (stopped is not null)
            yield return stopped;
        if (report.Count(ChangeStatus.NotAttempted) > 0)
            yield return "Nothing was sent for the sequences marked not attempted.";
        if (report.Count(ChangeStatus.Unknown) > 0)
            yield return "Unknown: no answer confirms the change. The next apply checks that first.";
        if (report.Count(ChangeStatus.Stale) > 0)
            yield return "Stale: changed since the plan was made, so nothing was sent. Run 'sequences plan' again and "
                + "review it.";
        if (report.Count(ChangeStatus.Blocked) > 0)
            yield return "Blocked: nothing was sent. 'sequences plan' shows what needs a decision.";
    }
}
