using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// GitLab. By default run the tests of what only GitLab has; what GitHub's tests cover too is in the long category.
/// </summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class GitlabPipelineTests
{
    private const string Q3 = PipelineSite.Q3;
    private const string Trial = PipelineSite.Trial;

    [Test]
    public async Task A_mistake_fails_the_check_with_its_line()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);

        var good = runner.Run("validate", withKey: false);
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = runner.Run("validate", withKey: false);

        Assert.That((good.ExitCode, bad.ExitCode), Is.EqualTo((0, 3)), good.Log + bad.Log);
        Assert.That(bad.Log, Does.Match(@"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [Test]
    public async Task A_plan_is_one_note_that_is_updated_in_place()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);

        var first = runner.Run("plan");
        var marker = site.Comments().Single().Split('\n')[0];
        site.CommentFirst(marker + "\nof somebody else");
        site.Write(
            Q3,
            site.Read(Q3).Replace("name: Q3 Outbound Outreach", "name: Q4 Outbound Outreach", StringComparison.Ordinal)
        );
        var second = runner.Run("plan");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(2), second.Log);
        Assert.That(site.Comments()[0], Does.EndWith("of somebody else"));
        Assert.That(site.Comments()[1], Does.StartWith("<!-- sequences-as-code: ").And.Contain("Q4"));
        Assert.That(
            site.Calls.Where(call => !call.StartsWith("curl GET ", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "curl POST https://gitlab.example.com/api/v4/projects/3/merge_requests/7/notes",
                    "curl PUT https://gitlab.example.com/api/v4/projects/3/merge_requests/7/notes/100",
                }
            )
        );
        Assert.That(site.Read("sequences-out/preview.html"), Is.Not.Empty);
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value).And.Not.Contain("t0ken"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_blocked_plan_is_noted_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new GitlabRunner(site).Run("plan");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Contain("needs a decision"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);
        var snapshot = runner.Run("snapshot");
        File.Delete(Path.Combine(site.Temp, "snapshot.json"));
        var calls = site.Apollo.Requests.Length;

        var plan = runner.Run("plan-offline", withKey: false);

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests, Has.Length.EqualTo(calls));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_consent_given_by_hand_is_in_the_plan_that_is_applied_and_the_lock_has_a_branch_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        site.SwitchOffInApollo(Trial);
        var runner = new GitlabRunner(site)
        {
            Overrides =
            {
                ["SEQUENCES_OPTIONS"] = "--allow-activation=trial-welcome",
                ["LOCK_BRANCH"] = "sequences-lock",
            },
        };

        var blocked = runner.Run("plan-main");
        runner.Overrides["CI_PIPELINE_SOURCE"] = "web";
        var (plan, apply) = (runner.Run("plan-main"), runner.Run("apply"));
        runner.Overrides["SEQUENCES_OPTIONS"] = "--allow-many --out=x";
        var refused = runner.Run("plan-main");

        Assert.That(blocked.Log, Does.Contain("--allow-activation").And.Not.Contain("allowed for this run"));
        Assert.That(plan.Log, Does.Contain("allowed for this run"));
        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.Log + apply.Log);
        Assert.That(apply.Log, Does.Match("applied +Trial").And.Contain("3 applied"));
        CheckLock(site, "sequences-lock");
        Assert.That(refused.ExitCode, Is.EqualTo(3), refused.Log);
        Assert.That(refused.Log, Does.Contain("cannot be given by hand"));
    }

    [Test]
    public async Task A_cancelled_apply_still_keeps_its_lock()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);
        runner.Run("plan-main");

        var apply = runner.Run("apply", cancelledAfter: "sequences apply");

        Assert.That(site.OnRemote("main", PipelineSite.Lock), Does.Contain("\"conference-follow-up\""), apply.Log);
    }

    [Test]
    public async Task A_partly_applied_plan_ends_with_8_and_its_lock_is_kept()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var (plan, apply) = (runner.Run("plan-main"), runner.Run("apply"));

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 8)), plan.Log + apply.Log);
        Assert.That(
            site.OnRemote("main", PipelineSite.Lock),
            Does.Contain("\"conference-follow-up\"").And.Not.Contain("\"q3-outbound\"")
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_plan_that_cannot_be_made_replaces_the_one_before_and_fails_with_its_code()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);

        PipelineScenarios.PlansThatCannotBeMade(
            site,
            Path.Combine(site.Work, "sequences-out/plan.json"),
            () => runner.Run("plan"),
            () => runner.Run("plan", withKey: false)
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_workspace_in_a_subfolder_has_paths_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("gitlab", "outbound");
        var runner = new GitlabRunner(site)
        {
            Overrides = { ["WORKSPACE"] = "outbound", ["LOCK_BRANCH"] = "sequences-lock" },
        };

        PipelineScenarios.WorkspaceInASubfolder(
            site,
            @"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ",
            purpose =>
            {
                if (purpose == "apply")
                    runner.Run("plan-main");
                return runner.Run(purpose);
            }
        );
    }

    [Test]
    public async Task The_saved_plan_is_applied_and_what_was_edited_in_Apollo_becomes_a_merge_request()
    {
        await using var site = await PipelineSite.StartAsync("gitlab");
        var runner = new GitlabRunner(site);
        var plan = runner.Run("plan-main");
        var apply = runner.Run("apply");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.Log + apply.Log);
        Assert.That(apply.Log, Does.Contain("3 applied"));
        CheckLock(site, "main");

        site.CheckOutMain();
        var hook = Path.Combine(site.Origin, "hooks/pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\nset | grep '^GIT_PUSH_OPTION_[0-9]' >>\"$STUB/calls\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, (UnixFileMode)0b111_101_101);
        site.SwitchOffInApollo(Trial);

        var drift = runner.Run("drift");

        Assert.That(drift.ExitCode, Is.Zero, drift.Log);
        Assert.That(
            site.OnRemote("sequences-drift/production", "sequences/trial-welcome.yaml"),
            Does.Contain("active: false")
        );
        Assert.That(
            site.ChangedOnRemote("sequences-drift/production"),
            Is.EqualTo(new[] { "sequences.production.lock.json", "sequences/trial-welcome.yaml" })
        );
        Assert.That(
            site.Calls,
            Has.Some.Contains("merge_request.create").And.Some.Contains("merge_request.target=main")
        );
    }

    private static void CheckLock(PipelineSite site, string branch)
    {
        Assert.That(site.OnRemote(branch, PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
        Assert.That(site.ChangedOnRemote(branch), Is.EqualTo(new[] { PipelineSite.Lock }));
    }
}
