using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>How the result of doctor reads, and that nothing is left behind.</summary>
internal sealed class DoctorTests
{
    [Test]
    public async Task When_all_is_well()
    {
        await using var served = await ServedApollo.StartAsync(options: "enforce_quota=true");
        await served.RunAsync("apply", "--auto-approve");

        var run = await served.RunAsync("doctor");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(100));
        Assert.That(run.Out, Does.EndWith("\nReady. Next: sequences plan\n"));
        Approve.Text(run.Out);
    }

    [Test]
    public async Task With_every_detail()
    {
        await using var served = await ServedApollo.StartAsync(options: "enforce_quota=true");
        await served.RunAsync("apply", "--auto-approve");

        var run = await served.RunAsync("doctor", "--verbose");

        Assert.That(run.Out, Does.EndWith("\nReady. Next: sequences plan\n"));
        Approve.Text(run.Out);
    }

    [Test]
    public async Task Without_a_workspace_the_next_command_begins_one()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("doctor");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Out, Does.EndWith("\nNot ready: 1 problem. Next: sequences init\n"));
    }

    [TestCase("", "sequences import --all")]
    [TestCase("-e production", "sequences import --all -e production")]
    public async Task An_account_of_which_there_is_no_file_yet_is_to_be_imported(string line, string next)
    {
        await using var served = await ServedApollo.StartAsync();
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);

        var run = await served.RunAsync(["doctor", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That(run.Out.Split('\n')[^2], Does.StartWith("Ready").And.EndWith($". Next: {next}"), run.All);
    }

    [Test]
    public async Task When_much_is_wrong()
    {
        await using var served = await ServedApollo.StartAsync(
            options: "allowed_endpoints=api/v1/users/api_profile,api/v1/emailer_campaigns/search"
                + ",api/v1/emailer_schedules/index,api/v1/users/search"
        );
        served
            .Workspace.Replace("sequences.yaml", "apollo: {}", "apollo: { account: 5c1004a0ece19801b2199999 }")
            .Replace("sequences/q3-outbound.yaml", "schedule: Normal Business Hours", "schedule: Normal Busines Hours");

        var run = await served.RunAsync("doctor");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Approve.Text(run.Out);
    }

    [Test]
    public async Task Without_a_key()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_KEY"] = "";

        var run = await served.RunAsync("doctor");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Approve.Text(run.Out);
    }

    [Test]
    public async Task Of_the_emulator_and_nothing_is_left_behind()
    {
        using var workspace = CliWorkspace.Quickstart();
        var before = Directory.GetFileSystemEntries(workspace.Folder, "*", SearchOption.AllDirectories);

        var run = await workspace.RunAsync("doctor");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            Directory.GetFileSystemEntries(workspace.Folder, "*", SearchOption.AllDirectories),
            Is.EquivalentTo(before)
        );
        Approve.Text(run.Out);
    }

    [Test]
    public async Task An_emulator_that_cannot_start_is_a_row()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With("emulator-seed.json", "{");

        var (exitCode, rows) = await workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("key", "service").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("key", "service").Remedy, Does.Contain("Correct the seed"));
    }

    [Test]
    public async Task With_colour_the_words_stay()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(new CliStage(Colour: true), "doctor");

        Assert.That(run.Out, Does.Contain("\u001b[32mok       \u001b[0m").And.Contain("\u001b[2munknown  \u001b[0m"));
    }

    [Test]
    public async Task Names_of_the_account_cannot_act()
    {
        const string hostile = "evil\u001b[2J\n::error::x\u202e";
        await using var served = await ServedApollo.StartAsync(
            null,
            account =>
            {
                foreach (var user in account["users"]!.AsArray())
                    (user!["first_name"], user["email"]) = (hostile, hostile);
                foreach (var list in new[] { "labels", "schedules" })
                {
                    foreach (var item in account[list]!.AsArray())
                        item!["name"] = $"{item["name"]}{hostile[..5]}";
                }
            }
        );

        var run = await served.RunAsync("doctor", "--verbose");

        Assert.That(run.Out, Does.Contain("acting user  evil").And.Contain("did you mean").IgnoreCase);
        Assert.That(run.All, Does.Not.Contain("\u001b").And.Not.Contain("\u202e").And.Not.Match("(?m)^::error"));
    }

    [Test]
    public async Task A_journal_that_a_run_left_says_to_run_apply()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With(
            ".sequences/journal.local.jsonl",
            """{"kind":"intent","key":"q3-outbound","name":"","create":false}"""
                + "\n"
                + """{"kind":"intent","key":"new","name":"New","create":true}"""
                + "\n"
        );

        var (exitCode, rows) = await workspace.DoctorAsync();

        var row = rows.One("workspace", "journal");
        Assert.That(
            (exitCode, row.Status, row.Found),
            Is.EqualTo((0, "warning", "a run did not finish: 2 sequences begun"))
        );
        Assert.That(row.Remedy, Does.Contain("run 'sequences apply'"));
    }

    [TestCase("sequences.production.lock.json", "{", "sequences.production.lock.json")]
    [TestCase(".sequences/journal.production.jsonl", "nonsense\n", "journal")]
    public async Task A_lock_that_cannot_be_read_is_3(string file, string text, string why)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.With(file, text);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("workspace", "lock").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("workspace", "lock").Remedy, Does.Contain(why));
        Assert.That(rows.Any(row => row.Name == "lock in git"), Is.EqualTo(!file.StartsWith('.')));
        Assert.That(rows.Ended("endpoints", "ok").Count(), Is.EqualTo(9));
    }
}
