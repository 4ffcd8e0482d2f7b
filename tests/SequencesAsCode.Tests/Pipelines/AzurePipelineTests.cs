namespace SequencesAsCode.Tests.Pipelines;

[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class AzurePipelineTests
{
    private const string Q3 = "sequences/q3-outbound.yaml";
    private const string Trial = "66e9e215ece19801b2199102";

    [Test]
    public async Task A_mistake_fails_the_check_with_its_line()
    {
        await using var site = await PipelineSite.StartAsync("azure");
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
        await using var site = await PipelineSite.StartAsync("azure");
        var runner = new AzureRunner(site);

        var first = runner.Run("plan", "plan");
        var marker = site.Comments().Single().Split('\n')[0];
        site.CommentFirst(marker + "\nof somebody else");
        site.Write(Q3, site.Read(Q3).Replace("name: Q3 Outbound Outreach", "name: Q4 Outbound Outreach", StringComparison.Ordinal));
        var second = runner.Run("plan", "plan");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.Comments(), Has.Count.EqualTo(2), second.Log);
        Assert.That(site.Comments()[0], Does.EndWith("of somebody else"));
        Assert.That(site.Comments()[1], Does.StartWith("<!-- sequences-as-code: ").And.Contain("Q4"));
        Assert.That(site.Calls.Where(call => !call.StartsWith("curl GET ", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "curl POST https://dev.azure.example.com/team/p1/_apis/git/repositories/r1/pullRequests/7/threads?api-version=7.1",
            "curl PATCH https://dev.azure.example.com/team/p1/_apis/git/repositories/r1/pullRequests/7/threads/100/comments/1?api-version=7.1",
        }));
        Assert.That(second.Summary, Does.Contain("Q4"));
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
        Assert.That(first.Log + second.Log, Does.Not.Contain(PipelineSite.Secret.Value).And.Not.Contain("t0ken"));
    }

    [Test]
    public async Task A_blocked_plan_is_commented_and_fails_the_check_with_6()
    {
        await using var site = await PipelineSite.StartAsync("azure");
        site.Write(Q3, site.Read(Q3).Split("removed:")[0]);

        var run = new AzureRunner(site).Run("plan", "plan");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Log);
        Assert.That(site.Comments().Single(), Does.Match("(?i)blocked"));
    }

    [Test]
    public async Task A_plan_against_a_snapshot_gets_no_key_and_calls_nothing()
    {
        await using var site = await PipelineSite.StartAsync("azure");
        var runner = new AzureRunner(site);
        var snapshot = runner.Run("drift", "snapshot");
        File.Move(Path.Combine(site.Temp, "snapshot", "snapshot.json"), Path.Combine(site.Temp, "snapshot.json"));
        var calls = site.Apollo.Requests.Length;
        runner.Known.Remove(PipelineSite.Secret.Key);

        var plan = runner.Run("plan_offline", "plan");

        Assert.That((snapshot.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), snapshot.Log + plan.Log);
        Assert.That(snapshot.Outputs["tag"], Is.EqualTo("sequences-snapshot"));
        Assert.That(site.Comments().Single(), Does.Contain("snapshot of 20"));
        Assert.That(site.Apollo.Requests, Has.Length.EqualTo(calls));
    }

    [TestCase("main")]
    [TestCase("sequences-lock")]
    public async Task The_saved_plan_is_applied_and_the_lock_kept_on_its_branch(string branch)
    {
        await using var site = await PipelineSite.StartAsync("azure");
        var runner = new AzureRunner(site) { Overrides = { ["LOCK_BRANCH"] = branch } };

        var (plan, apply) = Apply(site, runner);

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.Log + apply.Log);
        Assert.That(plan.Outputs["applicable"], Is.EqualTo("true"));
        Assert.That(apply.Log, Does.Contain("3 applied"));
        Assert.That(site.OnRemote(branch, PipelineSite.Lock), Does.Contain("\"conference-follow-up\""));
        Assert.That(site.ChangedOnRemote(branch), Is.EqualTo(new[] { PipelineSite.Lock }));
    }

    [Test]
    public async Task What_was_edited_in_Apollo_becomes_one_pull_request()
    {
        await using var site = await PipelineSite.StartAsync("azure");
        var runner = new AzureRunner(site);
        Apply(site, runner);
        site.CheckOutMain();
        site.SwitchOffInApollo(Trial);

        var first = runner.Run("drift", "drift");
        site.CheckOutMain();
        var second = runner.Run("drift", "drift");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Log + second.Log);
        Assert.That(site.OnRemote("sequences-drift/production", "sequences/trial-welcome.yaml"), Does.Contain("active: false"));
        Assert.That(site.Calls.Where(call => call.StartsWith("az ", StringComparison.Ordinal)).Select(call => call.Split(' ')[3]), Is.EqualTo(new[] { "list", "create", "list", "update" }));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(site.Stub, "pr-body")), Does.Contain("    Drift in production"));
    }

    // The step that hands the plan over puts it into a folder of its name.
    private static (JobRun Plan, JobRun Apply) Apply(PipelineSite site, AzureRunner runner)
    {
        var plan = runner.Run("plan_main", "plan");
        Assert.That(plan.ExitCode, Is.Zero, plan.Log);
        site.CheckOutMain();
        var handed = Directory.CreateDirectory(Path.Combine(site.Temp, "pipeline", "sequences-plan"));
        File.Copy(Path.Combine(site.Temp, "out", "plan.json"), Path.Combine(handed.FullName, "plan.json"), true);
        return (plan, runner.Run("apply", "apply"));
    }
}
