using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class PlanCommandTests
{
    private const char Escape = '\u001b';

    [Test]
    public async Task Results_are_plain_without_a_terminal_and_coloured_with_one()
    {
        using var workspace = CliWorkspace.Quickstart();

        var plain = await workspace.RunAsync("plan");
        var coloured = await workspace.RunAsync(new CliStage(Colour: true), "plan");

        Assert.That(plain.All, Does.Not.Contain(Escape));
        Assert.That(coloured.Out, Does.Contain(Escape));
        Assert.That(coloured.Error, Does.Not.Contain(Escape));
    }

    [Test]
    public async Task JSON_is_never_coloured()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(new CliStage(Colour: true), "plan", "--format", "json");

        Assert.That(run.All, Does.Not.Contain(Escape));
        Assert.That(run.Json["plan"], Is.Not.Null);
    }

    [Test]
    public async Task Verbose_logs_each_request_on_stderr_and_leaves_stdout_alone()
    {
        using var workspace = CliWorkspace.Quickstart();

        var quiet = await workspace.RunAsync("plan");
        var verbose = await workspace.RunAsync("plan", "--verbose");

        var requests = verbose.Error.Split('\n').Where(line => line.EndsWith(" ms", StringComparison.Ordinal)).ToList();
        Assert.That(verbose.Out, Is.EqualTo(quiet.Out));
        Assert.That(requests, Has.Count.EqualTo(7).And.All.Match("^(GET|POST) /api/v1/[a-z_/0-9]+ 200 "));
    }

    [Test]
    public async Task Out_saves_the_plan_and_says_so_on_stderr_only()
    {
        using var workspace = CliWorkspace.Quickstart();

        var shown = await workspace.RunAsync("plan");
        var saved = await workspace.RunAsync("plan", "--out", "plan.json");

        Assert.That(saved.Out, Is.EqualTo(shown.Out));
        Assert.That(
            saved.Error,
            Does.Contain($"The plan is saved. Apply exactly this: 'sequences apply {workspace.In("plan.json")}'")
        );
        Assert.That(workspace.Read("plan.json"), Does.Contain("\"checksum\"").And.Contain("\"q3-outbound\""));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_plan_that_cannot_be_saved_is_1_and_no_result_is_shown()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", "--out", "/dev/full");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("error: The plan could not be saved to"));
    }

    [Test]
    public async Task Equal_inputs_give_byte_equal_plans()
    {
        using var workspace = CliWorkspace.Quickstart();

        var first = await workspace.RunAsync("plan", "--out", "one.json", "--format", "json");
        var second = await workspace.RunAsync("plan", "--out", "two.json", "--format", "json");

        Assert.That(second.Out, Is.EqualTo(first.Out));
        Assert.That(workspace.Read("two.json"), Is.EqualTo(workspace.Read("one.json")));
    }

    [Test]
    public async Task A_workspace_without_sequences_has_nothing_to_manage_and_asks_no_service()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { production: { apollo: {} } }\n"
        );

        var run = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), run.All);
        Assert.That(run.Out, Does.Contain("No sequences are managed yet"));
    }

    [Test]
    public async Task Files_that_vanished_while_the_lock_knows_sequences_are_an_error()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        Directory.Delete(workspace.In("sequences"), recursive: true);

        var run = await workspace.RunAsync("plan");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.Contain("error SEQ").And.Contain("sequences.local.lock.json"));
    }

    [Test]
    public async Task A_blocked_sequence_is_6_with_or_without_the_flag_and_shows_what_lets_it_through()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With("sequences/q3-outbound.yaml", workspace.Read("sequences/q3-outbound.yaml").Split("removed:")[0]);

        var blocked = await workspace.RunAsync("plan");
        var detailed = await workspace.RunAsync("plan", "--detailed-exitcode");
        var allowed = await workspace.RunAsync("plan", "--detailed-exitcode", "--allow-removals=q3-outbound");

        Assert.That((blocked.ExitCode, detailed.ExitCode, allowed.ExitCode), Is.EqualTo((6, 6, 2)));
        Assert.That(
            blocked.Out,
            Does.Contain("--allow-removals=q3-outbound").And.Contain("- id: 66e9e215ece19801b2199204")
        );
    }

    [TestCase("plan --format html")]
    [TestCase("show plan.json --format html")]
    public async Task A_page_goes_to_a_file_when_it_would_fill_a_screen(string line)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");

        var seen = await workspace.RunAsync(new CliStage { IsOutputSeen = true }, line.Split(' '));
        var piped = await workspace.RunAsync(line.Split(' '));

        Assert.That((seen.ExitCode, seen.Out), Is.EqualTo((0, "")), seen.All);
        Assert.That(seen.Error, Does.Contain($"The page is written. Open {workspace.In("plan.html")} in a browser."));
        Assert.That(workspace.Read("plan.html"), Does.StartWith("<!doctype html>").IgnoreCase);
        Assert.That(piped.Out, Does.StartWith("<!doctype html>").IgnoreCase);
    }
}
