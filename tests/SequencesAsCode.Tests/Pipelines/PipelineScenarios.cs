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
}
