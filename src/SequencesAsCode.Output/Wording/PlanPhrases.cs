namespace SequencesAsCode.Output.Wording;

/// <summary>The words that every output of a plan uses.</summary>
internal static class PlanPhrases
{
    /// <summary>Whether an output shows the sequence; the others are only counted.</summary>
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
    /// The sequences to show, the most important first: blocked ones, those that start to send, removals from live
    /// ones, then those with the most people.
    /// </summary>
    public static List<SequenceChange> ByImportance(Plan plan) =>
        [.. plan.Sequences.Where(IsWorthSaying).OrderBy(change => change.Importance).ThenByDescending(People)];

    // An unknown number of people counts as the largest.
    private static long People(SequenceChange change) => change.People.Count ?? long.MaxValue;

    /// <summary>The consents given on the command line, each in a few words.</summary>
    public static IEnumerable<string> Consents(Consents given) =>
        given
            .Selections.Where(allowed => allowed.Selection.All || !allowed.Selection.Keys.IsEmpty)
            .Select(allowed => $"{allowed.What} {Where(allowed.Selection)}")
            .Concat(given.ManyAtOnce ? ["changing many sequences at once"] : []);

    /// <summary>The entries of the workspace file that allow something for the whole plan.</summary>
    public static IEnumerable<string> Entries(PlanContext context) =>
        context.Allowed.Select(entry => $"changing many sequences at once: {entry.Allowing}");

    private static string Where(KeySelection selection) =>
        selection.All ? "everywhere" : $"in {string.Join(", ", selection.Keys)}";

    /// <summary>What is not known of sequences that were not read because they match the lock.</summary>
    public const string EditsNotChecked =
        $"Text edited in Apollo is not checked here; '{CommandWords.PlanRefreshAll}' checks it.";

    /// <summary>How many sequences were not read, and what that means.</summary>
    public static IEnumerable<string> NotRead(Plan plan)
    {
        var asLocked = AsLocked(plan);
        if (asLocked > 0)
            yield return $"{Phrases.Count(asLocked, "sequence is", "sequences are")} up to date. {EditsNotChecked}";
        foreach (var line in NotChecked(plan))
            yield return line;
    }

    /// <summary>How many sequences were not read although something may have changed.</summary>
    public static IEnumerable<string> NotChecked(Plan plan)
    {
        var asLocked = AsLocked(plan);

        var unreadable = plan.Sequences.Count(change =>
            change is { Action: SequenceAction.NotRead, Reason: Reason.NotReadable }
        );
        if (unreadable > 0)
        {
            yield return $"{Phrases.Count(unreadable, "sequence", "sequences")} cannot be read with this key. The list "
                + "shows no difference, but text edited in Apollo is not checked.";
        }

        if (plan.Counts[SequenceAction.NotRead] - asLocked - unreadable is > 0 and var others)
        {
            yield return $"{Phrases.Count(others, "sequence was", "sequences were")} not checked, because this run "
                + "is limited to others.";
        }
    }

    /// <summary>How many sequences were not read because files and list match the lock.</summary>
    public static int AsLocked(Plan plan) =>
        plan.Sequences.Count(change => change is { Action: SequenceAction.NotRead, Reason: Reason.AsLocked });

    /// <summary>
    /// The address of Apollo's page where a person sets the different values by hand; null when there are none, or the
    /// service has no such page.
    /// </summary>
    public static string? ByHandAt(PlanContext context, SequenceChange change) =>
        change.SetByHand.IsEmpty ? null : InApollo(context, change);

    /// <summary>The address of a sequence in Apollo; null when there is none.</summary>
    public static string? InApollo(PlanContext context, SequenceChange change) =>
        context.Service == ServiceName.Apollo && change.Id is { } id && ServiceId.IsApollos(id)
            ? $"https://app.apollo.io/#/sequences/{id}"
            : null;
}
