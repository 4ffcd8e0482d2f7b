using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Cli;

/// <summary><c>--refresh</c> on the quickstart: a done tombstone has one of its sequences read every time.</summary>
public sealed class RefreshCommandTests
{
    private const string Announced =
        "Text edited in Apollo is not checked here; 'sequences plan --refresh all' checks it.";

    [Test]
    public async Task After_an_apply_a_plan_reads_the_list_and_what_may_have_something_to_say()
    {
        await using var served = await AppliedAsync();

        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That((plan.ExitCode, Reads(served)), Is.EqualTo((0, 1)), plan.All);
        Assert.That(
            plan.Out,
            Does.Contain("is done. You can delete it")
                .And.EndWith($"\n{Announced}\nNo changes. 3 sequences in production are up to date.\n")
        );
    }

    [Test]
    public async Task Edited_copy_shows_when_all_is_read()
    {
        await using var served = await AppliedAsync();
        EditCopy(served);

        var changed = await served.RunAsync("plan");
        var all = await served.RunAsync("plan", "--refresh", "all");
        var drift = await served.RunAsync("plan", "--drift-only", "--refresh", "all");

        Assert.That((changed.ExitCode, all.ExitCode, drift.ExitCode), Is.EqualTo((0, 0, 2)), drift.All);
        Assert.That(changed.Out, Does.Contain(Announced).And.Not.Contain("Elsewhere"));
        Assert.That(all.Out, Does.Contain("Elsewhere").And.Not.Contain("not checked"));
        Assert.That(drift.Out, Does.Contain("Elsewhere"));
    }

    [Test]
    public async Task A_change_of_a_killed_run_whose_file_was_put_back_is_not_passed_over()
    {
        await using var served = await AppliedAsync();
        EditCopy(served);
        File.AppendAllText(
            served.Workspace.In(".sequences/journal.production.jsonl"),
            """{"kind":"intent","key":"trial-welcome","name":"Trial welcome","create":false}""" + "\n"
        );

        var plans = new[]
        {
            await served.RunAsync("plan"),
            await served.RunAsync("apply", "--auto-approve"),
            await served.RunAsync("plan"),
        };

        Assert.That(
            plans.Select(plan => (plan.ExitCode, plan.Out.Contains("Elsewhere", StringComparison.Ordinal))),
            Is.All.EqualTo((0, true)),
            plans[0].All
        );
    }

    [Test]
    public async Task What_the_list_shows_is_read_and_told_every_time()
    {
        await using var served = await AppliedAsync();
        served.Apollo.Handle(
            new(
                "POST",
                "/api/v1/emailer_campaigns/66e9e215ece19801b2199101/abort",
                "",
                [new("x-api-key", "somebody")],
                ""
            )
        );

        var (first, second) = (await served.RunAsync("plan"), await served.RunAsync("plan"));

        Assert.That(first.Out, Does.Contain("edited in Apollo").And.Contain("active"));
        Assert.That(second.Out, Is.EqualTo(first.Out));
    }

    [Test]
    public async Task An_apply_that_plans_itself_reads_as_a_plan_does_and_touches_nothing_that_it_did_not_read()
    {
        await using var served = await AppliedAsync();
        EditCopy(served);
        served.Workspace.Replace("sequences/q3-outbound.yaml", "max_emails_per_day: ", "max_emails_per_day: 1");
        served.Apollo.ClearLog();

        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(apply.Out, Does.Contain(Announced));
        Assert.That(served.Requests, Has.None.Contains("66e9e215ece19801b2199102"));
        Assert.That(Reads(served), Is.EqualTo(3), "for the plan, before the write, and after it");
    }

    [Test]
    public async Task A_saved_plan_of_changed_sequences_is_shown_and_applied()
    {
        await using var served = await AppliedAsync();
        served.Workspace.Replace("sequences/q3-outbound.yaml", "max_emails_per_day: ", "max_emails_per_day: 1");

        var plan = await served.RunAsync("plan", "--out", "plan.json");
        var show = await served.RunAsync("show", "plan.json");
        var apply = await served.RunAsync("apply", "plan.json");

        Assert.That((plan.ExitCode, show.ExitCode, apply.ExitCode), Is.EqualTo((0, 0, 0)), apply.All);
        Assert.That(show.Out, Is.EqualTo(plan.Out).And.Contains(Announced));
    }

