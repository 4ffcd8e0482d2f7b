using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// The same workspace through Supaglue: what it can do is done and read back, what it cannot is said, blocked and never
/// tried.
/// </summary>
public sealed class SupaglueTests
{
    private const string Trial = "sequences/trial-welcome.yaml";
    private const string TrialId = "66e9e215ece19801b2199102";

    [Test]
    public async Task The_same_workspace_planned_against_both_says_the_same_of_what_both_can_do_and_blocks_the_rest()
    {
        await using var served = await StartAsync();
        served.Workspace.Replace(Trial, "Your trial, {{first_name}}", "Your trial is ready, {{first_name}}");

        var apollo = await served.RunAsync("plan", "-e", "production", "--format", "json");
        var supaglue = await served.RunAsync("plan", "-e", "through", "--format", "json", "--allow-activation");
        var text = await served.RunAsync("plan", "-e", "through", "--allow-activation");

        Assert.That(supaglue.ExitCode, Is.EqualTo(6), supaglue.All);
        Assert.That(Change(supaglue, "trial-welcome")["steps"]!.ToJsonString(), Does.Contain("Your trial is ready"));
        Assert.That(FieldsOfTouches(supaglue, "trial-welcome"), Is.EqualTo(FieldsOfTouches(apollo, "trial-welcome")));
        Assert.That(
            Actions(supaglue),
            Is.EqualTo(
                new[]
                {
                    "conference-follow-up blocked not_possible",
                    "q3-outbound blocked not_possible",
                    "trial-welcome update ",
                }
            )
        );
        Approve.Text(text.Out);
    }

