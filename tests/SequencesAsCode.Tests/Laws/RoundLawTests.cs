using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// People edit files and Apollo in turns and run what they like in between. An apply without consent takes nothing that
/// somebody could miss, a pull leaves the work of the file as it was, and in the end file and Apollo come to rest.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RoundLawTests
{
    private const int Cases = 60;

    private static readonly string[] Exercised =
    [
        "apply: without consent something went",
        "apply: something was kept that the files do not want",
        "apply: somebody's step or touch that no lock knew",
        "apply: done, with something to do",
        "pull: with work pending",
        "pull: with a conflict",
        "pull: something taken",
        "rest: after edits of both",
    ];

    private static readonly string[] Everything =
    [
        "apply",
        "--auto-approve",
        "--allow-removals",
        "--allow-activation",
        "--allow-create",
        "--allow-many",
    ];

    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [TestCase(Cases / 2)]
    [TestCase(Cases, Category = Law.Long)]
    public void Whatever_is_run_between_edits_of_both_sides_nothing_is_lost_and_all_comes_to_rest(int cases)
    {
        Law.Holds(Problems, cases, () => Missing(cases));

        foreach (var (what, count) in seen)
            TestContext.Out.WriteLine($"{count, 5}  {what}");
    }

    private IEnumerable<string> Missing(int cases)
    {
        foreach (var what in Exercised.Where(what => seen.GetValueOrDefault(what) < cases / 30))
            yield return what;
        if (seen.GetValueOrDefault("end: files refused") * 3 >= seen.GetValueOrDefault("end: reached"))
            yield return "ends at which the files are not refused";
    }

    private IEnumerable<string> Problems(int seed)
    {
        var dice = new Dice(seed);
        using var round = new RoundCase(dice);
        if (round.Run("import", "--all") is { ExitCode: not 0 } import)
            round.Broken("import", import.All);
        for (var left = dice.Number(2, 5); left > 0 && round.Problems.Count == 0; left--)
        {
            round.Edit();
            switch (dice.Number(0, 6))
            {
                case 0:
                    round.Run("plan", "--drift-only");
                    break;
                case 1 or 2:
                    Pull(round);
                    break;
                case 3 or 4 or 5:
                    Apply(round);
                    break;
                default:
                    round.Run("pull", "--theirs");
                    break;
            }
        }

        if (round.Problems.Count == 0)
            Rest(round);
        return round.Problems;
    }

    private void Pull(RoundCase round)
    {
        var before = round.Plan();
        var pull = round.Run("pull");
        Saw("pull: files refused", before is null);
        if (before is null)
            return;

        var after = round.Plan();
        if (after is null)
        {
            round.Broken("a pull made files that are refused", pull.All);
            return;
        }

        var (pending, kept) = (WantedWork.Of(before), WantedWork.Of(after));
        Saw("pull: with work pending", pending.Count > 0);
        Saw("pull: with a conflict", pending.Any(item => item.Contains("conflict", StringComparison.Ordinal)));
        Saw("pull: something taken", pull.Out.Contains(" copied to ", StringComparison.Ordinal));
        foreach (var lost in WantedWork.Without(pending, kept))
            round.Broken("a pull lost pending work", lost);
        foreach (var more in WantedWork.Without(kept, pending))
            round.Broken("a pull made pending work", more);
        if (round.Run("pull") is var again && again.Out.Contains("← ", StringComparison.Ordinal))
            round.Broken("a second pull took more", again.All);
    }

    private void Apply(RoundCase round)
    {
        var (before, locked) = (round.Account, round.Locked);
        var plan = round.Plan();
        var listed = plan is null ? new HashSet<string>() : WantedWork.Taken(plan);
        var apply = round.Run("apply", "--auto-approve", "--allow-many", "--on-error", "continue");
        var left = round.Account.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        var gone = before.Where(part => !left.Contains(part.Id)).ToList();
        foreach (var part in gone.Where(part => part.IsActive || part.HasPeople || !locked.Contains(part.Id)))
            round.Broken("an apply took without consent", $"{part}, in the lock {locked.Contains(part.Id)}");
        foreach (var part in gone.Where(part => !listed.Contains(part.Id) && !listed.Contains(part.StepId)))
            round.Broken("an apply took what no plan listed", part.ToString());

        Saw("apply: files refused", plan is null);
        Saw("apply: without consent something went", gone.Count > 0);
        Saw("apply: something was kept that the files do not want", listed.Overlaps(left));
        Saw("apply: somebody's step or touch that no lock knew", before.Any(part => !locked.Contains(part.Id)));
        if (apply.ExitCode != 0)
            return;
        Saw("apply: done, with something to do", plan?["has_pending"]?.GetValue<bool>() == true);
        if (round.Run("plan", "--refresh", "all", "--detailed-exitcode") is { ExitCode: not 0 } again)
            round.Broken("an apply that was done left something to do", again.All);
    }

    // What has no form in Markdown stays as the file has it, and then the file has to win; nothing else may be left to
    // decide.
    private void Rest(RoundCase round)
    {
        var isTakenOver = round.TakeOver() > 0;
        Saw("end: taken over after the lock was lost", isTakenOver);
        for (var time = 1; ; time++)
        {
            var pull = round.Run("pull", "--theirs");
            var left = pull.Out.Split('\n').Where(line => line.Contains("left: ", StringComparison.Ordinal)).ToList();
            var stuck = left.Where(line => !line.Contains("cannot be written as Markdown", StringComparison.Ordinal))
                .ToList();
            var apply = round.Run([
                .. Everything,
                .. left.Count > 0 || (isTakenOver && time > 1) ? round.FileWins : [],
            ]);
            var plan = round.Run("plan", "--refresh", "all", "--detailed-exitcode");
            Saw("end: reached", time == 1);
            Saw("end: files refused", plan.ExitCode == 3);
            if (plan.ExitCode == 3)
                return;
            if (
                stuck.Count == 0
                && plan.ExitCode == 0
                && !plan.Out.Contains("edited in Apollo", StringComparison.Ordinal)
            )
            {
                Saw($"rest: after {time}", true);
                Saw("rest: after edits of both", round.IsEditedOnBothSides);
                Saw("rest: with a body that Markdown has no form for", left.Count > 0);
                return;
            }

            if (time < 2)
                continue;
            round.Broken($"no rest after a pull ({pull.ExitCode}) and an apply ({apply.ExitCode})", plan.All);
            return;
        }
    }

    private void Saw(string what, bool holds) => seen[what] = seen.GetValueOrDefault(what) + (holds ? 1 : 0);
}
