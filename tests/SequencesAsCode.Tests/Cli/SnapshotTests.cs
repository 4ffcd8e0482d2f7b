using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class SnapshotTests
{
    [Test]
    public async Task A_plan_against_a_snapshot_says_so_can_be_shown_and_not_applied()
    {
        using var workspace = await TakenAsync();

        var plan = await workspace.RunAsync(
            "plan",
            "--current",
            "snapshot.json",
            "--out",
            "plan.json",
            "--detailed-exitcode"
        );
        var show = await workspace.RunAsync("show", "plan.json");
        var json = await workspace.RunAsync("show", "plan.json", "--format", "json");
        var apply = await workspace.RunAsync("apply", "plan.json");

        Assert.That((plan.ExitCode, show.ExitCode, apply.ExitCode), Is.EqualTo((2, 0, 7)), plan.All + apply.All);
        Assert.That(plan.Out, Does.Contain("made from the snapshot of 20").And.EqualTo(show.Out));
        Assert.That(
            (string?)json.Json["plan"]!["context"]!["snapshot_taken"],
            Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        );
        Assert.That(OutputSchema.ProblemsOf(json.Out), Is.Empty);
        Assert.That(apply.Error, Does.Contain("without --current"));
        Assert.That(plan.Error, Does.Contain("Show it again: 'sequences show ").And.Not.Contain("sequences apply"));
    }

    [Test]
    public async Task Nothing_is_called_and_the_account_may_have_moved_on()
    {
        using var workspace = await TakenAsync();
        var before = await workspace.RunAsync("plan", "--current", "snapshot.json");
        await workspace.RunAsync("apply", "--auto-approve");
        Directory.Delete(workspace.In(".sequences"), true);

        var after = await workspace.RunAsync("plan", "--current", "snapshot.json", "--verbose");

        Assert.That((after.ExitCode, after.Out, after.Error), Is.EqualTo((0, before.Out, "")));
        Assert.That(Directory.Exists(workspace.In(".sequences")), Is.False);
    }

    [Test]
    public async Task An_environment_of_Apollo_needs_no_key_and_no_host()
    {
        using var workspace = await TakenAsync();
        workspace.With(
            "sequences.yaml",
            "version: 1\nsequences: sequences/*.yaml\nenvironments:\n  production: { apollo: { account: "
                + "5c1004a0ece19801b2190001, key_env: APOLLO_NO_SUCH_KEY } }\nvariables: [webinar_date]\n"
        );
        workspace.Replace("snapshot.json", "\"service\": \"emulator\"", "\"service\": \"apollo\"");

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Out,
            Does.StartWith(
                "Plan for production (Apollo account 5c1004a0ece19801b2190001)\n  made from the snapshot of "
            )
        );
    }

    [Test]
    public async Task A_snapshot_of_another_account_ends_with_4()
    {
        using var workspace = await TakenAsync();
        workspace.With(
            "sequences.yaml",
            "version: 1\nsequences: sequences/*.yaml\nenvironments:\n  production: { apollo: { account: "
                + "5c1004a0ece19801b2190002 } }\nvariables: [webinar_date]\n"
        );
        workspace.Replace("snapshot.json", "\"service\": \"emulator\"", "\"service\": \"apollo\"");

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json", "--format", "json");

        Assert.That((run.ExitCode, (string?)run.Json["error"]!["kind"]), Is.EqualTo((4, "other_account")), run.All);
        Assert.That(
            (string?)run.Json["error"]!["message"],
            Does.StartWith("The snapshot is of the account 5c1004a0ece19801b2190001")
        );
    }

    [Test]
    public async Task A_snapshot_of_another_service_is_refused()
    {
        using var workspace = await TakenAsync();
        workspace.With(
            "sequences.yaml",
            "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: {} } "
                + "}\nvariables: [webinar_date]\n"
        );

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(
            run.Error,
            Does.Contain("The snapshot is of the service 'emulator', but the environment is of 'apollo'")
        );
    }

    [Test]
    public async Task A_sequence_that_it_lacks_is_blocked_by_itself_and_another_snapshot_asked_for()
    {
        using var workspace = CliWorkspace.Quickstart();
        var trial = workspace.Read("sequences/trial-welcome.yaml");
        File.Delete(workspace.In("sequences/trial-welcome.yaml"));
        var taken = await workspace.RunAsync("list", "--snapshot", "snapshot.json");
        workspace.With("sequences/trial-welcome.yaml", trial);

        var lacking = await workspace.RunAsync("plan", "--current", "snapshot.json");
        await workspace.RunAsync("list", "--snapshot", "snapshot.json", "--all");
        var whole = await workspace.RunAsync("plan", "--current", "snapshot.json");

        Assert.That((taken.ExitCode, lacking.ExitCode, whole.ExitCode), Is.EqualTo((0, 6, 0)), lacking.All + whole.All);
        Assert.That(
            lacking.Out,
            Does.Contain("'Trial welcome' with the id 66e9e215ece19801b2199102")
                .And.Contain("list --snapshot FILE")
                .And.Contain("--all")
        );
    }

    [Test]
    public async Task A_new_sequence_needs_the_rows_alone()
    {
        using var workspace = await TakenAsync();
        workspace.With(
            "sequences/brand-new.yaml",
            "key: brand-new\nname: Brand new\nsteps:\n  - { type: call, wait: 1 day, note: Call }\n"
        );

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json", "--target", "brand-new");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("+ Brand new  (brand-new)"));
    }

    [Test]
    public async Task Drift_is_told_against_a_snapshot_as_well()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.InApollo(sequences => sequences[0]["name"] = "Renamed by hand");
        await workspace.RunAsync("list", "--snapshot", "snapshot.json");

        var run = await workspace.RunAsync("plan", "--drift-only", "--current", "snapshot.json");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.All);
        Assert.That(run.Out, Does.Contain("made from the snapshot of").And.Contain("Renamed by hand"));
    }

    [TestCase("", "is not a snapshot")]
    [TestCase("[]", "is not a snapshot")]
    [TestCase("{\"kind\":\"snapshot\",\"format_version\":\"9\"}", "has the format '9'")]
    [TestCase("{\"kind\":\"snapshot\",\"format_version\":\"1.0\"}", "'service' is missing")]
    [TestCase("{\"kind\":\"snapshot\",\"kind\":\"snapshot\"}", "is not a snapshot")]
    public async Task What_is_no_snapshot_ends_with_3_and_the_way_to_one(string text, string why)
    {
        using var workspace = CliWorkspace.Quickstart().With("snapshot.json", text);

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.All);
        Assert.That(run.Error, Does.Contain(why).And.Contain("sequences list --snapshot FILE"));
    }

    [Test]
    public async Task Fewer_people_than_none_are_refused()
    {
        using var workspace = await TakenAsync();
        workspace.With(
            "snapshot.json",
            workspace.Read("snapshot.json").Replace("\"people\": 13", "\"people\": -13", StringComparison.Ordinal)
        );
        Assert.That(workspace.Read("snapshot.json"), Does.Contain("-13"));

        var run = await workspace.RunAsync("plan", "--current", "snapshot.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.All);
        Assert.That(run.Error, Does.Contain("'people' is less than 0"));
    }

    [Test]
    public async Task Two_snapshots_of_one_state_differ_in_the_time_alone_and_hold_no_key()
    {
        await using var served = await ServedApollo.StartAsync();
        var workspace = served.Workspace;

        var first = await workspace.RunAsync("list", "--snapshot", "one.json", "--all");
        await workspace.RunAsync("list", "--snapshot", "two.json", "--all");

        var (one, two) = (JsonNode.Parse(workspace.Read("one.json"))!, JsonNode.Parse(workspace.Read("two.json"))!);
        (one["taken"], two["taken"]) = (null, null);
        Assert.That(first.ExitCode, Is.Zero, first.All);
        Assert.That(one.ToJsonString(), Is.EqualTo(two.ToJsonString()));
        Assert.That(served.Writes, Is.Empty);
        Assert.That(workspace.Read("one.json"), Does.Not.Contain(ServedApollo.Key).And.EndWith("}\n"));
    }

    [Test]
    public async Task All_without_a_file_is_refused()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("list", "--all");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((3, "error: --all needs --snapshot FILE.\n")));
    }

    private static async Task<CliWorkspace> TakenAsync()
    {
        var workspace = CliWorkspace.Quickstart();
        var run = await workspace.RunAsync("list", "--snapshot", "snapshot.json");
        Assert.That(run.ExitCode, Is.Zero, run.All);
        return workspace;
    }
}