    [Test]
    public async Task Against_a_snapshot_the_same_is_left()
    {
        await using var served = await AppliedAsync();
        await served.RunAsync("list", "--snapshot", "snapshot.json");
        served.Apollo.ClearLog();

        var changed = await served.RunAsync("plan", "--current", "snapshot.json");
        var all = await served.RunAsync("plan", "--current", "snapshot.json", "--refresh", "all");

        Assert.That(changed.Out, Does.Contain(Announced));
        Assert.That(all.Out, Does.Not.Contain(Announced));
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task A_snapshot_from_before_rows_said_so_much_is_planned_against_as_it_was()
    {
        await using var served = await AppliedAsync();
        await served.RunAsync("list", "--snapshot", "snapshot.json");
        var snapshot = JsonNode.Parse(served.Workspace.Read("snapshot.json"))!;
        foreach (var row in snapshot["rows"]!.AsArray().Select(row => row!.AsObject()).ToList())
            _ = row.Remove("fields") && row.Remove("step_rows");
        served.Workspace.With("old.json", snapshot.ToJsonString());

        var run = await served.RunAsync("plan", "--current", "old.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.EndWith("No changes. 3 sequences in production are up to date.\n"));
    }

    [Test]
    public async Task With_the_policy_revert_every_sequence_is_read()
    {
        await using var served = await AppliedAsync();
        EditCopy(served);
        served.Workspace.With(
            "sequences.yaml",
            served.Workspace.Read("sequences.yaml") + "policy: { drift: revert }\n"
        );

        var run = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.All);
        Assert.That(run.Out, Does.Contain("undoes an edit made in Apollo").And.Not.Contain("not checked"));
    }

    private static async Task<ServedApollo> AppliedAsync()
    {
        var served = await ServedApollo.StartAsync();
        var apply = await served.RunAsync("apply", "--auto-approve");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        served.Apollo.ClearLog();
        return served;
    }

    private static int Reads(ServedApollo served) =>
        served.Requests.Count(request => request.StartsWith("GET /emailer_campaigns/", StringComparison.Ordinal));

    // As people do it in Apollo: everything as it is, but for one subject.
    private static void EditCopy(ServedApollo served)
    {
        const string Path = "/api/v1/emailer_campaigns/66e9e215ece19801b2199102";
        var whole = JsonNode.Parse(
            served.Apollo.Handle(new("GET", Path, "", [new("x-api-key", "somebody")], "")).Body
        )!;
        var templates = whole["emailer_templates"]!
            .AsArray()
            .ToDictionary(template => (string)template!["id"]!, template => template!);
        var steps = whole["emailer_steps"]!
            .AsArray()
            .Select(step =>
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = (string)step!["id"]!,
                        ["position"] = (int)step["position"]!,
                        ["type"] = (string)step["type"]!,
                        ["wait_time"] = step["wait_time"]?.DeepClone(),
                        ["wait_mode"] = step["wait_mode"]?.DeepClone(),
                        ["note"] = step["note"]?.DeepClone(),
                        ["emailer_touches"] = new JsonArray([
                            .. whole["emailer_touches"]!
                                .AsArray()
                                .Where(touch => (string)touch!["emailer_step_id"]! == (string)step["id"]!)
                                .Select(touch =>
                                    (JsonNode)
                                        new JsonObject
                                        {
                                            ["id"] = (string)touch!["id"]!,
                                            ["type"] = (string)touch["type"]!,
                                            ["status"] = (string)touch["status"]!,
                                            ["include_signature"] = (bool)touch["include_signature"]!,
                                            ["emailer_template"] = new JsonObject
                                            {
                                                ["subject"] = "Elsewhere",
                                                ["body_html"] = (string)
                                                    templates[(string)touch["emailer_template_id"]!]["body_html"]!,
                                            },
                                        }
                                ),
                        ]),
                    }
            );
        var answer = served.Apollo.Handle(
            new(
                "PUT",
                "/api/v1/sequences/66e9e215ece19801b2199102",
                "",
                [new("x-api-key", "somebody")],
                new JsonObject { ["emailer_steps"] = new JsonArray([.. steps]) }.ToJsonString()
            )
        );
        Assert.That(answer.Status, Is.EqualTo(200), answer.Body);
        served.Apollo.ClearLog();
    }
}
