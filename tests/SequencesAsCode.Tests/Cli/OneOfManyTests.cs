using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Trouble that concerns one sequence: it is named and left alone, and the others go on.</summary>
internal sealed class OneOfManyTests
{
    private const string Schedule = "Normal Business Hours";

    [TestCase("renamed")]
    [TestCase("doubled")]
    public async Task A_schedule_that_changed_its_name_stops_nobody(string how)
    {
        await using var served = await PairAsync($"schedule: {Schedule}");
        await using var later = await served.ContinuedAsync(state => Reschedule(state, how));
        later.Workspace.Replace("sequences/b.yaml", "note: first of b", "note: changed in b");

        var plan = await later.RunAsync("plan", "--format", "json");
        var pull = await later.RunAsync("pull");
        var drift = await later.RunAsync("plan", "--drift-only");
        var apply = await later.RunAsync("apply", "--auto-approve");
        var second = await later.RunAsync("plan", "--detailed-exitcode", "--refresh", "all");

        Assert.That(
            (plan.ExitCode, pull.ExitCode, drift.ExitCode, apply.ExitCode, second.ExitCode),
            Is.EqualTo((0, 0, 0, 0, 0)),
            plan.All + pull.All + second.All
        );
        Assert.That(Actions(plan), Is.EqualTo(new[] { ("b", "update"), ("a", "not_read") }));
        Assert.That(
            plan.Json["plan"]!["warnings"]!
                .AsArray()
                .Select(warning => (string)warning!["message"]!)
                .Where(message => !message.StartsWith("No sequence refers to", StringComparison.Ordinal)),
            Has.One.Items.And.All.Contain($"'{Schedule}'")
        );
        Assert.That(later.Writes, Has.Exactly(1).StartsWith("PUT"));
        Assert.That(drift.Out, Does.Contain($"'{Schedule}'"));
    }

