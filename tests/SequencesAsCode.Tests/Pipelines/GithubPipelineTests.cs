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
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);

        var good = runner.Run("sequences-validate.yml", "validate");
        site.Write(Q3, site.Read(Q3).Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = runner.Run("sequences-validate.yml", "validate");

        Assert.That(good.ExitCode, Is.Zero, good.Log);
        Assert.That(bad.ExitCode, Is.EqualTo(3), bad.Log);
        Assert.That(bad.Log, Does.Match(@"(?m)^::error file=\S*sequences/q3-outbound\.yaml,line=\d+"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [Test]
    public async Task A_plan_is_one_comment_that_is_updated_in_place()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);

        var first = runner.Run("sequences-plan.yml", "plan");
        var marker = site.Comments().Single().Split('\n')[0];
        site.CommentFirst(marker + "\nof somebody else");
        site.Write(
            Q3,
            site.Read(Q3).Replace("name: Q3 Outbound Outreach", "name: Q4 Outbound Outreach", StringComparison.Ordinal)
        );
        var second = runner.Run("sequences-plan.yml", "plan");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(2), second.Log);
        Assert.That(site.Comments()[0], Does.EndWith("of somebody else"));
        Assert.That(site.Comments()[1], Does.StartWith("<!-- sequences-as-code: ").And.Contain("Q4"));
        Assert.That(
            site.Calls.Where(call => call.Contains("--method", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    $"gh api --silent --method POST repos/team/sequences/issues/7/comments --field "
                        + $"body=@{site.Temp}/comment.md",
                    $"gh api --silent --method PATCH repos/team/sequences/issues/comments/100 --field "
                        + $"body=@{site.Temp}/comment.md",
                }
            )
        );
        Assert.That(second.Summary, Does.Contain("Q4"));
        Assert.That(
            File.Exists(Path.Combine(site.Temp, "plan.json"))
                && new FileInfo(Path.Combine(site.Temp, "preview.html")).Length > 0
        );
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value));
    }

    [Test]
    public async Task A_blocked_plan_is_commented_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync("github");
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new GithubRunner(site).Run("sequences-plan.yml", "plan");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Contain("needs a decision"));
    }

    [Test]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);
        var snapshot = runner.Run("sequences-snapshot.yml", "snapshot");
        var artefact = Directory.CreateDirectory(Path.Combine(site.Stub, "artefacts", "sequences-snapshot"));
        File.Move(Path.Combine(site.Temp, "snapshot.json"), Path.Combine(artefact.FullName, "snapshot.json"));
        var calls = site.Apollo.Requests.Length;

        var plan = runner.Run("sequences-plan-offline.yml", "plan");

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests.Length, Is.EqualTo(calls));
    }

    [Test]
    public async Task A_public_repository_gets_no_snapshot()
    {
        await using var site = await PipelineSite.StartAsync("github");
        await File.WriteAllTextAsync(Path.Combine(site.Stub, "public"), "");

        var snapshot = new GithubRunner(site).Run("sequences-snapshot.yml", "snapshot");

        Assert.That(
            (snapshot.ExitCode, snapshot.Log.Contains("anyone could download it", StringComparison.Ordinal)),
            Is.EqualTo((1, true)),
            snapshot.Log
        );
        Assert.That(File.Exists(Path.Combine(site.Temp, "snapshot.json")), Is.False);
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [TestCase("main")]
    [TestCase("sequences-lock")]
    public async Task The_saved_plan_is_applied_and_the_lock_kept_on_its_branch(string branch)
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site) { Overrides = { ["LOCK_BRANCH"] = branch } };

        var (plan, apply) = Apply(site, runner);
        var again = runner.Run("sequences-apply.yml", "plan");

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

    [Test]
    public async Task The_plan_of_a_pull_request_knows_the_lock_that_lives_apart()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site) { Overrides = { ["LOCK_BRANCH"] = "sequences-lock" } };
        Apply(site, runner);
        site.CheckOutMain();

        var plan = runner.Run("sequences-plan.yml", "plan");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("### Sequence plan: no changes"));
    }

    [Test]
    public async Task A_lock_that_cannot_be_pushed_is_kept_for_the_next_attempt()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);
        var hook = Path.Combine(site.Origin, "hooks/pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\necho main is protected >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, (UnixFileMode)0b111_101_101);

        var (_, apply) = Apply(site, runner);
        File.Delete(hook);
        site.CheckOutMain();
        Directory.CreateDirectory(Path.Combine(site.Stub, "artefacts"));
        Directory.Move(Path.Combine(site.Temp, "state"), Path.Combine(site.Stub, "artefacts", "sequences-state"));
        var rerun = runner.Run("sequences-apply.yml", "plan", attempt: 2);
        Handed(site);
        site.CheckOutMain();
        var push = runner.Run("sequences-apply.yml", "apply", attempt: 2);

        Assert.That(apply.ExitCode, Is.EqualTo(1), apply.Log);
        Assert.That(
            apply.Log,
            Does.Contain("main is protected").And.Contain("The lock file could not be pushed to main.")
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
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);

        var apply = Apply(site, runner, between: () => site.Write(Q3, site.Read(Q3) + "# another commit\n")).Apply;

        Assert.That(apply.ExitCode, Is.EqualTo(7), apply.Log);
        Assert.That(site.Apollo.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));
    }

    [Test]
    public async Task What_was_edited_in_Apollo_becomes_one_pull_request()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);
        Apply(site, runner);
        site.CheckOutMain();
        var none = runner.Run("sequences-drift.yml", "drift");
        site.SwitchOffInApollo(Trial);

        var first = runner.Run("sequences-drift.yml", "drift");
        site.CheckOutMain();
        var second = runner.Run("sequences-drift.yml", "drift");

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
            site.Calls.Where(call => call.StartsWith("gh pr ", StringComparison.Ordinal))
                .Select(call => call.Split(' ')[2]),
            Is.EqualTo(new[] { "list", "create", "list", "edit" })
        );
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(site.Stub, "pr-body")),
            Does.Contain("    Edits made in Apollo: production").And.Not.Match("(?m)^Edits")
        );
    }

    [Test]
    public async Task A_plan_that_cannot_be_made_replaces_the_one_before_and_fails_with_its_code()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var runner = new GithubRunner(site);

        PipelineScenarios.PlansThatCannotBeMade(
            site,
            Path.Combine(site.Temp, "plan.json"),
            () => runner.Run("sequences-plan.yml", "plan"),
            () =>
            {
                runner.Known["secrets.APOLLO_API_KEY"] = "";
                return runner.Run("sequences-plan.yml", "plan");
            }
        );
    }

    [Test]
    public async Task A_workspace_in_a_subfolder_has_paths_of_its_own()
    {
        await using var site = await PipelineSite.StartAsync("github", "outbound");
        var runner = new GithubRunner(site)
        {
            Overrides = { ["WORKSPACE"] = "outbound", ["LOCK_BRANCH"] = "sequences-lock" },
        };

        PipelineScenarios.WorkspaceInASubfolder(
            site,
            @"(?m)^::error file=outbound/sequences/q3-outbound\.yaml,line=\d+",
            purpose => purpose == "apply" ? Apply(site, runner).Apply : runner.Run($"sequences-{purpose}.yml", purpose)
        );
    }

    [Test]
    public async Task A_consent_given_by_hand_is_in_the_plan_that_is_applied()
    {
        await using var site = await PipelineSite.StartAsync("github");
        site.SwitchOffInApollo(Trial);
        var runner = new GithubRunner(site);

        var blocked = runner.Run("sequences-apply.yml", "plan");
        runner.Known["inputs.options"] = "--allow-activation=trial-welcome";
        var (plan, apply) = Apply(site, runner);
        runner.Known["inputs.options"] = "--allow-many --out=\"$(touch $STUB/pwned)\"";
        var refused = runner.Run("sequences-apply.yml", "plan");

        Assert.That(blocked.Summary, Does.Contain("--allow-activation").And.Not.Contain("allowed for this run"));
        Assert.That(plan.Summary, Does.Contain("allowed for this run"));
        Assert.That(apply.ExitCode, Is.Zero, apply.Log);
        Assert.That(apply.Log, Does.Match("applied +Trial"));
        Assert.That(
            (refused.ExitCode, refused.Log.Contains("cannot be given by hand", StringComparison.Ordinal)),
            Is.EqualTo((3, true)),
            refused.Log
        );
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
    }

    // The action that hands the plan over puts it into a folder of its own.
    private static (JobRun Plan, JobRun Apply) Apply(PipelineSite site, GithubRunner runner, Action? between = null)
    {
        var plan = runner.Run("sequences-apply.yml", "plan");
        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        site.CheckOutMain();
        between?.Invoke();
        Handed(site);
        return (plan, runner.Run("sequences-apply.yml", "apply"));
    }

    private static void Handed(PipelineSite site)
    {
        Directory.CreateDirectory(Path.Combine(site.Temp, "plan"));
        File.Copy(Path.Combine(site.Temp, "plan.json"), Path.Combine(site.Temp, "plan", "plan.json"), true);
    }
}
