using SequencesAsCode.Core.Planning;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ImportLawTests
{
    // Each writes and reads files, so fewer than of the laws that do not.
    private const int Cases = 250;

    [TestCase(Cases / 5, false)]
    [TestCase(Cases / 5, true)]
    [TestCase(3 * Cases / 10, false, Category = Law.Long)]
    [TestCase(3 * Cases / 10, true, Category = Law.Long)]
    public void The_plan_after_an_import_is_empty_and_a_second_import_touches_nothing(int cases, bool full)
    {
        var (imported, refused, leftOut, markdown) = (0, 0, 0, 0);

        Law.Holds(
            seed =>
            {
                using var drawn = new ImportCase(seed);
                var writes = drawn.Apollo.Requests.Count(IsWrite);

                var batch = drawn.Import(full: full);

                imported += batch.Sequences.Length;
                refused += batch.Refused.Length;
                leftOut += batch.Sequences.Sum(sequence => sequence.LeftOut.Length);
                markdown += batch.Sequences.Count(sequence =>
                    sequence.Files.Any(file => file.Path.EndsWith(".md", StringComparison.Ordinal))
                );
                var (before, known) = (drawn.Snapshot(), drawn.Store().Read().Base!);
                var plan = drawn.Plan(known);
                var elsewhere = drawn.Plan(drawn.WithoutLock);
                var second = drawn.Import(full: full);
                return
                [
                    .. batch.Refused.Select(sequence => $"refused {sequence.Name}: {sequence.Why}"),
                    .. Errors(plan.Diagnostics),
                    .. NotNone(plan),
                    .. Sends(elsewhere),
                    .. Unlisted(drawn.Files()),
                    .. second.Sequences.Select(sequence => $"imported again: {sequence.Name}"),
                    .. drawn.Snapshot() == before ? Array.Empty<string>() : ["the second import touched a file"],
                    .. drawn.Apollo.Requests.Count(IsWrite) == writes ? Array.Empty<string>() : ["something was sent"],
                ];
            },
            cases,
            () =>
                [
                    .. Law.Below(
                        ("imported", imported, cases + 1),
                        ("values left out", leftOut, cases / 10),
                        ("with Markdown", markdown, (imported / 4) + 1)
                    ),
                    .. leftOut > 2 * imported ? new[] { $"{leftOut} values left out are too many" } : [],
                ]
        );

        TestContext.Out.WriteLine(
            $"{imported} imported, {refused} refused, {leftOut} values left out, {markdown} with Markdown"
        );
    }

    [TestCase(2 * Cases / 5)]
    [TestCase(3 * Cases / 5, Category = Law.Long)]
    public void Writing_a_file_anew_gives_an_empty_plan_too(int cases)
    {
        Law.Holds(
            seed =>
            {
                using var drawn = new ImportCase(seed);
                drawn.Import(minimal: true);
                var minimal = drawn.Plan(drawn.Store().Read().Base!);

                drawn.Import(force: true);

                var plan = drawn.Plan(drawn.Store().Read().Base!);
                return [.. NotNone(minimal).Select(problem => $"minimal: {problem}"), .. NotNone(plan)];
            },
            cases
        );
    }

    private static bool IsWrite(SequencesAsCode.Emulator.EmulatorRequest request) =>
        request.Method != "GET" && !request.Path.EndsWith("/search", StringComparison.Ordinal);

    private static IEnumerable<string> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(diagnostic => diagnostic.ToString());

    // Another machine without the lock file takes the sequences over and changes nothing.
    private static IEnumerable<string> Sends(PlanResult result) =>
        result.Plan is null
            ? Errors(result.Diagnostics)
            : result
                .Plan.Sequences.Where(change => !change.Requests.IsEmpty || !change.Blocks.IsEmpty)
                .Select(change =>
                    $"{change.Key} without the lock: {string.Join(" ", change.Blocks.Select(block => block.Message))}"
                );

    // A misspelled name stays a finding.
    private static IEnumerable<string> Unlisted(ReadResult files) =>
        files
            .Diagnostics.Where(diagnostic =>
                diagnostic.Code == "SEQ340" && !diagnostic.Message.Contains("did you mean", StringComparison.Ordinal)
            )
            .Select(diagnostic => diagnostic.ToString());

    private static IEnumerable<string> NotNone(PlanResult result) =>
        result.Plan is null
            ? Errors(result.Diagnostics)
            : result
                .Plan.Sequences.Where(change => change.Action != SequenceAction.None || change.HasDrift)
                .Select(change =>
                    $"{change.Key}: {change.Action}, {string.Join(" ", change.Blocks.Select(block => block.Message))}"
                );
}
