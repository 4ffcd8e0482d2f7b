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
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);

        var good = runner.Run("sequences-validate", withKey: false, isMergeRequest: true);
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = runner.Run("sequences-validate", withKey: false, isMergeRequest: true);

        Assert.That((good.ExitCode, bad.ExitCode), Is.EqualTo((0, 3)), good.Log + bad.Log);
        Assert.That(bad.Log, Does.Match(@"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [Test]
    public async Task A_plan_is_one_note_that_is_updated_in_place()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site) { Inputs = { ["mode"] = "live" } };

        var first = runner.Run("sequences-plan", isMergeRequest: true);
        var marker = site.Comments().Single().Split('\n')[0];
        site.CommentFirst(marker + "\nof somebody else");
        site.Write(
            Q3,
            site.Read(Q3).Replace("name: Q3 Outbound Outreach", "name: Q4 Outbound Outreach", StringComparison.Ordinal)
        );
        var second = runner.Run("sequences-plan", isMergeRequest: true);

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(2), second.Log);
        Assert.That(site.Comments()[0], Does.EndWith("of somebody else"));
        Assert.That(site.Comments()[1], Does.StartWith("<!-- sequences-as-code: ").And.Contain("Q4"));
        Assert.That(
            site.Host.Writes.Where(call => call.Contains("notes", StringComparison.Ordinal)),
            Is.EqualTo(
                new[] { "POST /projects/3/merge_requests/7/notes", "PUT /projects/3/merge_requests/7/notes/100" }
            )
        );
        Assert.That(site.Host.Labels, Does.Contain("sequences/copy"));
        Assert.That(site.Read("sequences-out/sequences-production.html"), Is.Not.Empty);
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value).And.Not.Contain("t0ken"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_blocked_plan_is_noted_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new GitlabRunner(site) { Inputs = { ["mode"] = "live" } }.Run("sequences-plan", isMergeRequest: true);

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Contain("needs a decision"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        var snapshot = runner.Run("sequences-snapshot");
        site.Tidy();
        var calls = site.Apollo.Requests.Length;

        var plan = runner.Run("sequences-plan-offline", withKey: false, isMergeRequest: true);

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests, Has.Length.EqualTo(calls));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_consent_given_by_hand_is_in_the_plan_that_is_applied_and_the_lock_has_a_branch_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new GitlabRunner(site)
        {
            Inputs = { ["lock-branch"] = "sequences-lock" },
            Overrides = { ["SEQUENCES_OPTIONS"] = "--allow-activation=trial-welcome" },
        };

        var blocked = runner.Run("sequences-plan-main");
        runner.Overrides["CI_PIPELINE_SOURCE"] = "web";
        var (plan, apply) = (runner.Run("sequences-plan-main"), runner.Run("sequences-apply"));
        runner.Overrides["SEQUENCES_OPTIONS"] = "--allow-many --out=x";
        var refused = runner.Run("sequences-plan-main");

        Assert.That(blocked.Log, Does.Contain("--allow-activation").And.Not.Contain("allowed for this run"));
        Assert.That(plan.Log, Does.Contain("allowed for this run"));
        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.Log + apply.Log);
        Assert.That(apply.Log, Does.Match("applied +Trial"));
        CheckLock(site, "sequences-lock");
        Assert.That(refused.ExitCode, Is.EqualTo(3), refused.Log);
        Assert.That(refused.Log, Does.Contain("cannot be given by hand"));
    }

    [TestCase("true", false, "nobody reviews a consent")]
    [TestCase("false", true, "Consents typed for a run count once")]
    public async Task A_consent_given_by_hand_is_refused(string allowUnprotected, bool isRetried, string said)
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        if (isRetried)
            site.Host.JobsOfRun.Add((11, "sequences-plan-main-production"));
        var runner = new GitlabRunner(site)
        {
            Inputs = { ["allow-unprotected"] = allowUnprotected },
            Overrides = { ["SEQUENCES_OPTIONS"] = "--allow-activation=trial-welcome", ["CI_PIPELINE_SOURCE"] = "web" },
        };

        var plan = runner.Run("sequences-plan-main");

        Assert.That(plan.ExitCode, Is.EqualTo(3), plan.Log);
        Assert.That(plan.Log, Does.Contain(said).And.Not.Contain("Plan for"));
    }

    [Test]
    public async Task A_cancelled_apply_still_keeps_its_lock()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        runner.Run("sequences-plan-main");

        var apply = runner.Run("sequences-apply", cancelledAfter: "sequences apply");

        Assert.That(site.OnRemote("main", PipelineSite.Lock), Does.Contain("\"conference-follow-up\""), apply.Log);
    }

    [Test]
    public async Task A_program_that_cannot_be_installed_is_said_on_the_merge_request()
    {
        await using var site = await PipelineSite.StartAsync();
        site.BreakInstall(true);

        var run = new GitlabRunner(site).Run("sequences-plan", isMergeRequest: true);

        Assert.That(run.ExitCode, Is.EqualTo(9), run.Log);
        Assert.That(
            site.Calls.Single(),
            Does.Contain("No plan for " + PipelineSite.Head).And.EndWith("/projects/3/merge_requests/7/notes")
        );
        Assert.That(site.Calls.Single(), Does.Not.Contain("t0ken"));
    }

    [Test]
    public async Task An_environment_without_protection_applies_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        site.Protect(4);
        runner.Run("sequences-plan-main");

        var refused = runner.Run("sequences-apply");
        runner.Inputs["allow-unprotected"] = "true";
        runner.Run("sequences-apply");

        Assert.That(refused.ExitCode, Is.EqualTo(4), refused.Log);
        Assert.That(site.Apollo.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));
        Assert.That(
            site.Calls,
            Is.EqualTo(
                new[]
                {
                    "sequences doctor --ci --gate -C . -e production",
                    "sequences doctor --ci --gate -C . -e production --allow-unprotected",
                }
            )
        );
    }

    [Test]
    public async Task A_partly_applied_plan_ends_with_8_and_its_lock_is_kept()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var (plan, apply) = (runner.Run("sequences-plan-main"), runner.Run("sequences-apply"));

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
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site) { Inputs = { ["mode"] = "live" } };

        PipelineScenarios.PlansThatCannotBeMade(
            site,
            Path.Combine(site.Work, "sequences-out/plan.json"),
            () => runner.Run("sequences-plan", isMergeRequest: true),
            () => runner.Run("sequences-plan", withKey: false, isMergeRequest: true)
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_workspace_in_a_subfolder_has_paths_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("outbound");
        var runner = new GitlabRunner(site)
        {
            Inputs =
            {
                ["workspace"] = "outbound",
                ["mode"] = "live",
                ["lock-branch"] = "sequences-lock",
            },
        };

        PipelineScenarios.WorkspaceInASubfolder(
            site,
            @"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ",
            purpose =>
            {
                if (purpose == "apply")
                    runner.Run("sequences-plan-main");
                return runner.Run($"sequences-{purpose}", isMergeRequest: purpose is "plan" or "validate");
            }
        );
    }

    [Test]
    public async Task The_saved_plan_is_applied_and_what_was_edited_in_Apollo_becomes_a_merge_request()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        site.Host.MergedAs = PipelineSite.Head;
        var plan = runner.Run("sequences-plan-main");
        var apply = runner.Run("sequences-apply");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.Log + apply.Log);
        Assert.That(apply.Log, Does.Match("applied +Conference follow-up"));
        Assert.That(site.Comments().Single(), Does.Contain("### Applied to production at "));
        CheckLock(site, "main");

        site.CheckOutMain();
        site.SwitchOffInApollo(Trial);

        var drift = runner.Run("sequences-drift");

        Assert.That(drift.ExitCode, Is.Zero, drift.Log);
        Assert.That(
            site.OnRemote("sequences-drift/production", "sequences/trial-welcome.yaml"),
            Does.Contain("active: false")
        );
        Assert.That(
            site.ChangedOnRemote("sequences-drift/production"),
            Is.EqualTo(new[] { "sequences.production.lock.json", "sequences/trial-welcome.yaml" })
        );
        site.CheckOutMain();
        var again = runner.Run("sequences-drift");

        Assert.That(again.ExitCode, Is.Zero, again.Log);
        Assert.That(
            site.Host.Writes.Where(call => call.Contains("/merge_requests", StringComparison.Ordinal)).TakeLast(2),
            Is.EqualTo(new[] { "POST /projects/3/merge_requests", "PUT /projects/3/merge_requests/9" })
        );
        Assert.That(site.Host.Offered, Does.Contain("### Edited in Apollo: 1 sequence"));
    }

    private static void CheckLock(PipelineSite site, string branch)
    {
        Assert.That(site.OnRemote(branch, PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
        Assert.That(site.ChangedOnRemote(branch), Is.EqualTo(new[] { PipelineSite.Lock }));
    }
}
