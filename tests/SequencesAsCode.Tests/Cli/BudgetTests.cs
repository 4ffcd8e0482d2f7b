using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What the service's quotas do to the commands: what is told, what stops, what is left.</summary>
public sealed class BudgetTests
{
    private const string Show = "api/v1/emailer_campaigns/show";

    [TestCase("plan")]
    [TestCase("plan --format json")]
    [TestCase("list")]
    [TestCase("import --all")]
    [TestCase("pull")]
    [TestCase("apply --auto-approve")]
    public async Task Calls_made_and_left_are_told_once_on_stderr(string line)
    {
        await using var served = await ServedApollo.StartAsync(options: "enforce_quota=true");
        if (line is "pull")
            await served.RunAsync("apply", "--auto-approve");
        served.Apollo.ClearLog();

        var run = await served.RunAsync(line.Split(' '));

        var told = run
            .Error.Split('\n')
            .Where(text => text.Contains("to the service", StringComparison.Ordinal))
            .ToList();
        Assert.That(told, Has.Count.EqualTo(1), run.All);
        Assert.That(
            told[0],
            Does.Match(
                @"^\d+ calls to the service; left at the least: 1\d\d this minute, 3\d\d this hour, "
                    + @"1,9\d\d today \(api/v1/[a-z_/]+\)\.$"
            )
        );
        Assert.That(told[0], Does.StartWith($"{served.Requests.Count()} calls"));
        Assert.That(run.Out, Does.Not.Contain("this hour"));
    }

    [Test]
    public async Task The_endpoint_of_which_the_fewest_calls_are_left_is_named()
    {
        await using var served = await ServedApollo.StartAsync(
            options: ["enforce_quota=true", "quota_minute=unlimited", "quota_day=unlimited"]
        );

        var run = await served.RunAsync("plan");

        Assert.That(run.Error, Does.Contain($"; left at the least: 398 this hour ({Show}).\n"));
    }

    [Test]
    public async Task Without_a_limit_only_the_calls_are_told()
    {
        await using var served = await ServedApollo.StartAsync();

        var run = await served.RunAsync("plan");

        Assert.That(run.Error, Is.EqualTo($"{served.Requests.Count()} calls to the service.\n"));
    }

    [Test]
    public async Task A_plan_that_waits_for_the_next_minute_is_the_same_plan()
    {
        await using var scarce = await ServedApollo.StartAsync(options: ["enforce_quota=true", "quota_minute=1"]);
        await using var plenty = await ServedApollo.StartAsync();

        var (waited, other) = (
            await scarce.RunAsync("plan", "--format", "json"),
            await plenty.RunAsync("plan", "--format", "json")
        );

        Assert.That((waited.ExitCode, waited.Out), Is.EqualTo((0, other.Out)), waited.Error);
        Assert.That(
            waited.Error,
            Does.StartWith($"The calls of this minute are spent ({Show}); trying again in 60 s.\n")
        );
        Assert.That(scarce.Workspace.Time.Waited, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [TestCase("hour", "in 60 minutes, at 10:30 UTC")]
    [TestCase("day", "in 24 h 0 min, at 09:30 UTC on 2026-07-19")]
    public async Task A_plan_beyond_the_quota_of_an_hour_or_a_day_is_5_and_says_until_when(string window, string reset)
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true", $"quota_{window}=1"]);

        var text = await served.RunAsync("plan");

        Assert.That((text.ExitCode, text.Out), Is.EqualTo((5, "")), text.All);
        Assert.That(
            text.Error,
            Does.Contain($"error: The calls allowed for {Show} are used up")
                .And.Contain(reset)
                .And.Contain(
                    $"0 this hour".Replace(
                        "this hour",
                        window == "hour" ? "this hour" : "today",
                        StringComparison.Ordinal
                    )
                )
        );
        Assert.That(served.Workspace.Time.Waited, Is.EqualTo(TimeSpan.Zero));
        Assert.That(served.Writes, Is.Empty);
    }

    // The first run takes seven reads of a whole sequence: with fewer it ends at another sequence each time. With fewer
    // than five, planning and one update would never fit in an hour.
    [Test]
    public async Task No_quota_of_an_hour_cuts_a_sequence_in_two_and_running_again_converges([Range(5, 9)] int quota)
    {
        await using var served = await ServedApollo.StartAsync(
            options: ["enforce_quota=true", $"quota_hour={quota}", "quota_minute=unlimited"]
        );
        var runs = new List<CliRun>();
        do
        {
            runs.Add(await served.RunAsync("apply", "--auto-approve", "--format", "json"));
            served.Workspace.Time.Pass(TimeSpan.FromHours(1));
        } while (runs[^1].ExitCode == 5 && runs.Count < 6);
        served.Workspace.Time.Pass(TimeSpan.FromHours(1));
        var plan = await served.RunAsync("plan", "--detailed-exitcode", "--format", "json");

        Assert.That(
            (runs[^1].ExitCode, plan.ExitCode),
            Is.EqualTo((0, 0)),
            string.Join("\n", runs.Select(run => run.All))
        );
        foreach (var run in runs)
        {
            var results = run.Json["report"]!["results"]!
                .AsArray()
                .Select(result => ((string?)result!["status"], (bool)result["written"]!, (string?)result["message"]))
                .ToList();
            Assert.That(results.Select(result => result.Item1), Is.All.AnyOf("applied", "not_attempted"), run.Out);
            Assert.That(
                results
                    .Where(result => result.Item1 == "not_attempted")
                    .Select(result =>
                        (
                            result.Item2,
                            result.Item3?.Contains("They are available again within the hour", StringComparison.Ordinal)
                        )
                    ),
                Is.All.EqualTo((false, (bool?)true)),
                run.Out
            );
        }

        Assert.That(served.Writes.Count(write => write == "POST /sequences"), Is.EqualTo(1), "No duplicate.");
        if (quota < 7)
            Assert.That(runs[0].ExitCode, Is.EqualTo(5));
    }

    [Test]
    public async Task An_apply_that_stops_says_what_was_not_attempted_and_when_to_come_again()
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true", "quota_hour=5"]);

        var run = await served.RunAsync("apply", "--auto-approve");

        Assert.That(run.ExitCode, Is.EqualTo(5), run.All);
        Approve.Text(run.Out[run.Out.IndexOf("Apply to", StringComparison.Ordinal)..]);
        Assert.That(served.Writes, Has.None.StartsWith("PUT"));
    }

