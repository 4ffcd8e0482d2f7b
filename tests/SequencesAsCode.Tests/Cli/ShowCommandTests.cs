using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ShowCommandTests
{
    [TestCase("text")]
    [TestCase("json")]
    public async Task A_saved_plan_is_shown_as_it_was_planned(string format)
    {
        using var workspace = CliWorkspace.Quickstart();
        var plan = await workspace.RunAsync("plan", "--out", "plan.json", "--format", format);

        var show = await workspace.RunAsync("show", "plan.json", "--format", format);

        Assert.That((show.ExitCode, show.Out, show.Error), Is.EqualTo((plan.ExitCode, plan.Out, "")));
        Assert.That(plan.Out, Does.Contain("Conference follow-up"));
    }

    [Test]
    public async Task Neither_workspace_nor_key_is_needed()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        using var elsewhere = new CliWorkspace().With("plan.json", workspace.Read("plan.json"));

        var plain = await elsewhere.RunAsync("show", "plan.json");
        var detailed = await elsewhere.RunAsync("show", "plan.json", "--detailed-exitcode");

        Assert.That((plain.ExitCode, detailed.ExitCode), Is.EqualTo((0, 2)), plain.All);
        Assert.That(Directory.GetFileSystemEntries(elsewhere.Folder), Has.Length.EqualTo(1));
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("markdown")]
    public async Task A_plan_of_another_environment_than_is_named_is_not_shown(string format)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");

        var other = await workspace.RunAsync("show", "plan.json", "-e", "production", "--format", format);
        var same = await workspace.RunAsync("show", "plan.json", "-e", "local", "--format", format);

        Assert.That((other.ExitCode, same.ExitCode), Is.EqualTo((3, 0)), other.All + same.All);
        Assert.That(other.All, Does.Contain("'local', not for 'production'").And.Not.Contain("Conference"));
    }

    [TestCase("show", "--current")]
    [TestCase("apply", "--current=snapshot.json")]
    public async Task An_option_that_is_none_is_not_taken_for_a_file(string verb, string option)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(verb, option);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(
            run.Error,
            Does.Contain($"Unknown option '{option.Split('=')[0]}'.").And.Contain($"See 'sequences {verb} --help'")
        );
    }

    [Test]
    public async Task A_blocked_plan_ends_with_6()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With("sequences/q3-outbound.yaml", workspace.Read("sequences/q3-outbound.yaml").Split("removed:")[0]);
        var plan = await workspace.RunAsync("plan", "--out", "plan.json");

        var show = await workspace.RunAsync("show", "plan.json");

        Assert.That((plan.ExitCode, show.ExitCode), Is.EqualTo((6, 6)), show.All);
    }

    [TestCase("\"format_version\": \"1.3\"", "\"format_version\": \"9.0\"", 7)]
    [TestCase("Conference", "Konference", 7)]
    public async Task A_file_of_another_format_or_that_was_changed_ends_with_7(string old, string by, int exitCode)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        workspace.Replace("plan.json", old, by);

        var show = await workspace.RunAsync("show", "plan.json");

        Assert.That((show.ExitCode, show.Out), Is.EqualTo((exitCode, "")), show.All);
        Assert.That(show.Error, Does.Contain("Run 'sequences plan --out FILE' again"));
    }

    [TestCase("missing.json")]
    [TestCase("sequences")]
    public async Task A_file_that_cannot_be_read_ends_with_3(string file)
    {
        using var workspace = CliWorkspace.Quickstart();

        var show = await workspace.RunAsync("show", file, "--format", "json");

        Assert.That(show.ExitCode, Is.EqualTo(3), show.All);
        Assert.That((string?)show.Json["error"]!["kind"], Is.EqualTo("invalid_arguments"));
    }
}
