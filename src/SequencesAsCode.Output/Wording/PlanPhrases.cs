using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Output.Wording;

/// <summary>What every output of a plan says alike.</summary>
internal static class PlanPhrases
{
    /// <summary>Whether a sequence has anything to say beyond being counted.</summary>
    public static bool IsWorthSaying(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.NotRead => false,
            SequenceAction.None => change.HasDrift
                || !change.SetByHand.IsEmpty
                || !change.Rewritten.IsEmpty
                || !change.Notes.IsEmpty,
            _ => true,
        };

    /// <summary>
    /// The sequences with anything to say, the most important first: what is blocked, what starts to send, what removes
    /// from live ones, then the most people.
    /// </summary>
    public static List<SequenceChange> ByImportance(Plan plan) =>
        [.. plan.Sequences.Where(IsWorthSaying).OrderBy(change => change.Importance).ThenByDescending(People)];

    /// <summary>
    /// What the pending sequences do, those with the most people first. Sequences share a line when the sentence is
    /// true of all of them together;
    /// one that counts people is about one sequence, also when another happens to have as many.
    /// </summary>
    public static List<EffectLine> ByEffect(IEnumerable<SequenceChange> changes) =>
        [
            .. changes
                .Where(change => change.IsPending)
                .GroupBy(change => (change.Effect, Alone: change.Effect.CountsPeople ? change.Key : null))
                .Select(group => new EffectLine(group.Key.Effect, [.. group]))
                .OrderByDescending(line => line.Effect.CountsPeople ? People(line.Changes[0]) : 0),
        ];

    // Of a number that is not known the most is assumed.
    private static long People(SequenceChange change) => change.People.Count ?? long.MaxValue;

    /// <summary>What the command line allowed, each in a few words.</summary>
    public static IEnumerable<string> Consents(Consents given) =>
        given
            .Selections.Where(allowed => allowed.Selection.All || !allowed.Selection.Keys.IsEmpty)
            .Select(allowed => $"{allowed.What} {Where(allowed.Selection)}")
            .Concat(given.ManyAtOnce ? ["changing many live sequences at once"] : []);

    private static string Where(KeySelection selection) =>
        selection.All ? "everywhere" : $"in {string.Join(", ", selection.Keys)}";

    /// <summary>The sequences that stay and lose steps or touches.</summary>
    public static List<SequenceChange> Losing(Plan plan) =>
        [
            .. plan.Sequences.Where(change =>
                change.IsPending
                && change.Action == SequenceAction.Update
                && change.Classes.Contains(ChangeClass.Destructive)
            ),
        ];

    /// <summary>What it means to be one of <see cref="Losing"/>.</summary>
    public const string Loss = "steps or touches are removed for good, with their statistics";

    /// <summary>How many sequences were not read, and what that means.</summary>
    public static IEnumerable<string> NotRead(Plan plan)
    {
        var asLocked = AsLocked(plan);
        if (asLocked > 0)
        {
            const string One = "sequence is as the lock knows it and was";
            const string Many = "sequences are as the lock knows them and were";
            yield return $"{Phrases.Count(asLocked, One, Many)} not read; "
                + $"copy edited in Apollo would not show ({OptionNames.Refresh} all).";
        }

        var unreadable = plan.Sequences.Count(change =>
            change is { Action: SequenceAction.NotRead, Reason: Reason.NotReadable }
        );
        if (unreadable > 0)
        {
            yield return $"{Phrases.Count(unreadable, "sequence", "sequences")} this key may not read: the list "
                + $"shows no difference; copy edited in Apollo would not show.";
        }

        if (plan.Counts[SequenceAction.NotRead] - asLocked - unreadable is > 0 and var others)
        {
            yield return $"{Phrases.Count(others, "sequence was", "sequences were")} not read: the run is limited "
                + $"to others, and nothing is known of what was edited there.";
        }
    }

    /// <summary>How many sequences were not read because files and list are as the lock knows them.</summary>
    public static int AsLocked(Plan plan) =>
        plan.Sequences.Count(change => change is { Action: SequenceAction.NotRead, Reason: Reason.AsLocked });

    /// <summary>
    /// Where a person sets by hand what differs; null when nothing does, or there is no such page. The path is that of
    /// Apollo's own pages.
    /// </summary>
    public static string? ByHandAt(PlanContext context, SequenceChange change) =>
        !change.SetByHand.IsEmpty && context.Service == ServiceName.Apollo && change.Id is { } id
            ? $"https://app.apollo.io/#/sequences/{id}"
            : null;
}
