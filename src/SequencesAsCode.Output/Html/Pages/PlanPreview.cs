using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>
/// A plan as a page: what it means, then every sequence that changes or has something to say, the most important
/// first.
/// </summary>
internal static class PlanPreview
{
    private const int MostOpen = 3;

    public static PreviewPage Of(Plan plan, PageOrigin? origin = null)
    {
        var shown = PlanPhrases.ByImportance(plan);
        var anchors = new PageAnchors();
        var contacts = SampleContact.All(plan.Context.SampleContacts);
        var steps = new StepPreviews(new(contacts), EmailAllowance.For(shown, contacts.Length));
        var isEachOpen = shown.Count <= MostOpen;
        ImmutableArray<PreviewSequence> sequences =
        [
            .. shown.Select(
                (change, place) =>
                    SequencePreviews.Of(change, anchors.Next(change.Key), plan.Context, steps) with
                    {
                        IsOpen = isEachOpen || place == 0,
                    }
            ),
        ];
        return new()
        {
            Title = $"Plan for {plan.Context.Environment}",
            Account = AccountOf(plan.Context),
            Origin = origin ?? new(),
            Meaning = PlanMeaning.Of(plan),
            Decisions = [.. plan.Blocks.Select(block => new PreviewDecision(block, DecisionWays.Of(block)))],
            Summary = PlanSummary.Of(shown),
            Consents = [.. Allowed(plan.Context.Consents), .. PlanPhrases.Entries(plan.Context)],
            Remarks = [.. Remarks(plan), .. LeftOut(sequences)],
            Sequences = sequences,
            Others = [.. plan.Sequences.Where(IsUnchanged).Select(change => change.Name)],
            Warnings = [.. plan.Warnings.Select(warning => warning.ToString())],
            Contacts = contacts,
            Compares = shown.Any(change => change.Before is not null),
            HasAny = !plan.Sequences.IsEmpty,
        };
    }

    private static string AccountOf(PlanContext context) =>
        context.Service switch
        {
            ServiceName.Apollo when context.Account.Length > 0 => $"Apollo account {context.Account}",
            ServiceName.Supaglue when context.Account.Length > 0 => $"through Supaglue: {context.Account}",
            _ => ServiceName.Label(context.Service),
        };

    private static IEnumerable<string> Allowed(Consents given)
    {
        foreach (var (what, selection) in given.Selections)
        {
            if (selection.All)
                yield return $"{what} everywhere";
            else if (!selection.Keys.IsEmpty)
                yield return $"{what} in {Phrases.Names(selection.Keys)}";
        }

        if (given.ManyAtOnce)
            yield return "changing many sequences at once";
    }

    private static bool IsUnchanged(SequenceChange change) =>
        !PlanPhrases.IsWorthSaying(change) && change.Action != SequenceAction.NotRead;

    private static IEnumerable<string> LeftOut(ImmutableArray<PreviewSequence> sequences)
    {
        var count = sequences.SelectMany(sequence => sequence.Steps).SelectMany(step => step.Touches).Count(IsLeftOut);
        if (count > 0)
            yield return $"{Phrases.Count(count, "email is", "emails are")} not shown, to keep this page small. "
                + "'sequences plan --target KEY --format html' shows all emails of one sequence.";
    }

    private static bool IsLeftOut(PreviewTouch touch) => touch.IsLeftOut;

    // What to do with edits made in Apollo is said at each sequence.
    private static IEnumerable<string> Remarks(Plan plan)
    {
        if (Phrases.Snapshot(plan.Context) is { } snapshot)
            yield return $"{Phrases.Sentence(snapshot)}.";
        if (Phrases.WithoutLock(plan.Context) is { } without)
            yield return $"{Phrases.Sentence(without)}.";
        if (Phrases.LimitedTo(plan.Context) is { } limit)
            yield return $"{Phrases.Sentence(limit)}.";
        foreach (var line in PlanPhrases.NotRead(plan))
            yield return line;
        var drift = Legend.Drift(plan);
        foreach (var line in Legend.Of(plan, isPage: true).Where(line => line != drift))
            yield return line;
    }
}
