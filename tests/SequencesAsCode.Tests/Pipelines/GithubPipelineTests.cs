namespace SequencesAsCode.Tests.Pipelines;

/// <summary>GitHub, with every scenario that a pipeline has to pass.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class GithubPipelineTests
{
    private const string Q3 = PipelineSite.Q3;
    private const string Trial = PipelineSite.Trial;

    [Test]
    public async Task A_mistake_becomes_an_annotation_and_fails_the_check()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "pull_request", Key = "" };

        var good = runner.Run("validate");
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = runner.Run("validate");

        Assert.That(good.ExitCode, Is.Zero, good.Log);
        Assert.That(bad.ExitCode, Is.EqualTo(3), bad.Log);
        Assert.That(bad.Log, Does.Match(@"(?m)^::error file=\S*sequences/q3-outbound\.yaml,line=\d+"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [Test]
    public async Task A_plan_is_one_comment_that_is_updated_in_place()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "pull_request" };

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
            site.Host.Writes.Where(call => !call.Contains("labels", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "POST /repos/team/sequences/issues/7/comments",
                    "PATCH /repos/team/sequences/issues/comments/100",
                }
            )
        );
        Assert.That(second.Summary, Does.Contain("Q4"));
        Assert.That(
            site.Host.Artifacts.Keys,
            Is.SupersetOf(new[] { "sequences-plan-production", "sequences-production.html" })
        );
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value).And.Not.Contain("t0ken"));
        Assert.That(site.Host.Unauthorized, Is.Empty);
    }

    [Test]
    public async Task The_comment_links_the_page_and_the_files_and_the_page_its_pull_request()
    {
        await using var site = await PipelineSite.StartAsync();

        new GithubRunner(site) { Event = "pull_request" }.Run("plan");

        const string Home = "https://github.example.com/team/sequences";
        Assert.That(
            site.Comments().Single(),
            Does.Contain($"<a href=\"{Home}/actions/runs/41/artifacts/5\">")
                .And.Contain($"{Home}/blob/{PipelineSite.Head}/{Q3}")
        );
        Assert.That(
            System.Text.Encoding.UTF8.GetString(site.Host.Artifacts["sequences-production.html"]),
            Does.Contain($"{Home}/pull/7").And.Contain(PipelineSite.Head[..7])
        );
    }

    [Test]
    public async Task Labels_say_what_kinds_of_change_a_plan_has_and_leave_other_labels_alone()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "pull_request" };
        site.Host.Labels.UnionWith(["urgent", "sequences/ownership"]);

        var plan = runner.Run("plan");
        string[] labels = [.. site.Host.Labels];
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        runner.Run("plan");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(
            labels,
            Does.Contain("urgent").And.Contain("sequences/copy").And.Not.Contain("sequences/ownership")
        );
        Assert.That(
            site.Host.Labels,
            Is.EqualTo(new[] { "urgent" }),
            "A plan that does not exist has no kinds of change."
        );
    }

    [Test]
    public async Task A_token_that_may_not_label_is_no_reason_to_fail()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Host.TakesLabels = false;

        var plan = new GithubRunner(site) { Event = "pull_request" }.Run("plan");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(plan.Log, Does.Contain("warning: The pull request was not marked"));
    }

    [Test]
    public async Task A_blocked_plan_is_commented_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new GithubRunner(site) { Event = "pull_request" }.Run("plan");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Contain("needs a decision"));
    }

    [Test]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "schedule" };
        var snapshot = runner.Run("snapshot");
        var calls = site.Apollo.Requests.Length;
        site.CheckOutMain();
        runner.Event = "pull_request";
        runner.Key = "";

        var plan = runner.Run("plan-offline");

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests.Length, Is.EqualTo(calls));
    }

    [Test]
    public async Task A_snapshot_of_a_pull_request_whose_branch_is_called_main_does_not_count()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "schedule" };
        runner.Run("snapshot");
        site.Tidy();
        site.Host.SnapshotRun = SomeHostRuns.OfAPullRequest();
        runner.Event = "pull_request";

        var plan = runner.Run("plan-offline");

        Assert.That(plan.ExitCode, Is.EqualTo(3), plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("There is no snapshot of the account yet."));
    }

    [Test]
    public async Task A_public_repository_gets_no_snapshot()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Host.IsPrivate = false;

        var snapshot = new GithubRunner(site) { Event = "schedule" }.Run("snapshot");

        Assert.That(snapshot.ExitCode, Is.EqualTo(3), snapshot.Log);
        Assert.That(snapshot.Log, Does.Contain("this repository is not private"));
        Assert.That(site.Host.Artifacts, Is.Empty);
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [TestCase("main")]
    [TestCase("sequences-lock")]
    public async Task The_saved_plan_is_applied_and_the_lock_kept_on_its_branch(string branch)
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Inputs = { ["lock-branch"] = branch } };

        var (plan, apply) = Apply(site, runner);
        var again = runner.Run("plan-main");

        Assert.That(
            (plan.ExitCode, apply.ExitCode, again.ExitCode),
            Is.EqualTo((0, 0, 0)),
            plan.Log + apply.Log + again.Log
        );
        Assert.That(
            (plan.Outputs["applicable"], again.Outputs["applicable"]),
            Is.EqualTo(("true", "false")),
            again.Log
        );
        Assert.That(
            plan.Summary,
            Does.StartWith("<!-- sequences-as-code: . production -->").And.Contain("Q3 Outbound")
        );
        Assert.That(apply.Log, Does.Match("applied +Conference follow-up"));
        Assert.That(apply.Summary, Does.Contain("### Applied to production at "));
        Assert.That(site.OnRemote(branch, PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
        Assert.That(site.ChangedOnRemote(branch), Is.EqualTo(new[] { PipelineSite.Lock }));
        Assert.That(site.OnRemote("main", PipelineSite.Lock) is null, Is.EqualTo(branch != "main"));
        Assert.That(site.OnRemote("main", Q3), Is.EqualTo(site.Read(Q3)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_merged_pull_request_is_told_what_was_applied(bool isMerge)
    {
        await using var site = await PipelineSite.StartAsync();
        site.Host.MergedAs = isMerge ? PipelineSite.Head : null;

        var apply = Apply(site, new GithubRunner(site)).Apply;

        Assert.That(apply.ExitCode, Is.Zero, apply.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(isMerge ? 1 : 0));
        if (isMerge)
            Assert.That(site.Comments()[0], Does.Contain("### Applied to production at "));
        else
            Assert.That(apply.Log, Does.Contain($"No pull request was merged as {PipelineSite.Head}."));
    }

    [Test]
    public async Task An_environment_without_protection_applies_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Protect(4);
        var runner = new GithubRunner(site);

        var refused = Apply(site, runner).Apply;
        runner.Inputs["allow-unprotected"] = "true";
        runner.Run("apply");

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
    public async Task The_plan_of_a_pull_request_knows_the_lock_that_lives_apart()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Inputs = { ["lock-branch"] = "sequences-lock" } };
        Apply(site, runner);
        site.CheckOutMain();
        runner.Event = "pull_request";

        var plan = runner.Run("plan");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("### Sequence plan: no changes"));
    }

    [Test]
    public async Task A_lock_that_cannot_be_pushed_is_kept_for_the_next_attempt()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);
        var hook = Path.Combine(site.Origin, "hooks/pre-receive");
        PipelineSite.WriteScript(hook, "#!/bin/sh\necho main is protected >&2\nexit 1\n");

        var (_, apply) = Apply(site, runner);
        File.Delete(hook);
        site.CheckOutMain();
        site.Tidy();
        var rerun = runner.Run("plan-main", attempt: 2);
        site.CheckOutMain();
        site.Tidy();
        var push = runner.Run("apply", attempt: 2);

        Assert.That(apply.ExitCode, Is.EqualTo(1), apply.Log);
        Assert.That(
            apply.Log,
            Does.Contain("main is protected").And.Contain("The lock file could not be pushed to main")
        );
        Assert.That(rerun.ExitCode, Is.Zero, rerun.Log);
        Assert.That(
            (rerun.Outputs["applicable"], rerun.Outputs["lock"]),
            Is.EqualTo(("false", "resumed")),
            "There is nothing to apply, and the lock still has to be pushed."
        );
        Assert.That(push.ExitCode, Is.Zero, push.Log);
        Assert.That(site.OnRemote("main", PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
    }

    [Test]
    public async Task A_plan_that_something_overtook_is_refused_and_nothing_is_sent()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);

        var apply = Apply(site, runner, between: () => site.Write(Q3, site.Read(Q3) + "# another commit\n")).Apply;

        Assert.That(apply.ExitCode, Is.EqualTo(7), apply.Log);
        Assert.That(apply.Log, Does.Contain("Run the pipeline again").And.Not.Contain("plan --out"));
        Assert.That(site.Apollo.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));
    }

    [Test]
    public async Task What_was_edited_in_Apollo_becomes_one_pull_request()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);
        Apply(site, runner);
        site.CheckOutMain();
        runner.Event = "schedule";
        var none = runner.Run("drift");
        site.SwitchOffInApollo(Trial);

        var first = runner.Run("drift");
        site.CheckOutMain();
        var second = runner.Run("drift");

        Assert.That(
            (none.ExitCode, first.ExitCode, second.ExitCode),
            Is.EqualTo((0, 0, 0)),
            none.Log + first.Log + second.Log
        );
        Assert.That(
            site.OnRemote("sequences-drift/production", "sequences/trial-welcome.yaml"),
            Does.Contain("active: false")
        );
        Assert.That(site.OnRemote("main", "sequences/trial-welcome.yaml"), Does.Contain("active: true"));
        Assert.That(
            site.ChangedOnRemote("sequences-drift/production"),
            Is.EqualTo(new[] { "sequences.production.lock.json", "sequences/trial-welcome.yaml" })
        );
        Assert.That(
            site.Host.Writes.Where(call => call.Contains("/pulls", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "POST /repos/team/sequences/pulls", "PATCH /repos/team/sequences/pulls/9" })
        );
        Assert.That(
            site.Host.Offered,
            Does.Contain("### Edited in Apollo: 1 sequence").And.Contain("\n    ").And.Contain("trial-welcome")
        );
    }

    [Test]
    public async Task A_plan_that_cannot_be_made_replaces_the_one_before_and_fails_with_its_code()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "pull_request" };

        PipelineScenarios.PlansThatCannotBeMade(
            site,
            Path.Combine(site.Out, "plan.json"),
            () => runner.Run("plan"),
            () =>
            {
                runner.Key = "";
                return runner.Run("plan");
            }
        );
    }

    [Test]
    public async Task A_program_that_cannot_be_installed_is_said_on_the_pull_request()
    {
        await using var site = await PipelineSite.StartAsync();
        site.BreakInstall(true);

        var run = new GithubRunner(site) { Event = "pull_request" }.Run("plan");

        Assert.That(run.ExitCode, Is.EqualTo(9), run.Log);
        Assert.That(
            site.Calls.Single(),
            Does.StartWith("gh pr comment 7 --repo team/sequences --body **No plan for " + PipelineSite.Head)
        );
    }

    [Test]
    public async Task A_workspace_in_a_subfolder_has_paths_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("outbound");
        var runner = new GithubRunner(site)
        {
            Inputs = { ["workspace"] = "outbound", ["lock-branch"] = "sequences-lock" },
        };

        PipelineScenarios.WorkspaceInASubfolder(
            site,
            @"(?m)^::error file=outbound/sequences/q3-outbound\.yaml,line=\d+",
            purpose =>
            {
                runner.Event = purpose switch
                {
                    "apply" => "push",
                    "drift" => "schedule",
                    _ => "pull_request",
                };
                return purpose == "apply" ? Apply(site, runner).Apply : runner.Run(purpose);
            }
        );
    }

    [Test]
    public async Task A_consent_given_by_hand_is_in_the_plan_that_is_applied()
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new GithubRunner(site) { Inputs = { ["options"] = "--allow-activation=trial-welcome" } };

        var blocked = runner.Run("plan-main");
        runner.Event = "workflow_dispatch";
        var (plan, apply) = Apply(site, runner);
        runner.Inputs["options"] = "--allow-many --out=\"$(touch $STUB/pwned)\"";
        var refused = runner.Run("plan-main");

        Assert.That(blocked.ExitCode, Is.Zero, blocked.Log);
        Assert.That(blocked.Summary, Does.Contain("--allow-activation").And.Not.Contain("allowed for this run"));
        Assert.That(plan.Summary, Does.Contain("allowed for this run"));
        Assert.That(apply.ExitCode, Is.Zero, apply.Log);
        Assert.That(apply.Log, Does.Match("applied +Trial"));
        Assert.That(refused.ExitCode, Is.EqualTo(3), refused.Log);
        Assert.That(refused.Log, Does.Contain("cannot be given by hand"));
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
    }

    [Test]
    public async Task A_consent_given_by_hand_is_refused_where_nobody_reviews_it()
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new GithubRunner(site)
        {
            Event = "workflow_dispatch",
            Inputs = { ["options"] = "--allow-activation=trial-welcome", ["allow-unprotected"] = "true" },
        };

        var plan = runner.Run("plan-main");

        Assert.That(plan.ExitCode, Is.EqualTo(3), plan.Log);
        Assert.That(plan.Log, Does.Contain("nobody reviews a consent").And.Not.Contain("Plan for"));
        Assert.That(plan.Outputs["applicable"], Is.Empty);
    }

    [Test]
    public async Task A_further_attempt_does_not_repeat_a_consent_given_by_hand()
    {
        await using var site = await PipelineSite.StartAsync();
        site.SwitchOffInApollo(Trial);
        var runner = new GithubRunner(site)
        {
            Event = "workflow_dispatch",
            Inputs = { ["options"] = "--allow-activation=trial-welcome --target=trial-welcome" },
        };

        var again = runner.Run("plan-main", attempt: 2);
        runner.Inputs["options"] = "--target=trial-welcome";
        var chosen = runner.Run("plan-main", attempt: 2);

        Assert.That((again.ExitCode, chosen.ExitCode), Is.EqualTo((3, 0)), again.Log + chosen.Log);
        Assert.That(
            again.Log,
            Does.Contain("Consents typed for a run count once, and this is a further attempt of that run.")
                .And.Contain("Start a new run and type them again.")
        );
    }

    [Test]
    public async Task The_event_that_gives_keys_to_forks_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();

        var run = new GithubRunner(site) { Event = "pull_request_target" }.Run("plan-main");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.Log);
        Assert.That(run.Log, Does.Contain("pull_request_target gives the keys"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    private static (JobRun Plan, JobRun Apply) Apply(PipelineSite site, GithubRunner runner, Action? between = null)
    {
        var plan = runner.Run("plan-main");
        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        site.CheckOutMain();
        between?.Invoke();
        return (plan, runner.Run("apply"));
    }
}
