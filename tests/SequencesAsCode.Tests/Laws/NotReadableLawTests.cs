using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// With a key that may not read one sequence, whatever the files want: nothing of what exists is written but whether it
/// is switched on, and only where a key that reads would do just the same.
/// </summary>
[TestFixture]
internal sealed class NotReadableLawTests
{
    private const int Cases = 60;

    [TestCase(Cases)]
    [TestCase(9 * Cases, Category = Law.Long)]
    public void Nothing_is_written_over_that_was_not_read(int cases)
    {
        var seen = new ConcurrentDictionary<string, int>();

        string[] kinds = ["Create Applied", "Update Applied", "Blocked Blocked", "NotRead"];

        Law.Holds(
            seed => Problems(seed, seen),
            cases,
            () => kinds.Where(what => seen.GetValueOrDefault(what) * 100 < cases)
        );

        foreach (var (what, count) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            TestContext.Out.WriteLine($"{count, 5}  {what}");
    }

    private static IEnumerable<string> Problems(int seed, ConcurrentDictionary<string, int> seen)
    {
        using var drawn = new LawCase(seed);
        if (seed % 3 > 0)
        {
            drawn.LeaveWhatIsSetByHand();
            if (
                drawn
                    .Apply(drawn.Plan(drawn.Before, drawn.Lock()))
                    .Results.Any(result => result.Status != ChangeStatus.Applied)
            )
                yield break;
            if (seed % 3 == 1)
                drawn.Switch(seed % 2 == 0);
        }

        var (master, scoped) = (drawn.Plan(drawn.Apollo, Refresh.All, LawCase.Everything), drawn.Scoped());
        var before = Sequences(scoped);
        var (plan, report) = drawn.Run(scoped);
        if (plan is null || report is null)
            yield break;
        var change = plan.Sequences.Single();
        seen.AddOrUpdate(
            $"{change.Action} {report.Results.SingleOrDefault()?.Status}".Trim(),
            1,
            (_, count) => count + 1
        );

        var after = Sequences(scoped);
        var made = after.Keys.Except(before.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (
            var request in scoped.Requests.Where(request =>
                request.Method != "GET" && !request.Path.EndsWith("/search", StringComparison.Ordinal)
            )
        )
        {
            var isSwitch =
                request.Path.EndsWith("/approve", StringComparison.Ordinal)
                || request.Path.EndsWith("/abort", StringComparison.Ordinal);
            if (
                !isSwitch
                && !request.Path.EndsWith("/sequences", StringComparison.Ordinal)
                && !made.Any(id => request.Path.EndsWith(id, StringComparison.Ordinal))
            )
                yield return $"{request.Method} {request.Path} was sent";
        }

        foreach (var (id, sequence) in before.Where(pair => after[pair.Key] != pair.Value))
            yield return $"{id} is not as it was: {sequence}";
        if (
            change.Action == SequenceAction.Update
            && !(master?.Sequences.Single().Requests ?? []).SequenceEqual(change.Requests)
        )
            yield return "a key that reads would send something else";
        if (
            change.Action is SequenceAction.Create or SequenceAction.Update
            && report.Results.Single().Status != ChangeStatus.Applied
        )
            yield return $"not applied: {report.Results.Single().Message}";
        if (
            change.Action is SequenceAction.Create or SequenceAction.Update
            && drawn.Run(scoped).Plan is not { HasPending: false, HasBlocked: false }
        )
            yield return "the second plan is not empty";
    }

    // Without what tells whether it is switched on, and why.
    private static Dictionary<string, string> Sequences(EmulatedApollo apollo) =>
        JsonNode.Parse(apollo.ExportState())!["sequences"]!
            .AsArray()
            .Select(sequence => sequence!.AsObject())
            .ToDictionary(
                sequence => (string)sequence["id"]!,
                sequence =>
                {
                    foreach (var state in new[] { "active", "status_reason" })
                        sequence.Remove(state);
                    return sequence.ToJsonString();
                }
            );
}
