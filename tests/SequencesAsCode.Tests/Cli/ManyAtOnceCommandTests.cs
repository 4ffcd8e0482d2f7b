using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ManyAtOnceCommandTests
{
    [Test]
    public async Task Plan_says_so_first_with_the_option_that_allows_it()
    {
        using var workspace = await EditedAsync();

        var (text, json, allowed) = (
            await workspace.RunAsync("plan"),
            await workspace.RunAsync("plan", "--format", "json"),
            await workspace.RunAsync("plan", "--detailed-exitcode", "--allow-many")
        );

        Assert.That((text.ExitCode, json.ExitCode, allowed.ExitCode), Is.EqualTo((6, 6, 2)), text.All);
        Assert.That(text.Out.Split('\n')[2], Is.EqualTo("The whole plan needs a decision: nothing is sent."));
        Assert.That(
            text.Out,
            Does.Contain("--allow-many")
                .And.Contain(
                    "\nPlan: nothing is sent without a decision. "
                        + "If allowed: 5 to update, 1 to record in the lock file. "
                )
        );
        Assert.That((string?)json.Json["plan"]!["blocks"]![0]!["code"], Is.EqualTo("many_at_once"));
        Assert.That(allowed.Out, Does.Contain("allowed for this run: changing many sequences at once"));
    }

    [TestCase("apply --auto-approve")]
    [TestCase("apply plan.json")]
    public async Task Apply_writes_nothing_at_all_and_reports_each_as_blocked(string line)
    {
        using var workspace = await EditedAsync();
        await workspace.RunAsync("plan", "--out", "plan.json");
        var before = Kept(workspace);

        var run = await workspace.RunAsync([.. line.Split(' '), "--format", "json"]);

        Assert.That(run.ExitCode, Is.EqualTo(6), run.All);
        Assert.That(
            run.Json["report"]!["results"]!.AsArray().Select(result => (string?)result!["status"]),
            Has.Exactly(6).Items.And.All.EqualTo("blocked")
        );
        Assert.That(before, Does.Contain("\"key\":\"s5\""));
        Assert.That(Kept(workspace), Is.EqualTo(before));
    }

    [Test]
    public async Task A_person_is_not_asked_about_what_is_blocked()
    {
        using var workspace = await EditedAsync();

        var run = await workspace.RunAsync(new CliStage(Answer: "yes\n"), "apply");

        Assert.That((run.ExitCode, run.Error.Contains("Apply this", StringComparison.Ordinal)), Is.EqualTo((6, false)));
    }

    [TestCase("plan --allow-many --out plan.json", "apply plan.json")]
    [TestCase("plan", "apply --auto-approve --allow-many")]
    public async Task With_the_option_given_to_plan_or_apply_it_is_carried_out(string plan, string apply)
    {
        using var workspace = await EditedAsync();
        await workspace.RunAsync(plan.Split(' '));

        var run = await workspace.RunAsync(apply.Split(' '));

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That((await workspace.RunAsync("plan", "--detailed-exitcode")).ExitCode, Is.Zero);
    }

    // Lock, journal and the emulator's state.
    private static string Kept(CliWorkspace workspace) =>
        string.Concat(
            Directory
                .EnumerateFiles(workspace.In(".sequences"))
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file}\n{File.ReadAllText(file)}")
        );

    // Five live sequences, applied; then all of them are edited, and another one is renamed in bookkeeping only.
    private static async Task<CliWorkspace> EditedAsync()
    {
        var sequences = Enumerable
            .Range(0, 6)
            .Select(index =>
                $$"""
                    { "id": "66e9e215ece19801b21991{{index:00}}", "name": "Sequence {{index}}", "active": {{(
                        index < 5 ? "true" : "false"
                    )}},
                      "steps": [ { "id": "66e9e215ece19801b21992{{index:00}}", "type": "call",
                        "wait_time": 1, "wait_mode": "day" } ] }
                    """
            );
        var workspace = new CliWorkspace()
            .With(
                "seed.json",
                $$"""{ "team": { "id": "{{ServedApollo.Team}}", "name": "T" }"""
                    + $$""", "sequences": [ {{string.Join(",", sequences)}} ] }"""
            )
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: { seed: seed.json } } }\n");
        for (var index = 0; index < 6; index++)
            workspace.With(
                $"sequences/s{index}.yaml",
                $"key: s{index}\nid: 66e9e215ece19801b21991{index:00}\nname: Sequence {index}\nsteps:\n  - {{ "
                    + $"type: call, wait: 1 day }}\n"
            );
        var first = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(first.ExitCode, Is.Zero, first.All);
        for (var index = 0; index < 5; index++)
            workspace.Replace($"sequences/s{index}.yaml", "1 day", "2 days");
        return workspace.Replace("sequences/s5.yaml", "key: s5", "key: other\nwas: s5");
    }
}
