namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What has to hold on every platform alike, told with the platform's own jobs.</summary>
internal static class PipelineScenarios
{
    private const string Q3 = PipelineSite.Q3;

    /// <summary>
    /// Whatever keeps a plan from being made, the comment says so in the place of the plan before; a run of an older
    /// commit leaves it alone.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="saved">Where the job saves the plan.</param>
    /// <param name="runPlan">The job that plans a pull request.</param>
    /// <param name="runWithoutKey">The same without the key.</param>
    public static void PlansThatCannotBeMade(
        PipelineSite site,
        string saved,
        Func<JobRun> runPlan,
        Func<JobRun> runWithoutKey
    )
    {
        var sound = site.Read(Q3);
        var first = runPlan();
        var plan = site.Comments().Single();

        site.Tidy();
        site.Write(Q3, sound.Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var invalid = runPlan();
        var mistake = site.Comments().Single();
        var left = File.Exists(saved);

        site.Tidy();
        site.Write(Q3, sound);
        var refused = runWithoutKey();
        var without = site.Comments().Single();

        site.Tidy();
        site.MoveOn("0ff0");
        var late = runWithoutKey();

        Assert.That(
            new[] { first, invalid, refused, late }.Select(run => run.ExitCode),
            Is.EqualTo(new[] { 0, 3, 4, 4 }),
            first.Log + invalid.Log + refused.Log + late.Log
        );
        Assert.That(
            new[] { mistake, without }.Select(comment => comment.Split('\n')[0]),
            Has.All.EqualTo(plan.Split('\n')[0])
        );
        Assert.That(plan, Does.Contain(PipelineSite.Head[..7]));
        Assert.That(mistake, Does.Contain("q3-outbound.yaml").And.Contain("dais"));
        Assert.That(without, Does.Contain("APOLLO_API_KEY").And.Not.Contain("dais"));
        Assert.That((left, invalid.Log.Contains("SEQ", StringComparison.Ordinal)), Is.EqualTo((false, true)));
        Assert.That(
            site.Comments().Single(),
            Is.EqualTo(without),
            "A run of an older commit wrote over what stands there."
        );
    }

    /// <summary>
    /// A workspace in the folder <c>outbound</c>, with the lock on a branch of its own: marker, places, lock and drift
    /// are of that folder.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="place">How the log of the validation names the mistake.</param>
    /// <param name="run">Runs the job for a purpose: validate, apply (with its plan), plan or drift.</param>
    public static void WorkspaceInASubfolder(PipelineSite site, string place, Func<string, JobRun> run)
    {
        var sound = site.Read($"outbound/{Q3}");

        site.Write($"outbound/{Q3}", sound.Replace("wait: 3 days", "wait: 3 dais", StringComparison.Ordinal));
        var bad = run("validate");
        site.Write($"outbound/{Q3}", sound);
        var apply = run("apply");
        site.CheckOutMain();
        site.Tidy();
        var plan = run("plan");
        var comment = site.Comments().Single();
        site.CheckOutMain();
        site.SwitchOffInApollo(PipelineSite.Trial);
        var drift = run("drift");

        Assert.That(
            (bad.ExitCode, apply.ExitCode, plan.ExitCode, drift.ExitCode),
            Is.EqualTo((3, 0, 0, 0)),
            apply.Log + plan.Log + drift.Log
        );
        Assert.That(bad.Log, Does.Match(place));
        Assert.That(
            comment,
            Does.StartWith("<!-- sequences-as-code: outbound production -->\n")
                .And.Contain("### Sequence plan: no changes")
        );
        Assert.That(site.ChangedOnRemote("sequences-lock"), Is.EqualTo(new[] { $"outbound/{PipelineSite.Lock}" }));
        Assert.That(
            site.ChangedOnRemote("sequences-drift/production"),
            Is.EqualTo(new[] { "outbound/sequences/trial-welcome.yaml" })
        );
    }

    /// <summary>
    /// A run of an older commit than that of the branch plans nothing and applies nothing, and says what to do. A
    /// commit of the lock file alone does not make a run older.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="runPlan">The job that plans on the main branch.</param>
    /// <param name="runApply">The job that applies, with a plan at hand.</param>
    public static void RunOfAnOlderCommit(PipelineSite site, Func<JobRun> runPlan, Func<JobRun> runApply)
    {
        var first = runPlan();
        var old = site.Git("rev-parse", "HEAD");
        site.CheckOutMain();
        site.Write(PipelineSite.Lock, "{}");
        site.Merge("Lock of production after apply [skip ci]");
        site.Git("checkout", "--quiet", "--force", old);
        var lockAside = runPlan();
        site.CheckOutMain();
        site.Git("rm", "--quiet", "--force", PipelineSite.Lock);
        site.Write(Q3, site.Read(Q3) + "# newer\n");
        site.Merge("Newer");
        site.Git("checkout", "--quiet", "--force", old);
        var asked = site.Apollo.Requests.Length;
        var apply = runApply();
        var plan = runPlan();

        Assert.That((first.ExitCode, plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 7, 7)), plan.Log + apply.Log);
        Assert.That(lockAside.Log, Does.Not.Contain("This run has the files of commit"));
        foreach (var log in new[] { plan.Log, apply.Log })
        {
            Assert.That(
                log,
                Does.Contain($"This run has the files of commit {old[..7]}, and main is at ")
                    .And.Contain($"where {Q3} differs")
                    .And.Contain("Run the newest pipeline of main.")
                    .And.Contain("merge a 'git revert'")
            );
        }

        Assert.That(site.Apollo.Requests, Has.Length.EqualTo(asked));
    }

