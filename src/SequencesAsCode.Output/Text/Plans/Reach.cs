using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Plans;

/// <summary>How many people the changes of a plan reach, in sentences.</summary>
internal sealed class Reach
{
    private readonly List<SequenceChange> different;
    private readonly List<SequenceChange> starting;
    private readonly List<SequenceChange> stopping;
    private readonly int createdOn;

    private Reach(IReadOnlyCollection<SequenceChange> pending)
    {
        different = [.. pending.Where(change => change.Effect.Changes)];
        starting = [.. pending.Where(change => change.Effect.Starts)];
        stopping = [.. pending.Where(change => change.Effect.Stops)];
        createdOn = pending.Count(change => change.Effect.Kind == EffectKind.CreatedOn);
    }

    /// <summary>The reach of everything that a plan sends, also of a plan that a guard stops as a whole.</summary>
    public static Reach Of(Plan plan) => new([.. plan.Sequences.Where(change => change.IsPending)]);

    /// <summary>What people get, as a sentence: <c>139 people get different email and 5 people stop getting
    /// email.</c></summary>
    public string Sentence
    {
        get
        {
            string?[] all = [Different, Starting, Stopping, CreatedOn];
            var parts = all.OfType<string>().ToList();
            return parts.Count == 0 ? "Nobody gets different email." : $"{Phrases.Sentence(Phrases.And(parts))}.";
        }
    }

    /// <summary>The question to ask before the plan is applied, without the word to type.</summary>
    /// <param name="plan">The plan.</param>
    public static string Question(Plan plan)
    {
        var where = plan.Context.Environment;
        var reach = Of(plan);
        if (reach is { Starting: null, Stopping: null, CreatedOn: null, Different: not null })
        {
            var people = Total(reach.different);
            return $"This changes what {people} {people.Verb("receives", "receive")} in {where}.";
        }

        return plan.HasPending
            ? $"This changes {where}. {reach.Sentence}"
            : $"This sends nothing to {where}: only the lock file changes.";
    }

    private string? Different => different.Count == 0 ? null : Said(different, "gets", "get", "different email");

    private string? Starting
    {
        get
        {
            if (starting.Count == 0)
                return null;
            if (starting.TrueForAll(change => change.Effect.People.IsNobody))
            {
                var those = Phrases.Count(starting.Count, "sequence is", "sequences are");
                return $"{those} turned on, with nobody in {(starting.Count == 1 ? "it" : "them")} yet";
            }

            return Said(starting, "starts", "start", "to get email");
        }
    }

    private string? Stopping => stopping.Count == 0 ? null : Said(stopping, "stops", "stop", "getting email");

    private string? CreatedOn =>
        createdOn == 0 ? null : $"{Phrases.Count(createdOn, "new sequence is", "new sequences are")} on from the start";

    private static string Said(List<SequenceChange> those, string one, string many, string what)
    {
        var people = Total(those);
        return $"{people} {people.Verb(one, many)} {what}";
    }

    private static PeopleTotal Total(List<SequenceChange> those) =>
        PeopleTotal.Of(those.ConvertAll(change => change.Effect.People));
}
