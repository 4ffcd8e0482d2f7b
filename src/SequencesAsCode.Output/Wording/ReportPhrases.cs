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
            { Status: ChangeStatus.Applied } => ChangeSymbols.Of(result.Action).Done,
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
                "Stopped at the failure. Correct its cause, then plan and apply again; what is already "
                    + "applied is not sent twice.",
            StopReason.Cancelled => "Cancelled. The sequence in work was finished. Run apply again for the rest.",
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
