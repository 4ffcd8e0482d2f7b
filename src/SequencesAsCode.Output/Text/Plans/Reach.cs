using System.Globalization;
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

    /// <summary>What people get, as a sentence: <c>139 people get different messages and 5 people stop getting
    /// email.</c></summary>
    public string Sentence
    {
        get
        {
            string?[] all = [Different, Starting, Stopping, CreatedOn];
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
        if (reach is { Starting: null, Stopping: null, CreatedOn: null, Different: not null })
            return $"This changes what {Who(reach.different)} {(IsOne(reach.different) ? "receives" : "receive")} "
                + $"in {where}.";
        return plan.HasPending
            ? $"This changes {where}. {reach.Sentence}"
            : $"This sends nothing to {where}: only the lock file changes.";
    }

    private string? Different =>
        different.Count == 0 ? null : $"{Who(different)} {(IsOne(different) ? "gets" : "get")} different messages";

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

            return $"{Who(starting)} {(IsOne(starting) ? "starts" : "start")} getting email";
        }
    }

    private string? Stopping
    {
        get
        {
            if (stopping.Count == 0)
                return null;
            if (stopping.TrueForAll(change => change.Effect.People.IsNobody))
            {
                var those = Phrases.Count(stopping.Count, "sequence is", "sequences are");
                return $"{those} turned off, with nobody in {(stopping.Count == 1 ? "it" : "them")}";
            }

            return $"{Who(stopping)} {(IsOne(stopping) ? "stops" : "stop")} getting email";
        }
    }

    private string? CreatedOn =>
        createdOn == 0 ? null : $"{Phrases.Count(createdOn, "new sequence is", "new sequences are")} on from the start";

    private static bool IsOne(List<SequenceChange> those) => People.Sum(those.Select(PeopleOf)).Count == 1;

    // A number that the service did not tell makes the sum a lower bound.
    private static string Who(List<SequenceChange> those)
    {
        var isKnown = those.TrueForAll(change => PeopleOf(change).Count is not null);
        var sum = those.Sum(change => PeopleOf(change).Count ?? 0);
        if (isKnown)
            return new People(sum).ToString();
        return sum == 0
            ? "an unknown number of people"
            : string.Create(CultureInfo.InvariantCulture, $"at least {sum:N0} people");
    }

    private static People PeopleOf(SequenceChange change) => change.Effect.People;
}