    [TestCase("plan")]
    [TestCase("apply --auto-approve")]
    public async Task Cancelled_while_it_waits_for_the_next_minute_it_ends_at_once(string line)
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "quota", "window": "minute", "retry_after": 50"""
                + """, "path": "/emailer_campaigns/search", "times": 0 }]"""
        );
        using var cancel = new CancellationTokenSource();

        var run = await served.Workspace.RunAsync(Cancelling(cancel), line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(
            served.Requests.Count(request => request.EndsWith("/emailer_campaigns/search", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
    }

    [TestCase("GET", "/emailer_campaigns/*", 2, "the re-read")]
    public async Task Cancelled_in_an_apply_that_waits_before_the_first_write_of_a_sequence_nothing_is_sent_for_it(
        string method,
        string path,
        int call,
        string what
    )
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "quota", "window": "minute", "retry_after": 50"""
                + $$""", "method": "{{method}}", "path": "{{path}}", "call": {{call}}, "times": 0 }]"""
        );
        using var cancel = new CancellationTokenSource();

        var run = await served.Workspace.RunAsync(
            Cancelling(cancel),
            "apply",
            "--auto-approve",
            "--target",
            "q3-outbound"
        );

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(
            run.Out,
            Does.Match(
                "not attempted +Q3 Outbound Outreach.*\n +The run was cancelled before anything was sent for it\\."
            ),
            what
        );
        Assert.That(served.Writes.Count(), Is.EqualTo(method == "PUT" ? 1 : 0), "The one that the service refused.");
        Assert.That(served.Workspace.Time.Waited, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(50)));
    }

    [Test]
    public async Task A_create_that_was_sent_is_looked_for_though_the_run_is_cancelled()
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "lock", "method": "POST", "path": "/sequences", "times": 0 }]"""
        );
        using var cancel = new CancellationTokenSource();

        var run = await served.Workspace.RunAsync(
            Cancelling(cancel),
            "apply",
            "--auto-approve",
            "--target",
            "conference-follow-up"
        );

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(
            File.Exists(served.Workspace.In(".sequences/journal.production.jsonl")),
            Is.True,
            "No answer proves that nothing was made, so the next run looks for it."
        );
    }

    // Ctrl-C when the first wait is told.
    private static CliStage Cancelling(CancellationTokenSource cancel) =>
        new(
            OnError: text =>
            {
                if (text.Contains("trying again", StringComparison.Ordinal))
                    cancel.Cancel();
            },
            Cancellation: cancel.Token
        );
}
