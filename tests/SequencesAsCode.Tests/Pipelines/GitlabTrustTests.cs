using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What GitLab's jobs take from other jobs, and when a run is too old to go on.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class GitlabTrustTests
{
    private static readonly (string, string)[] Forged =
    [
        ("sequences-out/result.md", "x"),
        ("sequences-out/state/lock.json", "{ \"forged\": true }"),
        ("sequences-out/state/lock-base", ""),
        ("sequences-out/snapshot.json", "{ \"forged\": true }"),
    ];

    [Test]
    public async Task A_run_of_an_older_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);

        PipelineScenarios.RunOfAnOlderCommit(
            site,
            () => runner.Run("sequences-plan-main"),
            () => runner.Run("sequences-apply")
        );
    }

    [Test]
    [Category(Law.Long)]
    public async Task A_run_that_cannot_ask_for_the_newest_commit_is_refused()
    {
        await using var site = await PipelineSite.StartAsync();

        PipelineScenarios.BranchThatCannotBeAsked(site, () => new GitlabRunner(site).Run("sequences-plan-main"));
    }

    [Test]
    public async Task The_next_run_goes_on_from_what_a_failed_apply_left()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);

        PipelineScenarios.LockThatCouldNotBePushed(
            site,
            () => runner.Run("sequences-plan-main"),
            () => runner.Run("sequences-apply")
        );
    }

    [Test]
    public async Task A_lock_file_that_no_apply_left_is_refused_until_it_is_accepted()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site) { Inputs = { ["lock-branch"] = "sequences-lock" } };

        PipelineScenarios.LockThatNoApplyLeft(
            site,
            () => runner.Run("sequences-plan-main"),
            () => runner.Run("sequences-apply"),
            id => runner.Inputs["accept-lock"] = id
        );
    }

    [Test]
    public async Task A_lock_file_whose_record_expired_is_taken_with_a_warning()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site) { Inputs = { ["lock-branch"] = "sequences-lock" } };

        PipelineScenarios.LockWhoseRecordExpired(
            site,
            () => runner.Run("sequences-plan-main"),
            () => runner.Run("sequences-apply")
        );
    }

    [Test]
    public async Task Variables_of_a_pipeline_replace_neither_the_program_nor_the_switch_nor_the_account()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        var evil = "https://evil.example.com";
        foreach (
            var (name, value) in new[]
            {
                ("SOURCE", "build"),
                ("URL", evil),
                ("COMMIT", new string('0', 40)),
                ("CHECKOUT", "."),
                ("VERSION", "6.6.6"),
                ("DOWNLOAD", evil),
                ("WORKSPACE", "evil"),
                ("ENVIRONMENT", "evil"),
                ("LOCK_BRANCH", "evil"),
                ("ACCEPT_LOCK", new string('0', 40)),
                ("ALLOW_UNPROTECTED", "true"),
                ("OUT", "/evil"),
                ("APOLLO_API_BASE_URL", evil),
                ("BASH_ENV", "evil"),
            }
        )
            runner.Overrides[name] = value;
        runner.Run("sequences-plan-main");
        runner.Run("sequences-apply");
        PipelineSite.WriteScript(Path.Combine(site.Actions, "setup", "install.sh"), "env >\"$STUB/around\"\nexit 9\n");

        runner.Run("sequences-apply");

        Assert.That(site.Calls, Is.EqualTo(new[] { "sequences doctor --ci --gate -C . -e production" }));
        var around = await File.ReadAllLinesAsync(Path.Combine(site.Stub, "around"));
        Assert.That(around, Has.None.Contains("evil").And.None.Contains("6.6.6"));
        Assert.That(
            around,
            Is.SupersetOf(
                new[] { "SOURCE=release", "ALLOW_UNPROTECTED=false", "ENVIRONMENT=production", "ACCEPT_LOCK=none" }
            )
        );
    }

    [Test]
    public async Task The_snapshot_is_that_of_the_newest_job_of_the_main_branch()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        site.Host.Jobs.Add(new("sequences-snapshot-production", "main", false, "success", "schedule", Zip.Of(Forged)));
        runner.Run("sequences-snapshot");
        site.Host.Jobs.Insert(0, new("sequences-snapshot-production", "main", false, "failed", "schedule", []));
        site.Tidy();

        var plan = runner.Run("sequences-plan-offline", withKey: false, isMergeRequest: true);

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
    }

    [TestCase("refs/merge-requests/7/head", false)]
    [TestCase("evil", false)]
    [TestCase("main", true)]
    public async Task What_other_branches_and_tags_kept_does_not_count(string @ref, bool isTag)
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        foreach (var (job, source) in new[] { ("snapshot", "schedule"), ("apply", "push") })
            site.Host.Jobs.Add(new($"sequences-{job}-production", @ref, isTag, "success", source, Zip.Of(Forged)));

        var plan = runner.Run("sequences-plan-main");
        var offline = runner.Run("sequences-plan-offline", withKey: false, isMergeRequest: true);

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False, plan.Log);
        Assert.That(offline.ExitCode, Is.EqualTo(3), offline.Log);
        Assert.That(site.Comments().Single(), Does.Contain("There is no snapshot of the account yet."));
    }

    [Test]
    public async Task What_a_commit_put_where_jobs_keep_their_files_does_not_count()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        Zip.Extract(Zip.Of(Forged), site.Work);
        site.Git("add", "--force", "sequences-out");
        site.Merge("Forge what a run left");
        site.Protect(4);

        var (plan, apply) = (runner.Run("sequences-plan-main"), runner.Run("sequences-apply"));
        site.CheckOutMain();
        var next = runner.Run("sequences-plan-main");
        var offline = runner.Run("sequences-plan-offline", withKey: false, isMergeRequest: true);

        Assert.That((plan.ExitCode, apply.ExitCode, next.ExitCode), Is.EqualTo((0, 4, 0)), plan.Log + next.Log);
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False, next.Log);
        Assert.That(offline.ExitCode, Is.EqualTo(3), offline.Log);
    }

    [Test]
    public async Task An_apply_that_was_refused_does_not_hide_what_the_one_before_left()
    {
        await using var site = await PipelineSite.StartAsync();
        var runner = new GitlabRunner(site);
        var hook = Path.Combine(site.Origin, "hooks/pre-receive");
        runner.Run("sequences-plan-main");
        PipelineSite.WriteScript(hook, "#!/bin/sh\nexit 1\n");
        runner.Run("sequences-apply");
        File.Delete(hook);
        site.CheckOutMain();
        site.Protect(4);
        runner.Run("sequences-plan-main");
        var refused = runner.Run("sequences-apply");
        site.CheckOutMain();

        runner.Run("sequences-plan-main");

        Assert.That(refused.ExitCode, Is.EqualTo(4), refused.Log);
        Assert.That(site.Read(PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
    }

    [Test]
    public void No_job_uses_a_cache_because_other_branches_can_write_to_it()
    {
        var jobs = Steps.Load("templates/sequences.yml").Inputs().ToList();

        Assert.That(jobs, Has.Count.GreaterThan(8));
        Assert.That(jobs.Where(job => job.Node.Get("cache") is not null), Is.Empty);
        Assert.That(jobs.Select(job => job.Name), Has.All.EndsWith("-$[[ inputs.environment ]]"));
    }
}
