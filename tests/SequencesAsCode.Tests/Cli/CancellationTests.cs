using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class CancellationTests
{
    [TestCase("plan")]
    [TestCase("plan --format json")]
    [TestCase("apply --auto-approve")]
    [TestCase("apply --auto-approve --format json")]
    public async Task Cancelled_while_reading_it_is_130_and_nothing_was_changed(string line)
    {
        await using var served = await ServedApollo.StartAsync();
        using var cancel = new CancellationTokenSource();
        var stage = new CliStage(
            OnError: text => CancelAt("/emailer_campaigns/search", text, cancel),
            Cancellation: cancel.Token
        );

        var run = await served.Workspace.RunAsync(stage, [.. line.Split(' '), "--verbose"]);

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(run.All, Does.Contain("Cancelled; nothing was changed."));
        Assert.That(served.Writes, Is.Empty);
        Assert.That(
            served.Requests,
            Has.None.Contains("GET /emailer_campaigns/66"),
            "Nothing is read after the cancellation."
        );
        if (line.Contains("json", StringComparison.Ordinal))
            Assert.That((int?)run.Json["exit_code"], Is.EqualTo(130));
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task Cancelled_while_applying_the_sequence_in_hand_is_finished_and_the_rest_is_not_attempted(
        string format
    )
    {
        using var cancel = new CancellationTokenSource();
        await using var served = await ServedApollo.StartAsync(onChanged: cancel.Cancel);

        var run = await served.Workspace.RunAsync(
            new CliStage(Cancellation: cancel.Token),
            "apply",
            "--auto-approve",
            "--format",
            format
        );
        var rest = await served.RunAsync("plan", "--refresh", "all", "--format", "json");

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(served.Writes, Is.EqualTo(new[] { "POST /sequences" }));
        Assert.That(
            run.Out,
            Does.Contain(format == "json" ? "\"cancelled\"" : "Cancelled. The sequence in work was finished.")
        );
        Assert.That(
            Statuses(rest),
            Is.EqualTo(new[] { "q3-outbound update", "trial-welcome adopt", "conference-follow-up none" })
        );
    }

    [Test]
    public async Task A_run_cancelled_before_it_began_asks_nothing()
    {
        await using var served = await ServedApollo.StartAsync();

        var run = await served.Workspace.RunAsync(
            new CliStage(Cancellation: new CancellationToken(canceled: true)),
            "plan"
        );

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(served.Requests, Is.Empty);
    }

    private static void CancelAt(string path, string text, CancellationTokenSource cancel)
    {
        if (text.Contains(path, StringComparison.Ordinal))
            cancel.Cancel();
    }

    private static IEnumerable<string> Statuses(CliRun plan) =>
        plan.Json["plan"]!["sequences"]!.AsArray().Select(change => $"{change!["key"]} {change["action"]}");
}
