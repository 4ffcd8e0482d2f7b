using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

[TestFixture]
internal sealed class PlanLawTests
{
    /// <summary>
    /// Applying a plan gives what was wanted, and the next plan is empty; what no file manages does not change; the
    /// fewest steps move; equal inputs give byte-equal plans; a plan against a snapshot is the plan against the
    /// service.
    /// </summary>
    [TestCase(Law.Cases / 5)]
    [TestCase(2 * Law.Cases, Category = Law.Long)]
    public void A_plan_is_what_happens_and_nothing_else_does(int cases)
    {
        var shares = new Shares();

        Law.Holds(
            seed =>
            {
                using var drawn = new LawCase(seed);
                var verdicts = new PlanVerdicts(drawn);
                shares.Count(drawn, verdicts.Plan);

                var ofPlan = Told("fewest moves", verdicts.FewestMoves())
                    .Concat(Told("repeatable", verdicts.Repeatable()))
                    .Concat(Told("same from a snapshot", verdicts.SameFromSnapshot()))
                    .ToList();
                verdicts.Apply();
                return
                [
                    .. ofPlan,
                    .. Told("as wanted", verdicts.AsWanted()),
                    .. Told("nothing else", verdicts.NothingElse()),
                ];
            },
            cases,
            () => shares.Missing(cases)
        );

        shares.Print();
    }

    private static IEnumerable<string> Told(string verdict, IEnumerable<string> problems) =>
        problems.Select(problem => $"{verdict}: {problem}");
}
