using System.Collections.Concurrent;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>What <c>--refresh changed</c> leaves unread, a plan that reads everything has nothing to do in.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RefreshLawTests
{
    private const int Cases = 60;

    [TestCase(Cases)]
    [TestCase(9 * Cases, Category = Law.Long)]
    public void Where_nobody_edited_in_Apollo_both_plans_say_the_same(int cases)
    {
        var seen = new ConcurrentDictionary<string, int>();

        Law.Holds(
            seed =>
            {
                using var drawn = new LawCase(seed);
                return Compared(drawn, drawn.Apollo, seen, isQuiet: true);
            },
            cases,
            () => Missing(seen, cases, "read: Update", "read: Blocked", "read: Create")
        );

        Print(seen);
    }

    [TestCase(Cases)]
    [TestCase(9 * Cases, Category = Law.Long)]
    public void After_an_apply_nothing_is_read_but_what_has_something_to_say(int cases)
    {
        var seen = new ConcurrentDictionary<string, int>();

        Law.Holds(
            seed =>
            {
                using var drawn = new LawCase(seed);
                if (seed % 2 == 0)
                    drawn.LeaveWhatIsSetByHand();
                if (
                    drawn
                        .Apply(drawn.Plan(drawn.Before, drawn.Lock()))
                        .Results.Any(result => result.Status != ChangeStatus.Applied)
                )
                    return ["not applied"];
                var problems = Compared(drawn, drawn.Apollo, seen, isQuiet: true).ToList();
                var (all, changed) = (
                    drawn.Plan(drawn.Apollo, Refresh.All)!.Sequences.Single(),
                    drawn.Plan(drawn.Apollo, Refresh.Changed)!.Sequences.Single()
                );
                return IsQuiet(all) && changed.Action != SequenceAction.NotRead && !SaysLess(drawn)
                    ? [.. problems, "it was read for nothing"]
                    : problems;
            },
            cases,
            () => Missing(seen, cases, "not read: None", "read: None")
        );

        Print(seen);
    }

    [TestCase(Cases)]
    [TestCase(9 * Cases, Category = Law.Long)]
    public void Whatever_was_edited_in_Apollo_what_is_left_unread_would_be_kept_as_it_is(int cases)
    {
        var seen = new ConcurrentDictionary<string, int>();

        Law.Holds(
            seed =>
            {
                using var drawn = new LawCase(seed);
                var isApplied = seed % 4 > 0;
                drawn.LeaveWhatIsSetByHand();
                if (isApplied)
                    drawn.Apply(drawn.Plan(drawn.Before, drawn.Lock()));
                var edits = new ApolloEdits(new(seed));
                return Compared(
                        drawn,
                        drawn.AfterEdits(seed % 3 == 0 ? edits.Make : edits.MakeUnlisted),
                        seen,
                        isQuiet: false
                    )
                    .Select(problem => $"{problem}\n{string.Join(", ", edits.Made)}");
            },
            cases,
            () => Missing(seen, cases, "not read: drift", "read: drift", "read: Update")
        );

        Print(seen);
    }

    // A step without a key that no longer states the note that the lock has for it may be something else: such a
    // sequence is read to be sure.
    private static bool SaysLess(LawCase drawn)
    {
        var known = drawn
            .Lock()
            .Sequences.Single()
            .Steps.Where(step => step.Key is null && step.Fields[Fields.Note] is not null)
            .ToList();
        return (drawn.Desired.Steps ?? []).Any(step =>
            step.Key is null && !step.Fields.Contains(Fields.Note) && known.Any(former => former.Type == step.Type)
        );
    }

    private static IEnumerable<string> Compared(
        LawCase drawn,
        EmulatedApollo apollo,
        ConcurrentDictionary<string, int> seen,
        bool isQuiet
    )
    {
        var (all, changed) = (drawn.Plan(apollo, Refresh.All), drawn.Plan(apollo, Refresh.Changed));
        if (all is null)
        {
            // An id in the file of something that somebody deleted: an error that only a read can find.
            seen.AddOrUpdate("refused", 1, (_, count) => count + 1);
            return changed is null || (!isQuiet && changed.Sequences.Single().Reason == Reason.AsLocked)
                ? []
                : ["only the plan that reads everything is refused"];
        }

        var change = all.Sequences.Single();
        var isRead = changed!.Sequences.Single().Action != SequenceAction.NotRead;
        seen.AddOrUpdate(
            $"{(isRead ? "read" : "not read")}: "
                + $"{(change is { Action: SequenceAction.None, HasDrift: true } ? "drift" : change.Action)}",
            1,
            (_, count) => count + 1
        );
        if (isRead)
            return PlanFile.Write(all) == PlanFile.Write(changed) ? [] : ["the plans differ"];
        var isFine = isQuiet
            ? IsQuiet(change)
            : change
                is {
                    Action: SequenceAction.None or SequenceAction.Adopt,
                    Blocks.IsEmpty: true,
                    Conflicts.IsEmpty: true
                };
        return isFine
            ? []
            :
            [
                $"left unread, and it is {change.Action}: {EffectSentence.Of(change.Effect)} "
                    + $"{string.Join(", ", change.Notes)}",
            ];
    }

    private static bool IsQuiet(SequenceChange change) =>
        change
            is {
                Action: SequenceAction.None,
                HasDrift: false,
                Blocks.IsEmpty: true,
                Conflicts.IsEmpty: true,
                SetByHand.IsEmpty: true,
                Notes.IsEmpty: true
            };

    private static IEnumerable<string> Missing(
        ConcurrentDictionary<string, int> seen,
        int cases,
        params string[] exercised
    ) => exercised.Where(what => seen.GetValueOrDefault(what) * 100 < cases);

    private static void Print(ConcurrentDictionary<string, int> seen)
    {
        foreach (var (what, count) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            TestContext.Out.WriteLine($"{count, 5}  {what}");
    }
}
