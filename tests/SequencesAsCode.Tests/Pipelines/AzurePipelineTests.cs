using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// Azure Pipelines. By default run the tests of what only Azure has; what GitHub's tests cover too is in the long
/// category.
/// </summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class AzurePipelineTests
{
    private const string Q3 = PipelineSite.Q3;
    private const string Trial = PipelineSite.Trial;

    [Test]
    public async Task A_mistake_fails_the_check_with_its_line()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);

        var good = runner.Run("validate", "validate");
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = runner.Run("validate", "validate");

        Assert.That((good.ExitCode, bad.ExitCode), Is.EqualTo((0, 3)), good.Log + bad.Log);
        Assert.That(bad.Log, Does.Match(@"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ"));
    }

    [Test]
    public async Task A_plan_is_one_thread_that_is_updated_in_place()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);

        var first = runner.Run("plan", "plan");
        var marker = site.Comments().Single().Split('\n')[0];
        site.CommentFirst(marker + "\nof somebody else");
        site.Write(
            Q3,
            site.Read(Q3).Replace("name: Q3 Outbound Outreach", "name: Q4 Outbound Outreach", StringComparison.Ordinal)
        );
        var second = runner.Run("plan", "plan");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(2), second.Log);
        Assert.That(site.Comments()[0], Does.EndWith("of somebody else"));
        Assert.That(site.Comments()[1], Does.StartWith("<!-- sequences-as-code: ").And.Contain("Q4"));
        Assert.That(
            site.Host.Writes.Where(call => call.Contains("threads", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "POST /p1/_apis/git/repositories/r1/pullRequests/7/threads",
                    "PATCH /p1/_apis/git/repositories/r1/pullRequests/7/threads/100/comments/1",
                }
            )
        );
        Assert.That(site.Host.Labels, Does.Contain("sequences/copy"));
        Assert.That(second.Summary, Does.Contain("Q4"));
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value).And.Not.Contain("t0ken"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_blocked_plan_is_commented_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new AzureRunner(site).Run("plan", "plan");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Contain("needs a decision"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);
        var snapshot = runner.Run("drift", "snapshot");
        var calls = site.Apollo.Requests.Length;
        runner.Known.Remove(PipelineSite.Secret.Key);

        var plan = runner.Run("plan_offline", "plan");

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(snapshot.Outputs["tag"], Is.EqualTo("sequences-snapshot-production"));
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests, Has.Length.EqualTo(calls));
    }

    [Test]
    public async Task The_saved_plan_is_applied_and_what_was_edited_in_Apollo_becomes_one_pull_request()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);
        site.Host.MergedAs = PipelineSite.Head;
        var (plan, apply) = Apply(site, runner);

        CheckApplied(site, plan, apply, "main");
        Assert.That(site.Comments().Single(), Does.Contain("### Applied to production at "));
        Assert.That(apply.Summary, Does.Contain("### Applied to production at "));

        site.CheckOutMain();
        site.SwitchOffInApollo(Trial);

        var first = runner.Run("drift", "drift");
        site.CheckOutMain();
        var second = runner.Run("drift", "drift");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(
            site.OnRemote("sequences-drift/production", "sequences/trial-welcome.yaml"),
            Does.Contain("active: false")
        );
        Assert.That(
            site.Host.Writes.Where(call => call.Contains("/pullrequests", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "POST /p1/_apis/git/repositories/r1/pullrequests",
                    "PATCH /p1/_apis/git/repositories/r1/pullrequests/9",
                }
            )
        );
        Assert.That(site.Host.Offered, Does.Contain("### Edited in Apollo: 1 sequence"));
        Assert.That(site.Host.Offered, Has.Length.LessThan(4_000));
    }

    [Test]
    public async Task A_program_that_cannot_be_installed_is_said_on_the_pull_request()
    {
        await using var site = await PipelineSite.StartAsync();
        site.BreakInstall(true);

        var run = new AzureRunner(site).Run("plan", "plan");

        Assert.That(run.ExitCode, Is.EqualTo(9), run.Log);
        Assert.That(
            site.Calls.Single(),
            Does.Contain("No plan for " + PipelineSite.Head).And.EndWith("/pullRequests/7/threads?api-version=7.1")
        );
        Assert.That(site.Calls.Single(), Does.Not.Contain("t0ken"));
    }

    [Test]
    public async Task An_environment_without_protection_applies_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Protect(4);
        var runner = new AzureRunner(site) { Overrides = { ["ALLOW_UNPROTECTED"] = "false" } };

        var refused = Apply(site, runner).Apply;
        runner.Overrides["ALLOW_UNPROTECTED"] = "true";
        runner.Run("apply", "apply");

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
    [Category(Law.Long)]
    public async Task A_plan_that_cannot_be_made_replaces_the_one_before_and_fails_with_its_code()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);

        PipelineScenarios.PlansThatCannotBeMade(
            site,
            Path.Combine(site.Temp, "out", "plan.json"),
            () => runner.Run("plan", "plan"),
            () =>
            {
                runner.Known["APOLLO_API_KEY"] = "";
                return runner.Run("plan", "plan");
            }
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_workspace_in_a_subfolder_has_paths_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("outbound");
        var runner = new AzureRunner(site)
        {
            Overrides = { ["WORKSPACE"] = "outbound", ["LOCK_BRANCH"] = "sequences-lock" },
        };

        PipelineScenarios.WorkspaceInASubfolder(
            site,
            @"sequences/q3-outbound\.yaml:\d+:\d+: error SEQ",
            purpose => purpose == "apply" ? Apply(site, runner).Apply : runner.Run(purpose, purpose)
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_consent_given_by_hand_is_in_the_plan_that_is_applied_and_the_lock_has_a_branch_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new AzureRunner(site)
        {
            Overrides =
            {
                ["SEQUENCES_OPTIONS"] = "--allow-activation=trial-welcome",
                ["LOCK_BRANCH"] = "sequences-lock",
                ["CONSENTS_REVIEWED"] = "true",
            },
        };

        var blocked = runner.Run("plan_main", "plan");
        site.Tidy();
        runner.Overrides["BUILD_REASON"] = "Manual";
        var (plan, apply) = Apply(site, runner);
        site.Tidy();
        runner.Overrides["SEQUENCES_OPTIONS"] = "--allow-many --out=x";
        var refused = runner.Run("plan_main", "plan");

        Assert.That(blocked.Summary, Does.Contain("--allow-activation").And.Not.Contain("allowed for this run"));
        Assert.That(plan.Summary, Does.Contain("allowed for this run"));
        CheckApplied(site, plan, apply, "sequences-lock");
        Assert.That(apply.Log, Does.Match("applied +Trial"));
        Assert.That(apply.Summary, Does.Contain("### Applied to production at "));
        Assert.That(refused.ExitCode, Is.EqualTo(3), refused.Log);
        Assert.That(refused.Log, Does.Contain("cannot be given by hand"));
    }

    [TestCase("CONSENTS_REVIEWED", "false", "nobody reviews a consent")]
    [TestCase("SYSTEM_JOBATTEMPT", "2", "Consents typed for a run count once")]
    [TestCase("SYSTEM_STAGEATTEMPT", "2", "Consents typed for a run count once")]
    public async Task A_consent_given_by_hand_is_refused(string variable, string value, string said)
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new AzureRunner(site)
        {
            Overrides =
            {
                ["SEQUENCES_OPTIONS"] = "--allow-activation=trial-welcome",
                ["BUILD_REASON"] = "Manual",
                ["CONSENTS_REVIEWED"] = "true",
            },
        };
        runner.Overrides[variable] = value;

        var plan = runner.Run("plan_main", "plan");

        Assert.That(plan.ExitCode, Is.EqualTo(3), plan.Log);
        Assert.That(plan.Log, Does.Contain(said).And.Not.Contain("Plan for"));
    }

    private static void CheckApplied(PipelineSite site, JobRun plan, JobRun apply, string branch)
    {
        Assert.That(apply.ExitCode, Is.Zero, apply.Log);
        Assert.That(plan.Outputs["applicable"], Is.EqualTo("true"));
        Assert.That(
            plan.Summary,
            Does.StartWith("<!-- sequences-as-code: . production -->").And.Contain("Q3 Outbound")
        );
        Assert.That(apply.Log, Does.Match("applied +Conference follow-up"));
        Assert.That(site.OnRemote(branch, PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
        Assert.That(site.ChangedOnRemote(branch), Is.EqualTo(new[] { PipelineSite.Lock }));
    }

    // The task that downloads an artifact puts it into a folder with the artifact's name.
    private static (JobRun Plan, JobRun Apply) Apply(PipelineSite site, AzureRunner runner)
    {
        var plan = runner.Run("plan_main", "plan");
        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        site.CheckOutMain();
        var handed = Directory.CreateDirectory(Path.Combine(site.Temp, "pipeline", "sequences-plan-production"));
        File.Copy(Path.Combine(site.Temp, "out", "plan.json"), Path.Combine(handed.FullName, "plan.json"), true);
        return (plan, runner.Run("apply", "apply"));
    }
}
