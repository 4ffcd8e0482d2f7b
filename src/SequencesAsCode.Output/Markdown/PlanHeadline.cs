using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The headline of a plan: how many sequences change, and what people get.</summary>
internal static class PlanHeadline
{
    /// <param name="plan">The plan.</param>
    /// <param name="isApply">Whether the plan was to be applied and has nothing to apply.</param>
    public static Headline Of(Plan plan, bool isApply)
    {
        var pending = plan.Sequences.Where(change => change.IsPending).ToList();
        var felt = People(pending).Concat(Lost(pending)).ToList();
        var isReal = ServiceName.IsReal(plan.Context.Service);
        string?[] meaning =
        [
            plan.Blocks.IsEmpty ? null : "The whole plan needs a decision. If allowed:",
            Audience(isReal, felt.Count > 0, pending.Count > 0),
            .. felt,
            VariablePhrases.NotKnown(plan) is { } unknown ? $"{Phrases.Sentence(unknown)}." : null,
        ];
        return new(Title(plan, pending.Count, isApply), [.. meaning.OfType<string>()], isReal && felt.Count > 0);
    }

    private static string Title(Plan plan, int pending, bool isApply)
    {
        var blocked = plan.Counts[SequenceAction.Blocked];
        var decisions = blocked + plan.Blocks.Length;
        var kept = plan.Counts[SequenceAction.Adopt] + plan.Counts[SequenceAction.Forget];
        string?[] parts =
        [
            pending + blocked > 0 ? Phrases.Count(pending + blocked, "change", "changes") : null,
            decisions > 0 ? $"{decisions} {(decisions == 1 ? "needs" : "need")} a decision" : null,
            pending == 0 && kept > 0 ? "only the lock file changes" : null,
        ];
        var known = parts.OfType<string>().ToList();
        if (known.Count == 0)
            known.Add(plan.Sequences.IsEmpty ? "no sequences yet" : "no changes");
        var what = isApply ? $"Nothing applied to {plan.Context.Environment}" : "Sequence plan";
        return $"{what}: {string.Join(", ", known)}";
    }

    private static string? Audience(bool isReal, bool isFelt, bool isPending)
    {
        if (!isReal)
            return "No real email: this is the built-in emulator.";
        if (isFelt)
            return "Real email.";
        return isPending ? "Nobody gets different messages." : null;
    }

    private static IEnumerable<string> People(List<SequenceChange> pending)
    {
        string?[] all =
        [
            Sentence([.. pending.Where(ChangesCopy)], "gets", "get", "different messages"),
            Sentence(
                [.. pending.Where(change => change.Effect.ChangesOnlyTimes)],
                "gets",
                "get",
                "the same messages at different times"
            ),
            Sentence([.. pending.Where(change => change.Effect.Starts)], "starts", "start", "getting email"),
            On([.. pending.Where(change => change.Effect.Kind == EffectKind.CreatedOn)]),
            Sentence([.. pending.Where(change => change.Effect.Stops)], "stops", "stop", "getting email"),
        ];
        return all.OfType<string>();
    }

    private static bool ChangesCopy(SequenceChange change) =>
        change.Effect is { Changes: true, ChangesOnlyTimes: false };

    private static string? On(List<SequenceChange> created) =>
        created.Count == 0
            ? null
            : $"{Phrases.Count(created.Count, "new sequence is", "new sequences are")} on from the start.";

    private static string? Sentence(List<SequenceChange> those, string one, string many, string what)
    {
        if (those.Count == 0)
            return null;
        var sequences = Phrases.Count(those.Count, "sequence", "sequences");
        var people = PeopleTotal.Of(those.ConvertAll(change => change.People));
        if (people is { IsExact: true, Known: 0 })
            return $"{sequences} {(those.Count == 1 ? one : many)} sending. Nobody is in "
                + $"{(those.Count == 1 ? "it" : "them")}{(those[0].Effect.Starts ? " yet" : "")}.";
        return $"{Phrases.Sentence(people.ToString())} in {sequences} {people.Verb(one, many)} {what}.";
    }

    private static IEnumerable<string> Lost(List<SequenceChange> pending)
    {
        var (gone, variants) = Losses.Of(pending);
        string?[] parts =
        [
            gone > 0 ? Phrases.Count(gone, "step", "steps") : null,
            variants > 0 ? Phrases.Count(variants, "variant", "variants") : null,
        ];
        if (gone + variants > 0)
            yield return $"{string.Join(" and ", parts.OfType<string>())} "
                + $"{(gone + variants == 1 ? "is" : "are")} deleted for good, with "
                + $"{(gone + variants == 1 ? "its" : "their")} statistics.";
    }
}
