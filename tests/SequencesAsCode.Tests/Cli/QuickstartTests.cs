using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class QuickstartTests
{
    private const string Lock = ".sequences/sequences.local.lock.json";

    [Test]
    public async Task The_first_plan_is_shown_as_text()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Approve.Text(run.Out);
    }

    [Test]
    public async Task The_first_plan_is_shown_as_JSON()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", "--format", "json");

        Assert.That(run.ExitCode, Is.Zero);
        Approve.Text(run.Out, "json");
    }

    [Test]
    public async Task A_plan_changes_nothing_on_disk()
    {
        using var workspace = CliWorkspace.Quickstart();
        var before = Directory
            .GetFileSystemEntries(workspace.Folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToList();

        var run = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            Directory.GetFileSystemEntries(workspace.Folder, "*", SearchOption.AllDirectories),
            Is.EquivalentTo(before)
        );
    }

    [Test]
    public async Task Apply_carries_the_plan_out_and_the_next_plan_is_empty()
    {
        using var workspace = CliWorkspace.Quickstart();

        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), apply.All + plan.All);
        Assert.That(plan.Out, Does.EndWith("No changes. 3 sequences in local are up to date.\n"));
        Approve.Text(apply.Out);
        Assert.That(apply.Error, Is.Empty);
    }

    [Test]
    public async Task State_and_lock_are_kept_in_the_hidden_folder_across_runs()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        var (state, @lock) = (workspace.Read(CliWorkspace.State), workspace.Read(Lock));

        var again = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That(again.ExitCode, Is.Zero, again.All);
        Assert.That(workspace.Read(CliWorkspace.State), Is.EqualTo(state).And.Contains("Conference follow-up"));
        Assert.That(workspace.Read(Lock), Is.EqualTo(@lock).And.Contains("conference-follow-up"));
        Assert.That(
            Directory.GetFiles(workspace.In(".sequences")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "emulator.local.json", "emulator.local.json.lock", "sequences.local.lock.json" }),
            "The journal is gone when the lock holds everything."
        );
    }

    [Test]
    public async Task An_edited_subject_is_planned_and_applied_alone()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.Replace("sequences/trial-welcome.yaml", "Your trial, {{first_name}}", "Welcome, {{first_name}}");

        var pending = await workspace.RunAsync("plan", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var empty = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That((pending.ExitCode, apply.ExitCode, empty.ExitCode), Is.EqualTo((2, 0, 0)), apply.All);
        Assert.That(
            pending.Out,
            Does.Contain("subject: Your trial, {{first_name}} → Welcome, {{first_name}}")
                .And.EndsWith("Plan: 1 to update, 2 up to date. 6 people get different messages.\n")
        );
        Assert.That(
            apply.Out,
            Does.Contain("applied").And.Contain("(trial-welcome): updated").And.Not.Contain("(q3-outbound): ")
        );
    }

    [Test]
    public async Task A_target_limits_plan_and_apply()
    {
        using var workspace = CliWorkspace.Quickstart();

        var apply = await workspace.RunAsync("apply", "--auto-approve", "--target", "trial-welcome");
        var rest = await workspace.RunAsync("plan", "--format", "json");

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(apply.Out, Does.Contain("(trial-welcome): ").And.Not.Contain("(q3-outbound): "));
        Assert.That(
            rest.Out,
            Does.Contain("\"create\": 1").And.Contain("\"update\": 1").And.Not.Contain("\"adopt\": 1")
        );
    }
}
