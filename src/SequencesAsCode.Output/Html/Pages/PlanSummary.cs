using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>Makes the summary of a page; each part counts the sequences that its filter chooses.</summary>
internal static class PlanSummary
{
    private static readonly ImmutableArray<(
        SequenceFilter Filter,
        string One,
        string Many,
        PreviewMark? Mark
    )> Counted =
    [
        (SequenceFilter.Decision, "needs a decision", "need a decision", PreviewMarks.Of(SequenceAction.Blocked)),
        (
            SequenceFilter.Deletes,
            "deletes steps or variants",
            "delete steps or variants",
            PreviewMarks.Of(PartAction.Remove)
        ),
        (SequenceFilter.Changed, "changed", "changed", PreviewMarks.Of(SequenceAction.Update)),
        (SequenceFilter.New, "new", "new", PreviewMarks.Of(SequenceAction.Create)),
        (SequenceFilter.Archived, "archived", "archived", PreviewMarks.Of(SequenceAction.Archive)),
        (SequenceFilter.Edited, "edited in Apollo", "edited in Apollo", PreviewMarks.Edited),
        (SequenceFilter.Managing, "lock file only", "lock file only", null),
        (SequenceFilter.Noted, "with a note", "with a note", PreviewMarks.Noted),
        (SequenceFilter.On, "on", "on", null),
        (SequenceFilter.Off, "off", "off", null),
    ];

    /// <summary>The filters that choose a sequence of a plan.</summary>
    public static ImmutableArray<SequenceFilter> FiltersOf(SequenceChange change) => [.. Filters(change)];

    /// <summary>The parts for the sequences of a plan.</summary>
    /// <param name="shown">The sequences that the page shows.</param>
    public static ImmutableArray<SummaryPart> Of(IReadOnlyList<SequenceChange> shown) =>
        [.. Reached(shown), .. Rescheduled(shown), .. Counts([.. shown.SelectMany(Filters)])];

    /// <summary>The parts that count filters, those without a sequence left out.</summary>
    public static IEnumerable<SummaryPart> Counts(IReadOnlyList<SequenceFilter> filters) =>
        from part in Counted
        let count = filters.Count(filter => filter == part.Filter)
        where count > 0
        select new SummaryPart(part.Filter, Phrases.Count(count, part.One, part.Many), part.Mark);

    private static IEnumerable<SequenceFilter> Filters(SequenceChange change)
    {
        if (IsReached(change))
            yield return change.Effect.ChangesOnlyTimes ? SequenceFilter.Reschedules : SequenceFilter.Reaches;
        if (change is { Action: not SequenceAction.Archive, IsPending: true } && Loses(change))
            yield return SequenceFilter.Deletes;
        if (OfAction(change) is { } filter)
            yield return filter;
        if (change.HasDrift)
            yield return SequenceFilter.Edited;
    }

    private static SequenceFilter? OfAction(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.Blocked => SequenceFilter.Decision,
            SequenceAction.Update => SequenceFilter.Changed,
            SequenceAction.Create => SequenceFilter.New,
            SequenceAction.Archive => SequenceFilter.Archived,
            SequenceAction.Adopt or SequenceAction.Forget => SequenceFilter.Managing,
            _ => change.HasDrift ? null : SequenceFilter.Noted,
        };

    private static bool Loses(SequenceChange change) => change.Classes.Contains(ChangeClass.Destructive);

    private static bool IsReached(SequenceChange change) =>
        change.IsPending && change.Effect.IsFelt && !change.People.IsNobody;

    private static IEnumerable<SummaryPart> Reached(IEnumerable<SequenceChange> shown)
    {
        var reached = shown.Where(change => IsReached(change) && !change.Effect.ChangesOnlyTimes).ToList();
        if (reached.Count == 0)
            yield break;
        var people = Total(reached);
        var words = reached.TrueForAll(change => change.Effect.Stops)
            ? $"{people} {people.Verb("stops", "stop")} getting email"
            : $"{people} {people.Verb("gets", "get")} different messages";
        yield return new(SequenceFilter.Reaches, words, null);
    }

    private static IEnumerable<SummaryPart> Rescheduled(IEnumerable<SequenceChange> shown)
    {
        var moved = shown.Where(change => IsReached(change) && change.Effect.ChangesOnlyTimes).ToList();
        if (moved.Count == 0)
            yield break;
        var people = Total(moved);
        var words = $"{people} {people.Verb("gets", "get")} the same messages at different times";
        yield return new(SequenceFilter.Reschedules, words, null);
    }

    private static PeopleTotal Total(List<SequenceChange> changes) =>
        PeopleTotal.Of(changes.ConvertAll(change => change.People));
}
