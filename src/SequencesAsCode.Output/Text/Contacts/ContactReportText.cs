using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Contacts;

/// <summary>
/// What was done with contacts, as terminal text: how many ended in which way, why, and what to do next.
/// </summary>
internal static class ContactReportText
{
    private static readonly int WidestWord = Enum.GetValues<ContactOutcome>()
        .Max(outcome => ContactPhrases.Word(outcome).Length);

    public static TextDocument Of(ContactReport report)
    {
        var document = new TextDocument();
        if (!report.IsDryRun)
            AddResults(document, report);
        if (report.Message is { } message)
            document.Text(0, new Run(message, Tone.Alarm));
        foreach (var advice in Advice(report))
            document.Text(0, advice);
        if (report.FileError is { } error)
            document.Text(0, new Run(error, Tone.Alarm));
        return document;
    }

    private static void AddResults(TextDocument document, ContactReport report)
    {
        document.Text(0, new Run(ContactPhrases.Heading(report.Plan), Tone.Strong));
        foreach (var results in report.Results.GroupBy(result => result.Outcome).OrderBy(group => group.Key))
            Add(document, results.Key, [.. results]);
        if (report.Results.IsEmpty)
            document.Text(2, "There are no contacts.");
        if (report.Plan.Sequences.Length > 1)
            document.Text(2, new Run("Each contact counts once per sequence.", Tone.Faint));
        if (
            report.Plan.Work is ContactWork.TakeOut
            && report.Results.Any(result =>
                result.Outcome is ContactOutcome.Removed or ContactOutcome.Finished or ContactOutcome.Stopped
            )
        )
            document.Text(2, new Run("Apollo does not report who was in the sequence before.", Tone.Faint));
    }

    private static void Add(TextDocument document, ContactOutcome outcome, ContactResult[] results)
    {
        document.Text(
            2,
            new Run(ContactPhrases.Word(outcome).PadRight(WidestWord + 2), ContactPhrases.ToneOf(outcome)),
            new Run(Phrases.Number(results.Length), Tone.Strong)
        );
        switch (outcome)
        {
            case ContactOutcome.Skipped:
                AddSkipped(document, results);
                break;
            case ContactOutcome.Unknown or ContactOutcome.Accepted:
                foreach (var reason in results.GroupBy(result => $"  {result.Reason}"))
                    document.Text(4, Who(reason), new Run(reason.Key, Tone.Faint));
                break;
            case ContactOutcome.NotFound or ContactOutcome.Ambiguous:
                document.Text(4, Who(results));
                break;
        }
    }

    private static void AddSkipped(TextDocument document, ContactResult[] results)
    {
        var reasons = results
            .GroupBy(result => (Word: result.Reason ?? "", result.AfterLostAnswer, result.InSequence))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Word, StringComparer.Ordinal);
        foreach (var reason in reasons)
        {
            var hint = Hint(reason.Key.Word, reason.Key.AfterLostAnswer, reason.Key.InSequence);
            document.Text(
                4,
                $"{Phrases.Number(reason.Count())} {reason.Key.Word}",
                new Run(hint, Tone.Faint),
                $": {Who(reason)}"
            );
        }
    }

    private static string Hint(string word, bool isAfterLostAnswer, bool? isIn)
    {
        if (isAfterLostAnswer)
            return "  (already in it, perhaps from the call whose answer was lost)";
        var allowing = EnrolmentFlag.All.FirstOrDefault(flag => flag.Reason == word);
        var option = allowing is null ? null : EnrolmentOptions.NameOf(allowing);
        return (word, isIn) switch
        {
            (ContactReasons.ActiveElsewhere, true) => "  (already in this sequence)",
            (ContactReasons.ActiveElsewhere, null) =>
                $"  (active in another sequence, which {option} allows, or already in this one)",
            _ => option is null ? "" : $"  ({option} adds them)",
        };
    }

    private static string Who(IEnumerable<ContactResult> results) =>
        ContactPhrases.Some([
            .. results
                .Select(result => result.Email.Length > 0 ? result.Email : result.ContactId ?? "")
                .Distinct(StringComparer.Ordinal),
        ]);

    private static IEnumerable<string> Advice(ContactReport report)
    {
        if (report.IsDryRun)
        {
            yield return "A dry run: nothing was sent.";
            yield break;
        }

        var stopped = report.Stopped switch
        {
            StopReason.Failure =>
                "Stopped at the failure. Correct the cause, then run the same command again. Nobody is "
                    + "added twice.",
            StopReason.Cancelled =>
                "Cancelled after the current call. Run the same command again for the rest. Nobody is "
                    + "added twice.",
            StopReason.QuotaSpent =>
                "Stopped because Apollo's call limit is used up. Run the same command again after it resets.",
            StopReason.Denied =>
                "Stopped because Apollo refused the key. Check the key and its permissions, then run the "
                    + "same command again.",
            _ => null,
        };
        if (stopped is not null)
            yield return stopped;
        if (report.Count(ContactOutcome.Unknown) > 0)
            yield return "Unknown: no answer confirms the result. Check in Apollo, or run the same command again. "
                + "Nothing is done twice.";
        if (report.Count(ContactOutcome.Accepted) > 0)
            yield return "Accepted, but not confirmed yet. Check in Apollo, or run the same command again. Nothing is "
                + "done twice.";
        if (report.Count(ContactOutcome.Ambiguous) > 0)
        {
            yield return "Ambiguous: several contacts have the address. Name the one you mean with "
                + $"{OptionNames.ContactId}.";
        }
    }
}
