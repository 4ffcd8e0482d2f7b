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
