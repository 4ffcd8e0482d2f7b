using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// A service that makes something else of what it is sent: shown once, accepted or taken over, never in the way for
/// good.
/// </summary>
public sealed class RewriteTests
{
    private const string File = "sequences/pilot.yaml";
    private const string Pilot = """
        key: pilot
        name: The  pilot
        active: false
        labels: [Pilot Phase]
        steps:
          - key: intro
            type: auto_email
            wait: 24 hours
            touches:
              - key: a
                status: approved
                subject: did you see "the report", {{first_name}}?
                body_html: Hi {{first_name}},<br><br>it's <a href="https://acme.example/r?a=1&amp;b=2">the report</a>.
          - key: nudge
            type: call
            wait: 2 days
            note: |-
              Ask whether it's "useful"
              Then wait
          - key: bump
            type: auto_email
            wait: 90 minutes
            touches:
              - key: b
                type: reply_to_thread
                status: approved
                body_html: Any news, {{first_name}}?
        """;

    private static readonly string[] Switches =
    [
        "links",
        "pixel",
        "footer",
        "quotes",
        "names",
        "capitals",
        "labels",
        "links,pixel,footer,quotes,note_paragraphs,units,names,capitals,labels",
    ];

    [TestCaseSource(nameof(Switches))]
    public async Task What_came_back_is_shown_once_is_accepted_once_and_an_edit_of_words_works(string rewrites)
    {
        await using var served = await StartAsync(rewrites);
        var first = await served.RunAsync("apply", "--auto-approve");
        Assert.That(first.ExitCode, Is.EqualTo(8), first.All);
        Assert.That(
            first.Out,
            Does.Contain("rewritten by Apollo, not accepted yet")
                .And.Contain("--accept-rewrites=pilot")
                .And.Contain("(sent → came back)")
        );

        var asked = await served.RunAsync("plan", "--detailed-exitcode");
        Assert.That(asked.ExitCode, Is.EqualTo(0), asked.All);
        Assert.That(asked.Out, Does.Contain("rewritten by Apollo, not accepted yet"));

        var writes = served.Writes.Count();
        var accepted = await served.RunAsync("apply", "--auto-approve", "--accept-rewrites=pilot");
        Assert.That(accepted.ExitCode, Is.EqualTo(0), accepted.All);
        Assert.That(served.Writes.Count(), Is.EqualTo(writes), "accepting sends nothing");
        await AssertQuietAsync(served);

        served
            .Workspace.Replace(File, "Any news", "Any other news")
            .Replace(File, "see", "read")
            .Replace(File, "it's <a", "it's all here, <a")
            .Replace(File, "Then wait", "Then wait a day");
        var edit = await served.RunAsync("apply", "--auto-approve");
        Assert.That(edit.ExitCode, Is.EqualTo(0), edit.All);
        Assert.That(served.Apollo.ExportState(), Does.Contain("Any other news").And.Contain("Then wait a day"));
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task What_is_not_touched_is_sent_as_the_file_says_so_nothing_is_wrapped_or_appended_twice()
    {
        await using var served = await StartAsync("links,footer,pixel");
        await served.RunAsync("apply", "--auto-approve", "--accept-rewrites");
        served.Workspace.Replace(File, "2 days", "3 days");

        var edit = await served.RunAsync("apply", "--auto-approve");
        Assert.That(edit.ExitCode, Is.EqualTo(0), edit.All);
        Assert.That(edit.Out, Does.Not.Contain("rewritten by Apollo"));
        var body = Body(served);
        Assert.That(body.Split("Sent with the emulator"), Has.Length.EqualTo(2), body);
        Assert.That(body.Split("track.example/click"), Has.Length.EqualTo(2), body);
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task By_policy_the_form_is_accepted_and_still_shown_and_other_words_are_not()
    {
        await using var served = await StartAsync("links,quotes,footer");
        Policy(served);
        var first = await served.RunAsync("apply", "--auto-approve");
        Assert.That(first.ExitCode, Is.EqualTo(0), first.All);
        Assert.That(first.Out, Does.Contain("rewritten by Apollo, accepted: body of variant intro/a"));
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task A_saved_plan_has_the_consent_in_it()
    {
        await using var served = await StartAsync("quotes");
        await served.RunAsync("apply", "--auto-approve");
        await served.RunAsync("plan", "--accept-rewrites=pilot", "--out", "plan.json");
        var shown = await served.RunAsync("show", "plan.json");
        Assert.That(shown.Out, Does.Contain("rewritten by Apollo, accepted"), shown.All);
        var apply = await served.RunAsync("apply", "plan.json");
        Assert.That(apply.ExitCode, Is.EqualTo(0), apply.All);
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task It_can_be_taken_into_the_file_instead()
    {
        await using var served = await StartAsync("quotes,names,capitals");
        await served.RunAsync("apply", "--auto-approve");
        var pull = await served.RunAsync("pull", "pilot", "--theirs");
        Assert.That(pull.ExitCode, Is.EqualTo(0), pull.All);
        Assert.That(served.Workspace.Read(File), Does.Contain("“the report”").And.Contain("name: The pilot"));
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task A_persons_edit_afterwards_is_drift_and_one_on_both_sides_a_conflict()
    {
        await using var served = await StartAsync("footer");
        await served.RunAsync("apply", "--auto-approve", "--accept-rewrites");
        var state = JsonNode.Parse(served.Apollo.ExportState())!;
        await using var edited = await EditedAsync(served, state, "footer");
        var drift = await edited.RunAsync("plan", "--drift-only");
        Assert.That(
            (drift.ExitCode, drift.Out.Contains("A person wrote this", StringComparison.Ordinal)),
            Is.EqualTo((2, true)),
            drift.All
        );
        edited.Workspace.Replace(File, "it's <a", "it's all here, <a");
        var plan = await edited.RunAsync("plan");
        Assert.That(plan.ExitCode, Is.EqualTo(6), plan.All);
        Assert.That(plan.Out, Does.Contain("Changed both in the file and in Apollo"));
    }

    [Test]
    public async Task What_came_back_as_it_was_before_is_not_taken_and_no_rewriting()
    {
        await using var served = await StartAsync("");
        await served.RunAsync("apply", "--auto-approve");
        await using var deaf = await served.ContinuedAsync("ignore_fields=template.subject");
        deaf.Workspace.Replace(File, "see", "read");
        var edit = await deaf.RunAsync("apply", "--auto-approve", "--accept-rewrites");
        Assert.That(edit.ExitCode, Is.EqualTo(8), edit.All);
        Assert.That(
            edit.Out,
            Does.Contain("the result differs from the plan")
                .And.Contain(" intro/a: subject")
                .And.Not.Contain("rewritten")
        );
        var plan = await deaf.RunAsync("plan");
        Assert.That(plan.Out, Does.Contain("to be set by hand in Apollo"), plan.All);
    }

    [Test]
    public async Task Without_a_lock_it_is_accepted_by_the_option_without_anything_sent()
    {
        await using var served = await StartAsync("links,quotes,footer,names");
        await served.RunAsync("apply", "--auto-approve", "--accept-rewrites");
        System.IO.File.Delete(served.Workspace.In("sequences.production.lock.json"));
        System.IO.Directory.Delete(served.Workspace.In(".sequences"), recursive: true);
        var id = JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .First(sequence => sequence!["name"]!.GetValue<string>() == "The pilot")!["id"]!.GetValue<string>();
        served.Workspace.With(File, $"id: {id}\n{Pilot}");
        var writes = served.Writes.Count();
        var adopt = await served.RunAsync("apply", "--auto-approve", "--target", "pilot", "--accept-rewrites=pilot");
        Assert.That(adopt.ExitCode, Is.EqualTo(0), adopt.All);
        Assert.That(served.Writes.Count(), Is.EqualTo(writes), adopt.All);
        await AssertQuietAsync(served);
    }

    [Test]
    public async Task Without_a_lock_and_without_the_option_it_is_shown_and_then_accepted()
    {
        await using var served = await StartAsync("quotes");
        await served.RunAsync("apply", "--auto-approve", "--accept-rewrites");
        System.IO.File.Delete(served.Workspace.In("sequences.production.lock.json"));
        System.IO.Directory.Delete(served.Workspace.In(".sequences"), recursive: true);
        var id = JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .First(sequence => sequence!["name"]!.GetValue<string>() == "The  pilot")!["id"]!.GetValue<string>();
        served.Workspace.With(File, $"id: {id}\n{Pilot}");
        var again = await served.RunAsync("apply", "--auto-approve", "--target", "pilot");
        Assert.That(again.Out, Does.Contain("rewritten by Apollo, not accepted yet"), again.All);
        var accepted = await served.RunAsync("apply", "--auto-approve", "--target", "pilot", "--accept-rewrites");
        Assert.That(accepted.ExitCode, Is.EqualTo(0), accepted.All);
        await AssertQuietAsync(served);
    }

    private static async Task<ServedApollo> StartAsync(string rewrites)
    {
        var served = await ServedApollo.StartAsync(
            null,
            (Action<JsonObject>?)null,
            rewrites.Length == 0 ? [] : [$"rewrites={rewrites}"]
        );
        System.IO.Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        served.Workspace.With(File, Pilot);
        return served;
    }

    private static async Task<ServedApollo> EditedAsync(ServedApollo served, JsonNode state, string rewrites)
    {
        foreach (var sequence in state["sequences"]!.AsArray())
        {
            foreach (var touch in sequence!["steps"]!.AsArray().SelectMany(step => step!["touches"]?.AsArray() ?? []))
            {
                if (
                    touch!["template"]!["body_html"]!.GetValue<string>() is var html
                    && html.Contains("report", StringComparison.Ordinal)
                )
                    touch["template"]!["body_html"] = html.Replace(
                        "Hi",
                        "A person wrote this. Hi",
                        StringComparison.Ordinal
                    );
            }
        }

        return await served.ContinuedAsync(state.ToJsonString(), [$"rewrites={rewrites}"]);
    }

    private static void Policy(ServedApollo served) =>
        served.Workspace.With(
            "sequences.yaml",
            served.Workspace.Read("sequences.yaml") + "policy: { rewrites: accept }\n"
        );

    private static string Body(ServedApollo served) =>
        JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .SelectMany(sequence => sequence!["steps"]!.AsArray())
            .SelectMany(step => step!["touches"]?.AsArray() ?? [])
            .Select(touch => touch!["template"]!["body_html"]!.GetValue<string>())
            .Single(html => html.Contains("the report", StringComparison.Ordinal));

    private static async Task AssertQuietAsync(ServedApollo served)
    {
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        Assert.That(plan.ExitCode, Is.EqualTo(0), plan.All);
        Assert.That(
            plan.Out,
            Does.Contain("No changes").And.Not.Contain("rewritten").And.Not.Contain("edited in Apollo"),
            plan.All
        );
        var drift = await served.RunAsync("plan", "--drift-only");
        Assert.That(drift.ExitCode, Is.EqualTo(0), drift.All);
    }
}
