using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Plans;

/// <summary>How many people the changes of a plan reach, in sentences.</summary>
internal sealed class Reach
{
    private readonly List<SequenceChange> different;
    private readonly List<SequenceChange> rescheduled;
    private readonly List<SequenceChange> starting;
    private readonly List<SequenceChange> stopping;
    private readonly int createdOn;

    private Reach(IReadOnlyCollection<SequenceChange> pending)
    {
        different = [.. pending.Where(change => change.Effect is { Changes: true, ChangesOnlyTimes: false })];
        rescheduled = [.. pending.Where(change => change.Effect.ChangesOnlyTimes)];
        starting = [.. pending.Where(change => change.Effect.Starts)];
        stopping = [.. pending.Where(change => change.Effect.Stops)];
        createdOn = pending.Count(change => change.Effect.Kind == EffectKind.CreatedOn);
    }

    /// <summary>The reach of everything that a plan sends, also of a plan that a guard stops as a whole.</summary>
    public static Reach Of(Plan plan) => new([.. plan.Sequences.Where(change => change.IsPending)]);

    /// <summary>What people get, as a sentence: <c>139 people get different messages and 5 people stop getting
    /// email.</c></summary>
    public string Sentence
    {
        get
        {
            string?[] all = [Different, Rescheduled, Starting, Stopping, CreatedOn];
            var parts = all.OfType<string>().ToList();
            return parts.Count == 0 ? "Nobody gets different messages." : $"{Phrases.Sentence(Phrases.And(parts))}.";
        }
    }

    /// <summary>The question to ask before the plan is applied, without the word to type.</summary>
    /// <param name="plan">The plan.</param>
    public static string Question(Plan plan)
    {
        var where = plan.Context.Environment;
        var reach = Of(plan);
        if (reach.IsOnlyDifferent)
        {
            var people = Total(reach.different);
            return $"This changes what {people} {people.Verb("receives", "receive")} in {where}.";
        }

        return plan.HasPending
            ? $"This changes {where}. {reach.Sentence}"
            : $"This sends nothing to {where}: only the lock file changes.";
    }

    private bool IsOnlyDifferent =>
        different.Count > 0 && rescheduled.Count + starting.Count + stopping.Count + createdOn == 0;

    private string? Different => Said(different, "gets", "get", "different messages");

    private string? Rescheduled => Said(rescheduled, "gets", "get", "the same messages at different times");

    private string? Starting => Nobody(starting, "on", " yet") ?? Said(starting, "starts", "start", "getting email");

    private string? Stopping => Nobody(stopping, "off", "") ?? Said(stopping, "stops", "stop", "getting email");

    private string? CreatedOn =>
        createdOn == 0 ? null : $"{Phrases.Count(createdOn, "new sequence is", "new sequences are")} on from the start";

    private static string? Nobody(List<SequenceChange> those, string turned, string end)
    {
        if (those.Count == 0 || !those.TrueForAll(change => change.Effect.People.IsNobody))
            return null;
        var sequences = Phrases.Count(those.Count, "sequence is", "sequences are");
        return $"{sequences} turned {turned}, with nobody in {(those.Count == 1 ? "it" : "them")}{end}";
    }

    private static string? Said(List<SequenceChange> those, string one, string many, string what)
    {
        if (those.Count == 0)
            return null;
        var people = Total(those);
        return $"{people} {people.Verb(one, many)} {what}";
    }

    private static PeopleTotal Total(List<SequenceChange> those) =>
        PeopleTotal.Of(those.ConvertAll(change => change.Effect.People));
}
