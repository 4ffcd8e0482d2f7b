using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class SavedPlanTests
{
    private const string TwoEmulators =
        "version: 1\nsequences: sequences/*.yaml\ndefault_environment: local\nenvironments:\n  local: { "
        + "emulator: { seed: emulator-seed.json } }\n  other: { emulator: { seed: emulator-seed.json } "
        + "}\nvariables: [webinar_date]\n";

    [Test]
    public async Task A_saved_plan_is_carried_out_as_it_is_and_never_asks()
    {
        using var workspace = await PlannedAsync();

        var apply = await workspace.RunAsync("apply", "plan.json");
        var empty = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That((apply.ExitCode, empty.ExitCode), Is.EqualTo((0, 0)), apply.All);
        Assert.That(apply.Out, Does.StartWith("Apply to local (emulator)").And.Contain("3 applied"));
    }

    [Test]
    public async Task A_plan_saved_in_the_format_before_is_carried_out()
    {
        using var workspace = await PlannedAsync();
        workspace.With("plan.json", FormerPlan.Of(workspace.Read("plan.json")));

        var show = await workspace.RunAsync("show", "plan.json");
        var apply = await workspace.RunAsync("apply", "plan.json");

        Assert.That((show.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), show.All + apply.All);
        Assert.That(apply.Out, Does.Contain("3 applied"));
    }

    [Test]
    public async Task A_saved_plan_without_changes_is_shown_and_ends_with_0()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        await workspace.RunAsync("plan", "--out", "plan.json");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.EndWith("No changes. 3 sequences in local are up to date.\n"));
    }

    [Test]
    public async Task A_saved_plan_of_a_workspace_without_sequences_ends_with_0()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { local: { emulator: {} } }\n"
        );
        await workspace.RunAsync("plan", "--out", "plan.json");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("No sequences are managed yet"));
    }

    [TestCase("sequences/q3-outbound.yaml", "wait: 3 days", "wait: 5 days")]
    [TestCase("sequences/q3-outbound/value.md", "surprised", "astonished")]
    [TestCase("sequences.yaml", "drift: report", "drift: revert")]
    public async Task Files_that_changed_make_it_stale(string path, string old, string by)
    {
        using var workspace = await PlannedAsync();
        workspace.Replace(path, old, by);

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: The files have changed since the plan was made. Run 'sequences plan --out FILE' " + "again.\n"
            )
        );
    }

    [Test]
    public async Task A_lock_that_changed_makes_it_stale_so_a_plan_runs_once()
    {
        using var workspace = await PlannedAsync();
        await workspace.RunAsync("apply", "plan.json");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: The lock file has changed since the plan was made. Run 'sequences plan --out FILE' "
                    + "again.\n"
            )
        );
    }

    [Test]
    public async Task Another_environment_makes_it_stale()
    {
        using var workspace = await PlannedAsync(TwoEmulators);

        var run = await workspace.RunAsync("apply", "plan.json", "-e", "other");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: The plan was made for the environment 'local', not for 'other'. Run 'sequences plan --out "
                    + "FILE' again.\n"
            )
        );
    }

    [Test]
    public async Task The_environment_of_the_plan_is_taken_not_the_default_one()
    {
        using var workspace = CliWorkspace.Quickstart().With("sequences.yaml", TwoEmulators);
        await workspace.RunAsync("plan", "-e", "other", "--out", "plan.json");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.StartWith("Apply to other (emulator)"));
        Assert.That(File.Exists(workspace.In(CliWorkspace.State)), Is.False);
    }

    [Test]
    public async Task Another_account_makes_it_stale()
    {
        using var workspace = await PlannedAsync();
        workspace.Replace("emulator-seed.json", ServedApollo.Team, "5c1004a0ece19801b2190002");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(
            run.Error,
            Does.Contain(
                "The plan was made for the account 5c1004a0ece19801b2190001, but the key belongs to "
                    + "5c1004a0ece19801b2190002. Run 'sequences plan --out FILE' again."
            )
        );
    }

    [Test]
    public async Task A_sequence_edited_in_Apollo_since_is_refused_and_the_others_are_applied()
    {
        using var workspace = await PlannedAsync();
        workspace.Replace("emulator-seed.json", "Mention the webinar", "Mention nothing");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(run.Out, Does.Contain("stale").And.Contain("2 applied"));
    }

    [TestCase("{", "is not a saved plan of this program")]
    [TestCase("[]", "is not a saved plan of this program")]
    [TestCase("", "is not a saved plan of this program")]
    public async Task A_file_that_is_no_plan_is_stale(string content, string message)
    {
        using var workspace = CliWorkspace.Quickstart().With("plan.json", content);

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(message).And.Contain("plan --out"));
    }

    [TestCase("Trial welcome", "Trial wellcome", "was changed after it was made")]
    [TestCase("\"format_version\": \"1.3\"", "\"format_version\": \"9.0\"", "reads format '1.3'")]
    public async Task A_plan_file_that_was_damaged_is_stale(string old, string by, string message)
    {
        using var workspace = (await PlannedAsync()).Replace("plan.json", old, by);

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((7, "")), run.All);
        Assert.That(run.Error, Does.Contain(message));
    }

    [TestCase("--allow-removals")]
    [TestCase("--allow-activation=q3-outbound")]
    [TestCase("--allow-many")]
    [TestCase("--revert-drift")]
    [TestCase("--overwrite=q3-outbound")]
    [TestCase("--target=q3-outbound")]
    public async Task A_saved_plan_takes_no_further_consent_or_target(string option)
    {
        using var workspace = await PlannedAsync();

        var run = await workspace.RunAsync("apply", "plan.json", option);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.All);
        Assert.That(run.Error, Does.StartWith("error: A saved plan is applied exactly as it is."));
        Assert.That(Directory.Exists(workspace.In(".sequences")), Is.False);
    }

    [Test]
    public async Task Consents_given_to_plan_are_kept_in_the_file()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With("sequences/q3-outbound.yaml", workspace.Read("sequences/q3-outbound.yaml").Split("removed:")[0]);
        await workspace.RunAsync("plan", "--allow-removals=q3-outbound", "--out", "plan.json");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("3 applied"));
    }

    private static async Task<CliWorkspace> PlannedAsync(string? workspaceFile = null)
    {
        var workspace = CliWorkspace.Quickstart();
        if (workspaceFile is not null)
            workspace.With("sequences.yaml", workspaceFile);
        var plan = await workspace.RunAsync("plan", "--out", "plan.json");
        Assert.That(plan.ExitCode, Is.Zero, plan.All);
        return workspace;
    }
}
