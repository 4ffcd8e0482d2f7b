using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class DriftOnlyCommandTests
{
    private const string Update = "/sequences/66e9e215ece19801b2199101";

    [Test]
    public async Task Drift_is_2_and_none_is_0_in_text_and_JSON_and_nothing_is_sent()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("apply", "--auto-approve");
        served.Workspace.Replace("sequences/q3-outbound.yaml", "wait: 3 days", "wait: 5 days");
        var (none, noneJson) = (
            await served.RunAsync("plan", "--drift-only"),
            await served.RunAsync("plan", "--drift-only", "--format", "json")
        );
        served.Apollo.Handle(
            new("PUT", $"/api/v1{Update}", "", [new("x-api-key", "k")], """{"name":"Renamed in Apollo"}""")
        );
        var writes = served.Writes.Count();

        var (text, json) = (
            await served.RunAsync("plan", "--drift-only"),
            await served.RunAsync("plan", "--drift-only", "--format", "json")
        );

        Assert.That(
            (none.ExitCode, noneJson.ExitCode, text.ExitCode, json.ExitCode),
            Is.EqualTo((0, 0, 2, 2)),
            none.All + text.All
        );
        Assert.That(none.Out, Does.StartWith("Drift in production").And.Contain("No edits in Apollo."));
        Assert.That(
            text.Out,
            Does.StartWith("Drift in production").And.Contain("Renamed in Apollo").And.Not.Contain("5 days")
        );
        Assert.That((int?)json.Json["exit_code"], Is.EqualTo(2));
        Assert.That((bool?)json.Json["plan"]!["context"]!["drift_only"], Is.True);
        Assert.That(served.Writes.Count(), Is.EqualTo(writes));
    }

    [TestCase("--out plan.json")]
    [TestCase("--allow-removals")]
    [TestCase("--allow-activation=q3-outbound")]
    [TestCase("--allow-many")]
    [TestCase("--revert-drift")]
    [TestCase("--overwrite q3-outbound")]
    [TestCase("--accept-rewrites")]
    public async Task It_plans_nothing_and_so_takes_no_consent_and_saves_nothing(string more)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(["plan", "--drift-only", .. more.Split(' ')]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: --drift-only shows what was edited in Apollo and plans nothing: it cannot be "
                    + "combined with --out, --allow-…, --revert-drift, --overwrite or --accept-rewrites.\n"
            )
        );
        Assert.That(File.Exists(workspace.In("plan.json")), Is.False);
    }

    [Test]
    public async Task Where_nothing_is_managed_there_is_no_drift()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { production: { apollo: {} } }\n"
        );

        var run = await workspace.RunAsync("plan", "--drift-only");

        Assert.That(
            (run.ExitCode, run.Out),
            Is.EqualTo((0, "Drift in production (Apollo)\n\nNo edits in Apollo. Nothing was applied here yet.\n")),
            run.All
        );
    }
}
