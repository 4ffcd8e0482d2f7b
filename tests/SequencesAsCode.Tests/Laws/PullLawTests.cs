using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Whatever people do in Apollo comes back into files that other people commented: then file and Apollo agree, and
/// nothing else in the file changed.
/// </summary>
[TestFixture]
internal sealed class PullLawTests
{
    private const int Cases = 120;

    [TestCase(2 * Cases / 5)]
    [TestCase(3 * Cases / 5, Category = Law.Long)]
    public void After_a_pull_the_plan_is_empty_and_no_comment_is_lost(int cases)
    {
        var agreed = 0;

        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                using var workspace = new CliWorkspace()
                    .With(
                        "sequences.yaml",
                        "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
                    )
                    .With(
                        CliWorkspace.State,
                        SequencesAsCode
                            .Emulator.EmulatedApollo.FromSeed(new AccountDraw(dice).Seed(), null, new ManualTime())
                            .ExportState()
                    );
                if (Run(workspace, "import", "--all") is { ExitCode: not 0 } import)
                    return [$"import: {import.All}"];
                if (dice.Chance(0.4) && Unkeyed(workspace) is { ExitCode: not 0 } unkeyed)
                    return [$"without keys: {unkeyed.All}"];
                var comments = Commented(workspace, dice);
                var edits = InApollo(workspace, dice);

                var pull = Run(workspace, "pull");

                var plan = Run(workspace, "plan", "--refresh", "all", "--detailed-exitcode");
                var text = string.Join(
                    '\n',
                    Directory.EnumerateFiles(workspace.In("sequences"), "*.yaml").Select(File.ReadAllText)
                );
                var left = pull
                    .Out.Split('\n')
                    .Where(line =>
                        line.Contains("left: ", StringComparison.Ordinal)
                        && !line.Contains("Markdown", StringComparison.Ordinal)
                    )
                    .ToList();
                var isAllTaken = pull.ExitCode == 0;
                if (isAllTaken && pull.Out.Contains(" copied to ", StringComparison.Ordinal))
                    agreed++;
                return
                [
                    .. pull.ExitCode is 0 or 6 or 8 ? Array.Empty<string>() : [$"pull: {pull.All}"],
                    .. left.Select(line => $"left: {line}"),
                    .. isAllTaken
                    && (plan.ExitCode != 0 || plan.Out.Contains("edited in Apollo", StringComparison.Ordinal))
                        ? [$"plan: {plan.All}\nafter: {string.Join(", ", edits)}\n{pull.All}"]
                        : Array.Empty<string>(),
                    .. comments
                        .Where(comment => !text.Contains(comment, StringComparison.Ordinal))
                        .Select(comment => $"lost: {comment}"),
                ];
            },
            cases,
            () => Law.Below(("taken whole", agreed, (cases / 4) + 1))
        );

        TestContext.Out.WriteLine($"{agreed} taken whole");
    }

    private static CliRun Run(CliWorkspace workspace, params string[] arguments) =>
        workspace.RunAsync(arguments).GetAwaiter().GetResult();

    // Steps and touches without keys: then only what the lock says of their content, and the content itself, tell which
    // is which.
    private static CliRun Unkeyed(CliWorkspace workspace)
    {
        foreach (var path in Directory.EnumerateFiles(workspace.In("sequences"), "*.yaml"))
        {
            var text = System.Text.RegularExpressions.Regex.Replace(
                File.ReadAllText(path),
                @"(?m)^( *)- key: .*\n\1  ",
                "$1- "
            );
            File.WriteAllText(path, text);
        }

        return Run(workspace, "apply", "--auto-approve");
    }

    // Comments on settings of the sequence, which no edit of a step takes along.
    private static List<string> Commented(CliWorkspace workspace, Dice dice)
    {
        var comments = new List<string>();
        foreach (
            var path in Directory.EnumerateFiles(workspace.In("sequences"), "*.yaml").Order(StringComparer.Ordinal)
        )
        {
            var lines = File.ReadAllLines(path).ToList();
            var settings = lines.FindIndex(line => line.StartsWith("steps:", StringComparison.Ordinal))
                is >= 0
                    and var found
                ? found
                : lines.Count;
            for (var index = settings - 1; index > 0; index--)
            {
                if (lines[index].Length == 0 || char.IsWhiteSpace(lines[index][0]) || dice.Chance(0.6))
                    continue;
                var comment = $"# note {comments.Count} of {Path.GetFileName(path)}:  mind  the gap";
                comments.Add(comment);
                lines.InsertRange(index, dice.Chance(0.5) ? ["", comment] : [comment]);
            }

            File.WriteAllLines(path, lines);
        }

        return comments;
    }

    private static List<string> InApollo(CliWorkspace workspace, Dice dice)
    {
        var edits = new ApolloEdits(dice);
        workspace.InApollo(sequences => sequences.ToList().ForEach(edits.Make));
        return edits.Made;
    }
}
