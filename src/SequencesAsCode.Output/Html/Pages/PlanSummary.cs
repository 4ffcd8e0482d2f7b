using System.Globalization;
using SequencesAsCode.Output.Html.Views;

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
        let number = count.ToString("N0", CultureInfo.InvariantCulture)
        select new SummaryPart(part.Filter, $"{number} {(count == 1 ? part.One : part.Many)}", part.Mark);

    private static IEnumerable<SequenceFilter> Filters(SequenceChange change)
    {
        if (IsReached(change))
            yield return IsOnlyTiming(change) ? SequenceFilter.Reschedules : SequenceFilter.Reaches;
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
        var reached = shown.Where(change => IsReached(change) && !IsOnlyTiming(change)).ToList();
        if (reached.Count == 0)
            yield break;
        var (lead, people) = Sum(reached);
        var words = reached.TrueForAll(change => change.Effect.Stops)
            ? $"{lead}{people} {(people.Count == 1 ? "stops" : "stop")} getting email"
            : $"{lead}{people} {Get(people)} different messages";
        yield return new(SequenceFilter.Reaches, words, null);
    }

    private static IEnumerable<SummaryPart> Rescheduled(IEnumerable<SequenceChange> shown)
    {
        var moved = shown.Where(change => IsReached(change) && IsOnlyTiming(change)).ToList();
        if (moved.Count == 0)
            yield break;
        var (lead, people) = Sum(moved);
        yield return new(
            SequenceFilter.Reschedules,
            $"{lead}{people} {Get(people)} the same messages at different times",
            null
        );
    }

    private static (string Lead, People People) Sum(List<SequenceChange> changes)
    {
        var sum = changes.Sum(change => change.People.Count ?? 0);
        var isExact = changes.TrueForAll(change => change.People.Count is not null);
        return (isExact || sum == 0 ? "" : "at least ", new People(sum == 0 ? null : sum));
    }

    private static bool IsOnlyTiming(SequenceChange change) => change.Effect.Kind == EffectKind.ChangesTimes;

    private static string Get(People people) => people.Count == 1 ? "gets" : "get";
}