    /// <summary>
    /// When nobody can tell whether a run has the newest files, it does not go on.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="runPlan">The job that plans on the main branch.</param>
    public static void BranchThatCannotBeAsked(PipelineSite site, Func<JobRun> runPlan)
    {
        Directory.Move(site.Origin, site.Origin + ".away");
        var plan = runPlan();

        Assert.That(plan.ExitCode, Is.EqualTo(1), plan.Log);
        Assert.That(plan.Log, Does.Contain("Nothing tells whether main has moved on").And.Contain("Nothing was sent."));
        Assert.That(site.Apollo.Requests, Is.Empty);
    }

    /// <summary>
    /// With the lock file on a branch of its own: a lock file that no apply left is refused when it is planned and
    /// before it is applied. It is taken when its id is accepted, and the right one is taken without.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="runPlan">The job that plans on the main branch.</param>
    /// <param name="runApply">The job that applies that plan.</param>
    /// <param name="accept">Names a lock file to accept.</param>
    public static void LockThatNoApplyLeft(
        PipelineSite site,
        Func<JobRun> runPlan,
        Func<JobRun> runApply,
        Action<string> accept
    )
    {
        var runs = new List<JobRun> { runPlan(), runApply() };
        site.ChangeLock(text => text.TrimEnd('\n') + " \n");
        var forged = site.LockOnRemote();
        var asked = site.Apollo.Requests.Length;
        JobRun[] refused = [runPlan(), runApply()];
        var sent = site.Apollo.Requests.Length - asked;
        accept(forged);
        site.CheckOutMain();
        runs.Add(runPlan());
        accept("none");
        site.ChangeLock(text => text.TrimEnd('\n', ' ') + "\n");
        site.Tidy();
        runs.Add(runPlan());

        Assert.That(
            runs.Select(run => run.ExitCode),
            Has.All.Zero,
            string.Join("\n---\n", runs.Select(run => run.Log))
        );
        Assert.That(runs.Select(run => run.Log), Has.None.Contains("Nothing tells which lock file"));
        Assert.That(refused.Select(run => run.ExitCode), Has.All.EqualTo(4), refused[0].Log + refused[1].Log);
        foreach (var run in refused)
        {
            Assert.That(
                run.Log,
                Does.Contain($"The lock file '{PipelineSite.Lock}' on the branch sequences-lock is not the one")
                    .And.Contain("Look at the newest commits of sequences-lock")
                    .And.Contain($"set accept-lock (Azure: acceptLock) to {forged}")
            );
        }

        Assert.That(sent, Is.Zero);
    }

    /// <summary>When what the last apply left has expired, the lock file is taken as it is, with a warning.</summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="runPlan">The job that plans on the main branch.</param>
    /// <param name="runApply">The job that applies that plan.</param>
    public static void LockWhoseRecordExpired(PipelineSite site, Func<JobRun> runPlan, Func<JobRun> runApply)
    {
        var first = runPlan();
        runApply();
        site.CheckOutMain();
        site.Tidy();
        site.Host.Artifacts.Clear();
        site.Host.Jobs.Clear();
        site.Host.Builds.Clear();

        var plan = runPlan();

        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        Assert.That(
            plan.Log,
            Does.Contain("warning: Nothing tells which lock file the last apply left")
                .And.Contain("look at the newest commits of sequences-lock")
        );
        Assert.That(first.Log, Does.Not.Contain("Nothing tells which lock file"));
    }

    /// <summary>
    /// What a failed apply left is taken up by the next run of the branch, whichever commit it is of. What an apply
    /// after it leaves is nothing.
    /// </summary>
    /// <param name="site">Where it runs.</param>
    /// <param name="runPlan">The job that plans on the main branch.</param>
    /// <param name="runApply">The job that applies that plan.</param>
    /// <returns>What the next plan ended with, for its outputs.</returns>
    public static JobRun LockThatCouldNotBePushed(PipelineSite site, Func<JobRun> runPlan, Func<JobRun> runApply)
    {
        var hook = Path.Combine(site.Origin, "hooks/pre-receive");
        runPlan();
        PipelineSite.WriteScript(hook, "#!/bin/sh\necho main is protected >&2\nexit 1\n");
        var failed = runApply();
        File.Delete(hook);
        site.CheckOutMain();
        site.Write("README.md", "# another commit\n");
        site.Merge("Another commit");
        site.Tidy();
        var plan = runPlan();

        // Each job begins with a checkout of its own.
        File.Delete(Path.Combine(site.Work, PipelineSite.Lock));
        var push = runApply();
        var held = site.OnRemote("main", PipelineSite.Lock);
        site.CheckOutMain();
        site.Tidy();
        var after = runPlan();

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.Log);
        Assert.That(failed.Log, Does.Contain("The lock file could not be pushed to main"));
        Assert.That((plan.ExitCode, push.ExitCode, after.ExitCode), Is.EqualTo((0, 0, 0)), plan.Log + push.Log);
        Assert.That(held, Does.Contain("\"conference-follow-up\""));
        Assert.That(after.Log, Does.Not.Contain("has changed since a run could not push its own"));
        return plan;
    }
}
