using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// A key that may not read one sequence: the list says what can be known, and nothing is done that needs more.
/// </summary>
public sealed class NotReadableTests
{
    private const string Endpoint = "api/v1/emailer_campaigns/show";
    private const string Trial = "66e9e215ece19801b2199102";

    [Test]
    public async Task Without_a_lock_what_exists_is_blocked_with_the_endpoint_to_ask_for_and_what_is_new_is_planned()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");

        var text = await served.RunAsync("plan");
        var json = await served.RunAsync("plan", "--format", "json");

        Assert.That((text.ExitCode, json.ExitCode), Is.EqualTo((6, 6)), text.All);
        Assert.That(
            Actions(json),
            Is.EqualTo(
                new[]
                {
                    "q3-outbound blocked not_readable",
                    "trial-welcome blocked not_readable",
                    "conference-follow-up create ",
                }
            )
        );
        Assert.That(text.Out, Does.Contain($"a key whose scope includes {Endpoint}"));
        Approve.Text(text.Out);
    }

    [Test]
    public async Task A_refusal_of_the_scope_is_met_once_however_many_sequences_there_are()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");

        await served.RunAsync("plan", "--target", "trial-welcome");

        Assert.That(
            served.Requests.Count(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task A_create_works_from_its_answers_and_the_second_plan_asks_for_nothing()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");
        served.Workspace.Replace(
            "sequences/conference-follow-up.yaml",
            "active: false",
            "active: true\nowner: lee@example.com\ncc_emails: [boss@example.com]"
        );

        var apply = await served.RunAsync(
            "apply",
            "--auto-approve",
            "--target",
            "conference-follow-up",
            "--allow-activation=conference-follow-up"
        );
        var plans = new[]
        {
            await served.RunAsync("plan", "--target", "conference-follow-up", "--detailed-exitcode"),
            await served.RunAsync(
                "plan",
                "--target",
                "conference-follow-up",
                "--refresh",
                "all",
                "--detailed-exitcode"
            ),
        };

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(
            served.Writes.Select(request => request.Split(' ')[0] + " " + request.Split('/')[^1]),
            Has.Exactly(1).EqualTo("POST sequences").And.Exactly(1).EqualTo("POST approve")
        );
        Assert.That(plans.Select(plan => plan.ExitCode), Is.EqualTo(new[] { 0, 0 }), plans[1].All);
        await using var full = await served.ContinuedAsync();
        var master = await full.RunAsync(
            "plan",
            "--target",
            "conference-follow-up",
            "--refresh",
            "all",
            "--detailed-exitcode"
        );
        Assert.That(master.ExitCode, Is.Zero, master.All);
        Assert.That(
            master.Out,
            Does.StartWith("Plan for production").And.Contain("1 sequence in production is up to date")
        );
    }

    [TestCase("--refresh", "changed")]
    [TestCase("--refresh", "all")]
    public async Task With_a_lock_what_agrees_with_it_is_not_read_and_that_is_said(string option, string refresh)
    {
        await using var served = await AppliedAsync();

        var json = await served.RunAsync("plan", "--format", "json", option, refresh);
        var text = await served.RunAsync("plan", option, refresh);

        var reason = refresh == "all" ? "not_readable" : "as_locked";
        Assert.That(json.ExitCode, Is.Zero, json.All);
        Assert.That(
            json.Json["plan"]!["sequences"]!
                .AsArray()
                .Select(change => $"{change!["action"]} {change["reason"]}")
                .Distinct(),
            Is.EqualTo(new[] { $"not_read {reason}" })
        );
        Assert.That(text.Out, Does.Contain("text edited in Apollo is not checked").IgnoreCase);
    }

    [Test]
    public async Task One_that_agrees_but_for_being_on_is_switched_off_and_on_again_and_the_lock_keeps_all_else()
    {
        await using var served = await AppliedAsync();
        var (known, before) = (served.Workspace.Read("sequences.production.lock.json"), served.Apollo.ExportState());
        served.Workspace.Replace("sequences/trial-welcome.yaml", "active: true", "active: false");

        var off = await served.RunAsync("apply", "--auto-approve");
        var offPlan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        served.Workspace.Replace("sequences/trial-welcome.yaml", "active: false", "active: true");
        var blocked = await served.RunAsync("plan");
        var on = await served.RunAsync("apply", "--auto-approve", "--allow-activation=trial-welcome");
        var onPlan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (off.ExitCode, offPlan.ExitCode, blocked.ExitCode, on.ExitCode, onPlan.ExitCode),
            Is.EqualTo((0, 0, 6, 0, 0)),
            off.All + blocked.All + on.All
        );
        Assert.That(
            blocked.Out,
            Does.Contain("an unknown number of people").And.Contain("--allow-activation=trial-welcome")
        );
        Assert.That(
            served.Writes,
            Is.EqualTo(new[] { $"POST /emailer_campaigns/{Trial}/abort", $"POST /emailer_campaigns/{Trial}/approve" })
        );
        Assert.That(served.Workspace.Read("sequences.production.lock.json"), Is.EqualTo(known));
        Assert.That(served.Apollo.ExportState().Length, Is.EqualTo(before.Length).Within(200));
    }

    [Test]
    public async Task Anything_else_is_blocked_and_what_the_list_shows_of_it_is_shown()
    {
        await using var served = await AppliedAsync();
        served
            .Workspace.Replace("sequences/trial-welcome.yaml", "name: Trial welcome", "name: Trial, welcome")
            .Replace("sequences/conference-follow-up.yaml", "wait: 1 day", "wait: 2 days");

        var json = await served.RunAsync("plan", "--format", "json");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That((json.ExitCode, apply.ExitCode), Is.EqualTo((6, 6)), apply.All);
        Assert.That(
            Actions(json),
            Has.Member("trial-welcome blocked not_readable").And.Member("conference-follow-up blocked not_readable")
        );
        var trial = json.Json["plan"]!["sequences"]!
            .AsArray()
            .Single(change => (string?)change!["key"] == "trial-welcome")!;
        Assert.That(trial["fields"]!.AsArray().Select(field => (string?)field!["field"]), Is.EqualTo(new[] { "name" }));
        Assert.That(((bool?)trial["live"], trial["people"]), Is.EqualTo(((bool?)true, (object?)null)));
        Assert.That(served.Writes, Is.Empty);
    }

    [Test]
    public async Task One_that_no_file_claims_is_archived_when_the_workspace_says_so()
    {
        await using var served = await AppliedAsync();
        File.Delete(served.Workspace.In("sequences/trial-welcome.yaml"));

        var undecided = await served.RunAsync("plan");
        served.Workspace.With(
            "sequences.yaml",
            served.Workspace.Read("sequences.yaml")
                + "removed_sequences: [{ key: trial-welcome, do: archive, reason: over }]\n"
        );
        var apply = await served.RunAsync("apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That(
            (undecided.ExitCode, apply.ExitCode, plan.ExitCode),
            Is.EqualTo((6, 0, 0)),
            undecided.All + apply.All
        );
        Assert.That(served.Writes, Is.EqualTo(new[] { $"POST /emailer_campaigns/{Trial}/archive" }));
        Assert.That(served.Workspace.Read("sequences.production.lock.json"), Does.Not.Contain("trial-welcome"));
    }

    [Test]
    public async Task A_saved_plan_of_it_is_refused_when_the_row_moved()
    {
        await using var served = await AppliedAsync();
        served.Workspace.Replace("sequences/trial-welcome.yaml", "active: true", "active: false");
        var plan = await served.RunAsync("plan", "--out", "plan.json");
        served.Apollo.Handle(
            new("POST", $"/api/v1/emailer_campaigns/{Trial}/abort", "", [new("x-api-key", "somebody")], "{}")
        );

        var apply = await served.RunAsync("apply", "plan.json");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 7)), plan.All + apply.All);
        Assert.That(
            served.Writes,
            Is.EqualTo(new[] { $"POST /emailer_campaigns/{Trial}/abort" }),
            "only somebody else's"
        );
    }

    [Test]
    public async Task One_that_the_list_does_not_show_is_blocked_and_not_made_again()
    {
        await using var served = await AppliedAsync();
        served.Apollo.Handle(
            new("POST", $"/api/v1/emailer_campaigns/{Trial}/archive", "", [new("x-api-key", "somebody")], "{}")
        );

        var json = await served.RunAsync("plan", "--format", "json");

        Assert.That(json.ExitCode, Is.EqualTo(6), json.All);
        Assert.That(Actions(json), Has.Member("trial-welcome blocked gone_from_service"));
    }

    [Test]
    public async Task Switched_off_in_Apollo_is_drift_that_is_kept_or_planned_back()
    {
        await using var served = await AppliedAsync();
        served.Apollo.Handle(
            new("POST", $"/api/v1/emailer_campaigns/{Trial}/abort", "", [new("x-api-key", "somebody")], "{}")
        );

        var kept = await served.RunAsync("plan", "--format", "json");
        var reverted = await served.RunAsync(
            "plan",
            "--format",
            "json",
            "--revert-drift=trial-welcome",
            "--allow-activation=trial-welcome"
        );

        Assert.That((kept.ExitCode, reverted.ExitCode), Is.EqualTo((0, 0)), kept.All);
        Assert.That(
            ((bool?)kept.Json["plan"]!["has_drift"], (bool?)kept.Json["plan"]!["has_pending"]),
            Is.EqualTo(((bool?)true, (bool?)false))
        );
        Assert.That(Actions(reverted), Has.Member("trial-welcome update "));
    }

    [Test]
    public async Task Without_a_lock_a_file_of_which_the_list_shows_everything_is_switched_by_its_id()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");
        foreach (var file in Directory.GetFiles(served.Workspace.In("sequences"), "*.yaml"))
            File.Delete(file);
        served.Workspace.With("sequences/trial.yaml", $"key: trial\nid: {Trial}\nname: Trial welcome\nactive: false\n");

        var apply = await served.RunAsync("apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), apply.All + plan.All);
        Assert.That(served.Writes, Is.EqualTo(new[] { $"POST /emailer_campaigns/{Trial}/abort" }));
    }

    [TestCase("key: trial\nname: Trial welcome\nactive: false\n", TestName = "by its name alone")]
    [TestCase(
        "key: trial\nid: 66e9e215ece19801b2199102\nname: Trial welcome\nactive: false\nsharing: { "
            + "visibility: everyone }\n",
        TestName = "with a field that differs"
    )]
    [TestCase(
        "key: trial\nid: 66e9e215ece19801b2199102\nname: Trial welcome\nactive: false\nremoved: [{ id: "
            + "66e9e215ece19801b2199204, reason: over }]\n",
        TestName = "with an id under removed"
    )]
    public async Task Without_a_lock_it_is_not_switched(string file)
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");
        foreach (var other in Directory.GetFiles(served.Workspace.In("sequences"), "*.yaml"))
            File.Delete(other);
        served.Workspace.With("sequences/trial.yaml", file);

        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(apply.ExitCode, Is.EqualTo(6), apply.All);
        Assert.That(served.Writes, Is.Empty);
    }

    [TestCase("pull")]
    [TestCase("import", "--all", "--force")]
    [TestCase("plan", "--drift-only")]
    [TestCase("list", "--snapshot", "snapshot.json")]
    public async Task What_is_about_copy_ends_with_4_and_the_endpoint(params string[] arguments)
    {
        await using var served = await AppliedAsync();

        var run = await served.RunAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Assert.That(run.Error, Does.Contain(Endpoint));
    }

    // Applied with a key that may do everything, then served to one that may not read one sequence.
    private static async Task<ServedApollo> AppliedAsync()
    {
        await using var full = await ServedApollo.StartAsync();
        var apply = await full.RunAsync("apply", "--auto-approve", "--allow-removals", "--allow-activation");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);

        // What an id under 'removed' means only a read shows.
        full.Workspace.With(
            "sequences/q3-outbound.yaml",
            full.Workspace.Read("sequences/q3-outbound.yaml").Split("removed:")[0]
        );
        return await full.ContinuedAsync("read_one=false");
    }

    private static IEnumerable<string> Actions(CliRun run) =>
        run.Json["plan"]!["sequences"]!
            .AsArray()
            .Select(change =>
                $"{change!["key"]} {change["action"]} {change["blocks"]!.AsArray().FirstOrDefault()?["code"]}"
            );
}