    [Test]
    public async Task An_owner_who_left_blocks_only_the_file_that_wants_something_of_her()
    {
        await using var served = await PairAsync("owner: lee@example.com");
        await using var later = await served.ContinuedAsync(state =>
            Remove(state["users"]!.AsArray(), user => (string?)user["email"] == "lee@example.com")
        );
        later.Workspace.With(
            "sequences/c.yaml",
            "key: c\nname: Seq c\nactive: false\nsteps: [{ type: call, wait: 1 day, note: of c }]\n"
        );
        later.Workspace.Replace("sequences/b.yaml", "active: false", "active: false\nowner: lee@example.com");

        var plan = await later.RunAsync("plan", "--format", "json");
        var apply = await later.RunAsync("apply", "--auto-approve");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((6, 8)), plan.All + apply.All);
        Assert.That(Actions(plan), Is.EqualTo(new[] { ("b", "blocked"), ("c", "create"), ("a", "not_read") }));
        Assert.That(plan.Out, Does.Contain("SEQ401").And.Contain("sequences/b.yaml").And.Not.Contain("did you mean"));
    }

    [TestCase("step", "deleted in Apollo")]
    [TestCase("touch", "deleted in Apollo")]
    public async Task What_a_person_deleted_is_pulled_out_of_a_file_that_states_its_id(string part, string said)
    {
        await using var served = await PairAsync("labels: []");
        State(served, part);
        var before = await served.RunAsync("plan", "--detailed-exitcode");
        await using var later = await served.ContinuedAsync(state => Delete(state, part));
        later.Workspace.Replace("sequences/b.yaml", "note: first of b", "note: changed in b");

        var plan = await later.RunAsync("plan", "--format", "json", "--refresh", "all");
        var drift = await later.RunAsync("plan", "--drift-only");
        var pull = await later.RunAsync("pull", "a");
        var apply = await later.RunAsync("apply", "--auto-approve");
        var second = await later.RunAsync("plan", "--detailed-exitcode", "--refresh", "all");

        Assert.That(
            (before.ExitCode, plan.ExitCode, drift.ExitCode, pull.ExitCode, apply.ExitCode, second.ExitCode),
            Is.EqualTo((0, 0, 2, 0, 0, 0)),
            plan.All + pull.All + apply.All + second.All
        );
        Assert.That(Actions(plan), Is.EqualTo(new[] { ("b", "update"), ("a", "none") }));
        Assert.That(drift.Out, Does.Contain("sequences pull KEY"));
        Assert.That(pull.Out, Does.Contain(said));
        Assert.That(later.Workspace.Read("sequences/a.yaml"), Does.Not.Contain("id:"));
    }

    [Test]
    public async Task Deleted_there_and_changed_here_it_is_pulled_out_with_their_side()
    {
        await using var served = await PairAsync("labels: []");
        State(served, "step");
        await using var later = await served.ContinuedAsync(state => Delete(state, "step"));
        later.Workspace.Replace("sequences/a.yaml", "note: second of a", "note: changed in a");

        var (ours, theirs) = (await later.RunAsync("pull", "a"), await later.RunAsync("pull", "a", "--theirs"));

        Assert.That((ours.ExitCode, theirs.ExitCode), Is.EqualTo((6, 0)), ours.All + theirs.All);
        Assert.That(later.Workspace.Read("sequences/a.yaml"), Does.Not.Contain("id:"));
    }

    [TestCase("wait_mode", "\"week\"")]
    [TestCase("wait_time", "1.5")]
    public async Task One_answer_of_an_unknown_form_is_named_and_the_others_go_on(string property, string value)
    {
        await using var served = await PairAsync("labels: []");
        var id = IdOf(served, "Seq a");
        await using var later = await served.ContinuedAsync(
            _ => { },
            Answering(served, id, answer => answer["emailer_steps"]![0]![property] = JsonNode.Parse(value))
        );
        later.Workspace.Replace("sequences/b.yaml", "note: first of b", "note: changed in b");
        later.Workspace.Replace("sequences/a.yaml", "note: first of a", "note: changed in a");

        var plan = await later.RunAsync("plan", "--format", "json");
        var drift = await later.RunAsync("plan", "--drift-only");
        var pull = await later.RunAsync("pull");
        var people = await later.RunAsync("list", "--people");
        var snapshot = await later.RunAsync("list", "--snapshot", "snapshot.json", "--all");
        var offline = await later.RunAsync("plan", "--current", "snapshot.json", "--format", "json");
        var apply = await later.RunAsync("apply", "--auto-approve");

        Assert.That(
            (
                plan.ExitCode,
                drift.ExitCode,
                pull.ExitCode,
                people.ExitCode,
                snapshot.ExitCode,
                offline.ExitCode,
                apply.ExitCode
            ),
            Is.EqualTo((6, 6, 6, 0, 0, 6, 8)),
            plan.All + pull.All + offline.All + apply.All
        );
        Assert.That(
            (Actions(plan), Actions(offline)),
            Is.EqualTo((new[] { ("a", "blocked"), ("b", "update") }, new[] { ("a", "blocked"), ("b", "update") }))
        );
        foreach (var told in new[] { plan.Out, drift.Out, pull.Out, people.Error, snapshot.Error, offline.Out })
            Assert.That(told, Does.Contain(id).And.Contain("'wait_"));
        Assert.That(drift.Out, Does.Not.Contain("sequences pull KEY"));
    }

    [Test]
    public async Task One_that_the_service_fails_to_answer_stops_nobody()
    {
        await using var served = await PairAsync("labels: []");
        var id = IdOf(served, "Seq a");
        await using var later = await served.ContinuedAsync(
            _ => { },
            $$"""{"faults":[{"kind":"error","method":"GET","path":"/emailer_campaigns/{{id}}","times":0}]}"""
        );

        var plan = await later.RunAsync("plan", "--refresh", "all", "--format", "json");

        Assert.That(plan.ExitCode, Is.EqualTo(6), plan.All);
        Assert.That(Actions(plan), Is.EqualTo(new[] { ("a", "blocked"), ("b", "none") }));
    }

    [Test]
    public async Task A_lost_lock_and_a_name_that_was_changed_in_Apollo_make_no_second_sequence()
    {
        await using var served = await PairAsync("labels: []");
        var id = IdOf(served, "Seq a");
        await using var later = await served.ContinuedAsync(state => Of(state, id)["name"] = "Renamed by Kim");
        File.Delete(later.Workspace.In("sequences.production.lock.json"));

        var (text, json) = (await later.RunAsync("plan"), await later.RunAsync("plan", "--format", "json"));
        var markdown = await later.RunAsync("plan", "--format", "markdown");
        var html = await later.RunAsync("plan", "--format", "html");
        var apply = await later.RunAsync("apply", "--auto-approve");

        Assert.That((text.ExitCode, apply.ExitCode), Is.EqualTo((6, 6)), apply.All);
        Assert.That(text.Out.Split('\n')[1], Does.Contain("no lock file"));
        foreach (var shown in new[] { markdown, html })
            Assert.That(shown.Out, Does.Contain("o lock file"));
        Assert.That((bool)json.Json["plan"]!["context"]!["without_lock"]!, Is.True);
        Assert.That(text.Out, Does.Contain("Renamed by Kim").And.Contain($"id: {id}").And.Contain("--allow-create=a"));
        Assert.That(later.Writes, Is.Empty);
        Assert.That((await later.RunAsync("apply", "--auto-approve", "--allow-create=a")).ExitCode, Is.Zero);
        Assert.That(later.Writes.Count(write => write == "POST /sequences"), Is.EqualTo(1));
    }

    [Test]
    public async Task Doctor_and_plan_tell_a_second_sequence_of_a_managed_ones_name()
    {
        await using var served = await PairAsync("labels: []");
        await using var later = await served.ContinuedAsync(state =>
            Of(state, IdOf(served, "Seq b"))["name"] = "SEQ\u00a0A"
        );
        File.Delete(later.Workspace.In("sequences/b.yaml"));
        later.Workspace.With(
            "sequences.yaml",
            later.Workspace.Read("sequences.yaml") + "removed_sequences: [{ key: b, do: forget, reason: test }]\n"
        );

        var plan = await later.RunAsync("plan");
        var (_, rows) = await later.Workspace.DoctorAsync();

        Assert.That(plan.Out, Does.Contain("SEQ410").And.Contain(IdOf(later, "SEQ\u00a0A")));
        Assert.That(rows.One("names", "names of sequences").Status, Is.EqualTo("warning"));
    }

    private static async Task<ServedApollo> PairAsync(string more)
    {
        var served = await ServedApollo.StartAsync(null, account => account["sequences"] = new JsonArray());
        foreach (var file in Directory.EnumerateFiles(served.Workspace.In("sequences")))
            File.Delete(file);
        served
            .Workspace.With(
                "sequences/a.yaml",
                $$"""
                key: a
                name: Seq a
                active: false
                {{more}}
                steps:
                  - key: one
                    type: auto_email
                    wait: 1 day
                    touches:
                      - { key: x, status: approved, subject: Hello, body_html: First words of a }
                      - { key: y, status: approved, subject: Hello, body_html: Other words of it }
                    note: first of a
                  - key: two
                    type: call
                    wait: 2 days
                    note: second of a

                """
            )
            .With(
                "sequences/b.yaml",
                """
                key: b
                name: Seq b
                active: false
                steps:
                  - { key: one, type: call, wait: 3 days, note: first of b }

                """
            );
        var apply = await served.RunAsync("apply", "--auto-approve");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        return served;
    }

    // The id of the last step, or of the second touch, which stands in the lock.
    private static void State(ServedApollo served, string part)
    {
        var sequence = Of(JsonNode.Parse(served.Apollo.ExportState())!.AsObject(), IdOf(served, "Seq a"));
        var steps = sequence["steps"]!.AsArray();
        if (part == "step")
            served.Workspace.Replace("sequences/a.yaml", "- key: two", $"- id: {steps[1]!["id"]}\n    key: two");
        else
            served.Workspace.Replace(
                "sequences/a.yaml",
                "{ key: y,",
                $"{{ id: {steps[0]!["touches"]![1]!["id"]}, key: y,"
            );
    }

    private static void Delete(JsonObject state, string part)
    {
        var steps = state["sequences"]!.AsArray().Single(sequence => (string?)sequence!["name"] == "Seq a")![
            "steps"
        ]!.AsArray();
        if (part == "step")
            steps.RemoveAt(1);
        else
            steps[0]!["touches"]!.AsArray().RemoveAt(1);
    }

    private static void Reschedule(JsonObject state, string how)
    {
        var schedules = state["schedules"]!.AsArray();
        var own = schedules.Single(schedule => (string?)schedule!["name"] == Schedule)!;
        if (how == "renamed")
            own["name"] = "Office hours (EST)";
        else
        {
            var clone = own.DeepClone();
            clone["id"] = "5c1004a0ece19801b2190039";
            schedules.Add(clone);
        }
    }

    private static void Remove(JsonArray from, Func<JsonNode, bool> isMeant) =>
        from.Remove(from.Single(one => isMeant(one!)));

    // What the read of one sequence answers from now on.
    private static string Answering(ServedApollo served, string id, Action<JsonNode> bend)
    {
        var read = new EmulatorRequest(
            "GET",
            $"/api/v1/emailer_campaigns/{id}",
            "",
            [new("x-api-key", ServedApollo.Key)],
            ""
        );
        var answer = JsonNode.Parse(served.Apollo.Handle(read).Body)!;
        bend(answer);
        var fault = new JsonObject
        {
            ["kind"] = "answer",
            ["method"] = "GET",
            ["path"] = $"/emailer_campaigns/{id}",
            ["status"] = 200,
            ["times"] = 0,
            ["body"] = answer.ToJsonString(),
        };
        return new JsonObject { ["faults"] = new JsonArray(fault) }.ToJsonString();
    }

    private static JsonObject Of(JsonObject state, string id) =>
        state["sequences"]!.AsArray().Single(sequence => (string?)sequence!["id"] == id)!.AsObject();

    private static string IdOf(ServedApollo served, string name) =>
        (string)
            JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
                .AsArray()
                .Single(sequence => (string?)sequence!["name"] == name)!["id"]!;

    private static IEnumerable<(string Key, string Action)> Actions(CliRun run) =>
        run.Json["plan"]!["sequences"]!
            .AsArray()
            .Select(change => ((string)change!["key"]!, (string)change["action"]!));
}
