using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What Azure's runs take from other runs, and when a run is too old to go on.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class AzureTrustTests
{
    [Test]
    public async Task A_run_of_an_older_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);

        PipelineScenarios.RunOfAnOlderCommit(site, () => Plan(site, runner), () => runner.Run("apply", "apply"));
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_run_that_cannot_ask_for_the_newest_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();

        PipelineScenarios.BranchThatCannotBeAsked(site, () => Plan(site, new AzureRunner(site)));
    }

    [Test]
    public async Task The_next_run_goes_on_from_what_a_failed_apply_left()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site);

        var plan = PipelineScenarios.LockThatCouldNotBePushed(
            site,
            () => Plan(site, runner),
            () => runner.Run("apply", "apply")
        );

        Assert.That(plan.Outputs["lock"], Is.EqualTo("resumed"));
    }

    [Test]
    public async Task A_lock_file_that_no_apply_left_is_refused_until_it_is_accepted()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site) { Overrides = { ["LOCK_BRANCH"] = "sequences-lock" } };

        PipelineScenarios.LockThatNoApplyLeft(
            site,
            () => Plan(site, runner),
            () => runner.Run("apply", "apply"),
            id => runner.Overrides["ACCEPT_LOCK"] = id
        );
    }

    [Test]
    public async Task A_lock_file_whose_record_expired_is_taken_with_a_warning()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new AzureRunner(site) { Overrides = { ["LOCK_BRANCH"] = "sequences-lock" } };

        PipelineScenarios.LockWhoseRecordExpired(site, () => Plan(site, runner), () => runner.Run("apply", "apply"));
    }

    [TestCase("refs/heads/evil", "5", "sequences-apply-production-1")]
    [TestCase("refs/tags/main", "5", "sequences-apply-production-1")]
    [TestCase("refs/pull/7/merge", "5", "sequences-apply-production-1")]
    [TestCase("refs/heads/main", "6", "sequences-apply-production-1")]
    [TestCase("refs/heads/main", "5", "sequences-apply-production-1-1")]
    [TestCase("refs/heads/main", "5", "sequences-plan-production")]
    public async Task What_other_branches_and_pipelines_kept_does_not_count(string branch, string pipeline, string name)
    {
        await using var site = await PipelineSite.StartAsync();
        site.Host.Builds.Add(
            new(77, branch, pipeline, new() { [name] = Zip.Of(("state/lock.json", "{}"), ("state/lock-base", "")) })
        );

        // A person who starts a run may set variables, but not choose the run whose files are taken.
        var runner = new AzureRunner(site) { Overrides = { ["STATE_OF_RUN"] = "77", ["LEFT_RUN"] = "77" } };
        var plan = Plan(site, runner);

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False, plan.Log);
    }

    [Test]
    public async Task The_last_attempt_of_the_last_run_counts()
    {
        await using var site = await PipelineSite.StartAsync();
        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["sequences-apply-production-9"] = Zip.Of(("result.md", "")),
            ["sequences-apply-production-10"] = Zip.Of(("state/lock.json", "{}"), ("state/lock-base", "")),
        };
        site.Host.Builds.Add(new(77, "refs/heads/main", "5", kept));

        Plan(site, new AzureRunner(site));

        Assert.That(site.Read(PipelineSite.Lock), Is.EqualTo("{}"));
    }

    [Test]
    public void Apply_and_drift_wait_for_each_other()
    {
        var groups = Steps
            .Load("azure/sequences.yml")
            .List("stages")
            .Where(stage => stage.List("variables").Any(variable => variable.Text("group") == "sequences-turn"))
            .Select(stage => stage.Text("stage"));

        Assert.That(groups, Is.EqualTo(new[] { "apply", "drift" }));
    }

    // The task that downloads an artifact puts it into a folder with the artifact's name.
    private static JobRun Plan(PipelineSite site, AzureRunner runner)
    {
        var plan = runner.Run("plan_main", "plan");
        var made = Path.Combine(site.Temp, "out", "plan.json");
        if (!File.Exists(made))
            return plan;
        var handed = Directory.CreateDirectory(Path.Combine(site.Temp, "pipeline", "sequences-plan-production"));
        File.Copy(made, Path.Combine(handed.FullName, "plan.json"), true);
        return plan;
    }
}
