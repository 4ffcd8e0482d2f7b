namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// An id in the file says which sequence it is, not which side was edited last: without a lock, what is live is not
/// written over unasked.
/// </summary>
[TestFixture]
internal sealed class WithoutLockTests
{
    private const string File = "sequences/q3-outbound.yaml";
    private const string Consent = "without_lock: overwrite\n";

    [Test]
    public async Task A_colleagues_live_edit_is_not_written_over()
    {
        await using var served = await EditedAsync();
        var writes = served.Writes.Count();

        var (plan, apply) = (
            await served.RunAsync("plan"),
            await served.RunAsync("apply", "--auto-approve", "--target", "q3-outbound")
        );

        Assert.That((plan.ExitCode, apply.ExitCode, served.Writes.Count()), Is.EqualTo((6, 6, writes)), plan.All);
        Assert.That(
            plan.Out,
            Does.Contain("no lock file says which side is newer")
                .And.Contain("without_lock: overwrite")
                .And.Contain("--overwrite=q3-outbound")
                .And.Contain("pull q3-outbound --theirs")
        );
        Assert.That(served.Apollo.ExportState(), Does.Contain("A colleague wrote this"));
    }

    [Test]
    public async Task It_is_by_the_line_by_the_option_and_by_the_policy([Values("line", "option", "policy")] string how)
    {
        await using var served = await EditedAsync();
        if (how == "line")
            served.Workspace.With(File, $"without_lock: overwrite\n{served.Workspace.Read(File)}");
        if (how == "policy")
            served.Workspace.With(
                "sequences.yaml",
                served.Workspace.Read("sequences.yaml") + "policy: { drift: revert }\n"
            );

        var apply = await served.RunAsync([
            "apply",
            "--auto-approve",
            "--target",
            "q3-outbound",
            .. how == "option" ? ["--overwrite=q3-outbound"] : Array.Empty<string>(),
        ]);

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(served.Apollo.ExportState(), Does.Not.Contain("A colleague wrote this"));
    }

    [Test]
    public async Task A_pull_takes_it_into_the_file_and_the_next_plan_is_empty()
    {
        await using var served = await EditedAsync();

        var pull = await served.RunAsync("pull", "q3-outbound", "--theirs");
        var plan = await served.RunAsync("plan", "--target", "q3-outbound", "--detailed-exitcode");

        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), pull.All + plan.All);
        Assert.That(served.Workspace.Read(File), Does.Contain("A colleague wrote this"));
    }

    [Test]
    public async Task What_is_equal_or_off_and_empty_goes_as_it_did()
    {
        await using var served = await EditedAsync(off: true);
        var apply = await served.RunAsync("apply", "--auto-approve", "--target", "q3-outbound");

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
    }

    // Applied, then edited in Apollo, then everything is lost that says which side is newer.
    private static async Task<ServedApollo> EditedAsync(bool off = false)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Replace(File, "active: true", "active: false").Replace(File, Consent, "");
        var apply = await served.RunAsync(
            "apply",
            "--auto-approve",
            "--target",
            "q3-outbound",
            "--overwrite=q3-outbound"
        );
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        var account = System.Text.Json.Nodes.JsonNode.Parse(
            served.Apollo.ExportState().Replace("Worth a look?", "A colleague wrote this.", StringComparison.Ordinal)
        )!;
        foreach (
            var step in account["sequences"]!
                .AsArray()
                .SelectMany(sequence => sequence!["steps"]!.AsArray())
                .Where(_ => off)
        )
            step!.AsObject().Remove("people");
        var continued = await served.ContinuedAsync(account.ToJsonString(), []);
        System.IO.File.Delete(continued.Workspace.In("sequences.production.lock.json"));
        Directory.Delete(continued.Workspace.In(".sequences"), recursive: true);
        return continued;
    }
}
