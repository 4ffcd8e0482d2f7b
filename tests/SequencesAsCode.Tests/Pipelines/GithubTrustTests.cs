namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What GitHub's runs take from other runs, and when a run is too old to go on.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class GithubTrustTests
{
    [Test]
    public async Task A_run_of_an_older_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);

        PipelineScenarios.RunOfAnOlderCommit(
            site,
            () => runner.Run("plan-main", attempt: 2),
            () => runner.Run("apply")
        );
    }

    [Test]
    public async Task A_run_that_cannot_ask_for_the_newest_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();

        PipelineScenarios.BranchThatCannotBeAsked(site, () => new GithubRunner(site).Run("plan-main"));
    }

    [Test]
    public async Task A_run_of_a_tag_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();

        var plan = new GithubRunner(site) { Ref = "refs/tags/main" }.Run("plan-main");

        Assert.That(plan.ExitCode, Is.EqualTo(7), plan.Log);
        Assert.That(plan.Log, Does.Contain("This run is not for a branch"));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    [Test]
    public async Task The_next_run_goes_on_from_what_a_failed_apply_left()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);

        var plan = PipelineScenarios.LockThatCouldNotBePushed(
            site,
            () => runner.Run("plan-main"),
            () => runner.Run("apply")
        );

        Assert.That(plan.Outputs["lock"], Is.EqualTo("resumed"));
    }

    [Test]
    public async Task A_lock_file_that_no_apply_left_is_refused_until_it_is_accepted()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Inputs = { ["lock-branch"] = "sequences-lock" } };

        PipelineScenarios.LockThatNoApplyLeft(
            site,
            () => runner.Run("plan-main"),
            () => runner.Run("apply"),
            id => runner.Inputs["accept-lock"] = id
        );
    }

    [Test]
    public async Task A_lock_file_whose_record_expired_is_taken_with_a_warning()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Inputs = { ["lock-branch"] = "sequences-lock" } };

        PipelineScenarios.LockWhoseRecordExpired(site, () => runner.Run("plan-main"), () => runner.Run("apply"));
    }

    [TestCase("sequences-plan", "main", 42, "success")]
    [TestCase("sequences-apply", "main", 42, "success")]
    [TestCase("sequences-main", "other", 42, "success")]
    [TestCase("sequences-main", "refs/tags/main", 42, "success")]
    [TestCase("sequences-main", "main", 4, "success")]
    [TestCase("sequences-main", "main", 423, "success")]
    [TestCase("sequences-main", "main", 42, "waiting")]
    [TestCase("sequences-main", "main", 42, "failure")]
    public async Task A_snapshot_of_a_run_that_had_no_right_to_take_one_does_not_count(
        string environment,
        string @ref,
        int run,
        string state
    )
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "schedule" };
        runner.Run("snapshot");
        site.CheckOutMain();
        runner.Event = "pull_request";
        site.Host.Deployments.Clear();
        site.Host.Deployments.Add(new(environment, @ref, run, state));

        var refused = runner.Run("plan-offline");
        site.Host.Deployments.Add(new("sequences-main", "refs/heads/main", 42, "success"));
        var plan = runner.Run("plan-offline");

        Assert.That((refused.ExitCode, plan.ExitCode), Is.EqualTo((3, 0)), refused.Log + plan.Log);
        Assert.That(refused.Log, Does.Contain("There is no snapshot of the account yet."));
    }

    [Test]
    public async Task What_a_run_left_that_had_no_right_to_apply_does_not_count()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Host.Artifacts["sequences-apply-production"] = Zip.Of(("state/lock.json", "{}"), ("state/lock-base", ""));
        site.Host.Deployments.RemoveAll(deployment => deployment.Environment == "sequences-apply");

        var plan = new GithubRunner(site).Run("plan-main");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(plan.Outputs["lock"], Is.Empty);
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False);
    }

    [Test]
    public async Task Without_the_permission_to_read_deployments_nothing_goes_on()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site);
        runner.Run("plan-main");
        runner.Run("apply");
        site.CheckOutMain();
        site.Host.ShowsDeployments = false;

        var plan = runner.Run("plan-main");

        Assert.That(plan.ExitCode, Is.EqualTo(1), plan.Log);
        Assert.That(
            plan.Log,
            Does.Contain("The deployments of this repository cannot be read.")
                .And.Contain("permissions: { deployments: read }")
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_snapshot_of_a_tag_that_has_the_name_of_the_branch_does_not_count(bool isMerged)
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "schedule" };
        runner.Run("snapshot");
        site.CheckOutMain();
        site.Tidy();
        runner.Event = "pull_request";

        // GitHub names the tag where it names the branch of other runs.
        site.Host.SnapshotRun["event"] = "push";
        site.Host.IsMerged = isMerged;
        var plan = runner.Run("plan-offline");

        Assert.That(plan.ExitCode, Is.EqualTo(isMerged ? 0 : 3), plan.Log);
    }

    [Test]
    public async Task The_newest_right_snapshot_is_found_among_hundreds_of_others()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GithubRunner(site) { Event = "schedule" };
        runner.Run("snapshot");
        site.CheckOutMain();
        site.Tidy();
        runner.Event = "pull_request";
        for (var number = 0; number < 250; number++)
        {
            var branch = number % 50 == 0 ? "main" : "other";
            site.Host.OtherArtifacts.Add(
                SomeHostRuns.Artifact($"{number}", 1000 + number, branch, "2026-11-30T10:00:00Z")
            );
        }

        var plan = runner.Run("plan-offline");

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
    }

    [Test]
    public async Task Two_environments_keep_their_files_apart()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(
            "sequences.yaml",
            site.Read("sequences.yaml").Replace("production:", "eu:", StringComparison.Ordinal)
        );
        site.Merge("The environment is called eu");
        var runner = new GithubRunner(site) { Event = "schedule", Inputs = { ["environment"] = "eu" } };

        runner.Run("snapshot");

        Assert.That(site.Host.Artifacts.Keys, Is.EqualTo(new[] { "sequences-snapshot-eu" }));
    }
}
