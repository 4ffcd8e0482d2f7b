using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering;

/// <summary>What every output of a plan says alike.</summary>
internal static class PlanPhrases
{
    /// <summary>Whether a sequence has anything to say beyond being counted.</summary>
    public static bool IsWorthSaying(SequenceChange change) => change.Action switch
    {
        SequenceAction.NotRead => false,
        SequenceAction.None => change.HasDrift || !change.SetByHand.IsEmpty || !change.Notes.IsEmpty,
        _ => true,
    };

    /// <summary>The sequences with anything to say, the most important first: what is blocked, what starts to send, what removes from live ones, then the most people.</summary>
    public static List<SequenceChange> ByImportance(Plan plan) =>
        [.. plan.Sequences.Where(IsWorthSaying).OrderBy(Weight).ThenByDescending(change => change.People.Count ?? long.MaxValue)];

    /// <summary>What the command line allowed, each in a few words.</summary>
    public static IEnumerable<string> Consents(Consents given)
    {
        (string What, KeySelection Selection)[] all = [("removals", given.Removals), ("activation", given.Activation), ("reverting edits made in Apollo", given.RevertDrift), ("overwriting", given.Overwrite)];
        return all.Where(consent => consent.Selection.All || !consent.Selection.Keys.IsEmpty)
            .Select(consent => $"{consent.What} {(consent.Selection.All ? "everywhere" : $"in {string.Join(", ", consent.Selection.Keys)}")}")
            .Concat(given.ManyAtOnce ? ["changing many live sequences at once"] : []);
    }

    /// <summary>The sequences that stay and lose steps or touches.</summary>
    public static List<SequenceChange> Losing(Plan plan) =>
        [.. plan.Sequences.Where(change => change.IsPending && change.Action == SequenceAction.Update && change.Classes.Contains(ChangeClass.Destructive))];

    /// <summary>What it means to be one of <see cref="Losing"/>.</summary>
    public const string Loss = "steps or touches are removed for good, with their statistics";

    /// <summary>How many sequences the run left out, and what that means.</summary>
    public static string NotRead(Plan plan) =>
        $"{Phrases.Count(plan.Counts[SequenceAction.NotRead], "sequence was", "sequences were")} not read: the run is limited to others, and nothing is known of what was edited there.";

    /// <summary>Where a person sets by hand what differs; null when nothing does, or there is no such page. The path is that of Apollo's own pages.</summary>
    public static string? ByHandAt(PlanContext context, SequenceChange change) =>
        !change.SetByHand.IsEmpty && context.Service == "apollo" && change.Id is { } id ? $"https://app.apollo.io/#/sequences/{id}" : null;

    private static int Weight(SequenceChange change) => change switch
    {
        { Action: SequenceAction.Blocked } => 0,
        { IsPending: true } when Effects.Starts(change.Effect) => 1,
        { IsPending: true, Live: true } when change.Classes.Contains(ChangeClass.Destructive) => 2,
        { IsPending: true, Live: true } => 3,
        { IsPending: true } => 4,
        { Action: SequenceAction.None } => 6,
        _ => 5,
    };
}
