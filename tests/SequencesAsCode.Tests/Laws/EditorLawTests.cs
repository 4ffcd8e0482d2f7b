using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// A colleague does something in Apollo between any two calls of a run: it stays done in that run and in those after
/// it, no key stands for another step, the report says what is, and running again comes to rest. What happens between a
/// last read and the write that follows it no client can see: there only the rest holds.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class EditorLawTests
{
    private const int MostCalls = 60;

    // Where most can go wrong; the others take longer than a quick run may.
    private static readonly HashSet<string> Quick =
    [
        "structure add",
        "structure delete",
        "structure move",
        "switch off add",
        "switch off delete",
        "create delete",
        "create move",
        "refused delete",
        "refused move",
        "removal enrol",
        "edit archive",
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from flow in EditorCase.Flows
        from deed in EditorCase.Deeds
        let data = new TestCaseData(flow, deed)
        select Quick.Contains($"{flow} {deed}") ? data : data.SetCategory(Law.Long);

    [TestCaseSource(nameof(Cases))]
    public void What_a_colleague_does_before_any_call_stays_done(string flow, string deed)
    {
        var (problems, acts) = (new List<string>(), 0);
        for (var call = 1; call <= MostCalls; call++)
        {
            using var round = new EditorCase(flow, deed);
            problems.AddRange(
                round
                    .Problems(call)
                    .Select(problem => $"before call {call}{(round.IsUnseen ? " (unseen)" : "")}: {problem}")
            );
            if (round.HasActed)
                acts++;
            else if (flow != "create" || acts > 0)
                break;
        }

        Assert.That(problems, Is.Empty);
        Assert.That(acts, Is.GreaterThan(3));
    }
}