    [Test]
    public async Task A_changed_text_is_one_PATCH_and_nothing_else_in_the_account_moves()
    {
        await using var served = await StartAsync("touch_update=keeps");
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.Replace(Trial, "Your trial, {{first_name}}", "Your trial is ready, {{first_name}}");
        var before = JsonNode.Parse(served.Apollo.ExportState())!;
        served.Apollo.ClearLog();

        var apply = await served.RunAsync(
            "apply",
            "-e",
            "through",
            "--auto-approve",
            "--target",
            "trial-welcome",
            "--allow-activation=trial-welcome"
        );
        var plan = await served.RunAsync(
            "plan",
            "-e",
            "through",
            "--target",
            "trial-welcome",
            "--refresh",
            "all",
            "--detailed-exitcode"
        );

        Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), apply.All + plan.All);
        var write = served.Apollo.Requests.Single(request => request.Method != "GET");
        Assert.That(
            write.Method + " " + write.Path,
            Does.StartWith($"PATCH /engagement/v2/sequences/{TrialId}/sequence_steps/")
        );
        Assert.That(
            JsonNode.Parse(write.Body)!["record"]!["template"]!.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "subject", "body" })
        );
        var after = JsonNode.Parse(served.Apollo.ExportState())!;
        Assert.That(
            Differences(before, after),
            Is.EqualTo(new[] { "$.sequences[1].steps[0].touches[0].template.subject" })
        );
    }

    [TestCase(
        Trial,
        "name: Trial welcome",
        "name: Trial, welcome",
        "changing name of the sequence from 'Trial welcome' to 'Trial, welcome'"
    )]
    [TestCase(Trial, "active: true", "active: false", "changing active of the sequence from 'true' to 'false'")]
    [TestCase(
        Trial,
        "wait: 3 days",
        "wait: 4 days",
        "changing wait of manual email 'check-in' from '3 days' to '4 days'"
    )]
    [TestCase(
        Trial,
        "    type: manual_email\n    wait: 3 days\n    priority: medium\n    touches:",
        "    type: manual_email\n    wait: 3 days\n    priority: medium\n    touches:\n      - { key: b, "
            + "type: reply_to_thread, status: approved, body_html: Hello }",
        "more than the first variant of a step"
    )]
    public async Task What_it_cannot_do_is_blocked_and_never_tried(string file, string old, string by, string what)
    {
        await using var served = await StartAsync();
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.Replace(file, old, by);
        served.Apollo.ClearLog();

        var plan = await served.RunAsync("plan", "-e", "through", "--target", "trial-welcome", "--allow-activation");
        var apply = await served.RunAsync(
            "apply",
            "-e",
            "through",
            "--auto-approve",
            "--target",
            "trial-welcome",
            "--allow-activation",
            "--allow-removals"
        );

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((6, 6)), plan.All);
        Assert.That(
            plan.Out,
            Does.Contain("Not possible through this service: ").And.Contain(what).And.Not.Contain("nothing to do")
        );
        Assert.That(served.Apollo.Requests.Where(request => request.Method != "GET"), Is.Empty);
    }

    [Test]
    public async Task A_new_step_a_new_sequence_and_an_archive_are_blocked()
    {
        await using var served = await StartAsync();
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.With(Trial, served.Workspace.Read(Trial) + "  - key: more\n    type: call\n    wait: 1 day\n");
        var added = await served.RunAsync(
            "plan",
            "-e",
            "through",
            "--target",
            "trial-welcome",
            "--target",
            "conference-follow-up"
        );
        File.Delete(served.Workspace.In(Trial));
        served.Workspace.With(
            "sequences.yaml",
            served.Workspace.Read("sequences.yaml")
                + "removed_sequences: [{ key: trial-welcome, do: archive, reason: over }]\n"
        );

        var archived = await served.RunAsync("plan", "-e", "through", "--target", "trial-welcome");

        Assert.That((added.ExitCode, archived.ExitCode), Is.EqualTo((6, 6)));
        Assert.That(
            added.Out,
            Does.Contain("adding, moving or removing steps and variants").And.Contain("creating a sequence")
        );
        Assert.That(archived.Out, Does.Contain("archiving a sequence"));
    }

    [Test]
    public async Task A_live_sequence_needs_consent_because_the_write_may_approve_what_waits()
    {
        await using var served = await StartAsync();
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.Replace(Trial, "Your trial, {{first_name}}", "Your trial is ready, {{first_name}}");

        var plan = await served.RunAsync("plan", "-e", "through", "--target", "trial-welcome");

        Assert.That(plan.ExitCode, Is.EqualTo(6));
        Assert.That(
            plan.Out,
            Does.Contain("reported to approve its variant as well").And.Contain("--allow-activation=trial-welcome")
        );
    }

    [Test]
    public async Task Warnings_of_its_answers_are_shown()
    {
        await using var served = await StartAsync("supaglue_warnings=true");
        served.Workspace.Replace(Trial, "Your trial, {{first_name}}", "Your trial is ready, {{first_name}}");

        var apply = await served.RunAsync(
            "apply",
            "-e",
            "through",
            "--auto-approve",
            "--target",
            "trial-welcome",
            "--allow-activation"
        );

        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(apply.Error, Does.Contain("warning: Supaglue says: EMULATED_WARNING: The emulator warns"));
    }

    [TestCase("flat")]
    [TestCase("nested")]
    public async Task Its_errors_become_our_messages_in_either_form(string form)
    {
        await using var served = await StartAsync(
            $"supaglue_errors={form}",
            "supaglue_customers=somebody-else",
            "read_one=true"
        );

        var run = await served.RunAsync("plan", "-e", "through");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")), run.All);
        Assert.That(
            run.Error,
            Does.Contain("Supaglue has no such record").And.Contain("NOT_FOUND_ERROR").And.Contain("customer_id")
        );
    }

    [TestCase("flat")]
    [TestCase("nested")]
    public async Task What_Apollo_refuses_behind_it_is_told_as_Apollos_words(string form)
    {
        await using var served = await StartAsync($"supaglue_errors={form}", "read_one=false");

        var run = await served.RunAsync("plan", "-e", "through", "--target", "trial-welcome");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")), run.All);
        Assert.That(
            run.Error,
            Does.Contain("REMOTE_PROVIDER_ERROR")
                .And.Contain("from the provider behind Supaglue")
                .And.Contain("api/v1/emailer_campaigns/show")
        );
    }

    [Test]
    public async Task A_refused_key_is_4_and_a_missing_one_names_its_variable()
    {
        await using var served = await StartAsync("accepted_keys=another");
        var refused = await served.RunAsync("plan", "-e", "through");
        served.Workspace.Variables.Remove("SUPAGLUE_API_KEY");

        var missing = await served.RunAsync("plan", "-e", "through");

        Assert.That((refused.ExitCode, missing.ExitCode), Is.EqualTo((4, 4)));
        Assert.That(refused.Error, Does.Contain("Supaglue refused its API key (401: UNAUTHORIZED_ERROR"));
        Assert.That(missing.Error, Does.Contain("SUPAGLUE_API_KEY"));
    }

    [TestCase("cut_before", 2)]
    [TestCase("cut_after", 2)]
    [TestCase("error_after", 2)]
    [TestCase("garbage", 2)]
    public async Task A_lost_answer_is_settled_by_looking_or_sending_again(string kind, int most)
    {
        await using var served = await WithFaultsAsync(
            $$"""[{ "kind": "{{kind}}", "method": "PATCH", "path": "/engagement/v2/sequences/*/sequence_steps/*" }]"""
        );
        served
            .Workspace.Replace(Trial, "Your trial, {{first_name}}", "Your trial is ready, {{first_name}}")
            .Replace(Trial, "how is it going so far?", "how does it go?");

        var apply = await served.RunAsync(
            "apply",
            "-e",
            "through",
            "--auto-approve",
            "--target",
            "trial-welcome",
            "--allow-activation"
        );
        var plan = await served.RunAsync(
            "plan",
            "-e",
            "through",
            "--target",
            "trial-welcome",
            "--refresh",
            "all",
            "--detailed-exitcode"
        );

        Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), apply.All + plan.All);
        Assert.That(
            served
                .Apollo.Requests.Where(request => request.Method == "PATCH")
                .CountBy(request => request.Path)
                .Select(sent => sent.Value),
            Is.All.InRange(1, most)
        );
    }

    [Test]
    public async Task A_text_edited_in_Apollo_is_drift_and_an_edit_meanwhile_makes_a_saved_plan_stale()
    {
        await using var served = await StartAsync();
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.Replace(Trial, "how is it going so far?", "how does it go?");
        await served.RunAsync(
            "plan",
            "-e",
            "through",
            "--target",
            "trial-welcome",
            "--allow-activation",
            "--out",
            "plan.json"
        );
        Edit(served, "Edited by somebody");

        var apply = await served.RunAsync("apply", "plan.json", "-e", "through");
        var drift = await served.RunAsync("plan", "-e", "through", "--target", "trial-welcome", "--drift-only");

        Assert.That((apply.ExitCode, drift.ExitCode), Is.EqualTo((7, 2)), apply.All + drift.All);
        Assert.That(drift.Out, Does.Contain("Edited by somebody"));
    }

    [TestCase("pull")]
    [TestCase("import", "--all")]
    [TestCase("list", "--snapshot", "snapshot.json")]
    public async Task What_needs_all_of_a_sequence_is_refused_with_3(params string[] arguments)
    {
        await using var served = await StartAsync();

        var run = await served.RunAsync([.. arguments, "-e", "through"]);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain("is not possible through the service of this environment"));
    }

    [Test]
    public async Task Another_customer_than_the_locks_is_4_and_the_file_is_to_be_corrected()
    {
        await using var served = await StartAsync();
        await served.RunAsync("apply", "-e", "through", "--auto-approve", "--target", "trial-welcome");
        served.Workspace.Replace("sequences.yaml", "customer_id: acme", "customer_id: other");

        var run = await served.RunAsync("plan", "-e", "through");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Assert.That(
            run.Error,
            Does.Contain("'other at apollo'")
                .And.Contain("'acme at apollo'")
                .And.Contain("customer_id")
                .And.Not.Contain("key")
        );
    }

    [Test]
    public async Task List_tells_what_manages_each()
    {
        await using var served = await StartAsync();

        var run = await served.RunAsync("list", "-e", "through");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Out,
            Does.Contain("through Supaglue: acme at apollo").And.Match(@"Trial welcome\s+\[trial-welcome")
        );
    }

    [TestCase("http://api.supaglue.io", "plain http")]
    [TestCase("https://api.supaglue.io/engagement/v2", "without a path")]
    public async Task An_address_that_is_none_is_refused(string address, string why)
    {
        await using var served = await StartAsync();
        served.Workspace.Variables["SUPAGLUE_API_BASE_URL"] = address;

        var run = await served.RunAsync("plan", "-e", "through");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.StartWith("error: SUPAGLUE_API_BASE_URL is").And.Contain(why));
    }

    private static Task<ServedApollo> StartAsync(params string[] options) => WithFaultsAsync(null, options);

    private static async Task<ServedApollo> WithFaultsAsync(string? faults, params string[] options)
    {
        var served = await ServedApollo.StartAsync(faults, options: options);
        served.Workspace.With(
            "sequences.yaml",
            "version: 1\nsequences: sequences/*.yaml\ndefault_environment: production\nenvironments:\n  "
                + "production: { apollo: {} }\n  through: { supaglue: { customer_id: acme, provider_name: "
                + "apollo } }\nvariables: [webinar_date]\n"
        );
        served.Workspace.Variables.Add("SUPAGLUE_API_KEY", ServedApollo.Key);
        served.Workspace.Variables.Add("SUPAGLUE_API_BASE_URL", served.Workspace.Variables["APOLLO_API_BASE_URL"]);
        return served;
    }

    private static void Edit(ServedApollo served, string subject)
    {
        var read = JsonNode.Parse(
            served
                .Apollo.Handle(
                    new("GET", $"/api/v1/emailer_campaigns/{TrialId}", "", [new("x-api-key", "somebody")], "")
                )
                .Body
        )!;
        var touch = read["emailer_touches"]!.AsArray()[0]!;
        var template = read["emailer_templates"]!
            .AsArray()
            .Single(one => (string?)one!["id"] == (string?)touch["emailer_template_id"])!;
        var body = new JsonObject
        {
            ["status"] = (string?)touch["status"],
            ["emailer_template"] = new JsonObject
            {
                ["subject"] = subject,
                ["body_html"] = (string?)template["body_html"],
            },
        };
        Assert.That(
            served
                .Apollo.Handle(
                    new(
                        "PUT",
                        $"/api/v1/emailer_touches/{touch["id"]}",
                        "",
                        [new("x-api-key", "somebody")],
                        body.ToJsonString()
                    )
                )
                .Status,
            Is.EqualTo(200)
        );
    }

    private static JsonNode Change(CliRun run, string key) =>
        run.Json["plan"]!["sequences"]!.AsArray().Single(change => (string?)change!["key"] == key)!;

    private static IEnumerable<string> Actions(CliRun run) =>
        run.Json["plan"]!["sequences"]!
            .AsArray()
            .Select(change =>
                $"{change!["key"]} {change["action"]} {change["blocks"]!.AsArray().FirstOrDefault()?["code"]}"
            )
            .Order(StringComparer.Ordinal);

    private static string[] FieldsOfTouches(CliRun run, string key) =>
        [
            .. Change(run, key)["steps"]!
                .AsArray()
                .SelectMany(step => step!["touches"]!.AsArray())
                .SelectMany(touch => touch!["fields"]!.AsArray())
                .Select(field => field!.ToJsonString()),
        ];

    private static IEnumerable<string> Differences(JsonNode? one, JsonNode? other) =>
        (one, other) switch
        {
            (JsonObject a, JsonObject b) => a.Select(member => member.Key)
                .Union(b.Select(member => member.Key))
                .SelectMany(key => Differences(a[key], b[key])),
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b)
                .SelectMany(pair => Differences(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(one, other) ? [] : [(one ?? other)!.GetPath()],
        };
}
