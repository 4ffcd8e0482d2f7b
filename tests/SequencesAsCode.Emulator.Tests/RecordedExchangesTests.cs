using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

/// <summary>
/// The exchanges that were recorded with the real service, sent as requests; numbers as in the notes on its API.
/// </summary>
public sealed class RecordedExchangesTests
{
    private static readonly string[] WrittenRoot =
    [
        "emailer_campaign",
        "sharing_accesses",
        "emailer_steps",
        "emailer_touches",
        "emailer_templates",
        "attachments",
        "team",
    ];

    [Test]
    public void Exchange_01_a_bare_active_create()
    {
        var bench = new Bench();

        var answer = bench.Send(
            "POST",
            "/sequences",
            """{"name":"Recorded","permissions":"team_can_use","active":true}"""
        );

        var campaign = answer.Json["emailer_campaign"]!;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Json.Keys(), Is.EqualTo(WrittenRoot));
        Assert.That(((int)campaign["num_steps"]!, (bool)campaign["active"]!), Is.EqualTo((0, true)));
        Assert.That((string?)campaign["unique_delivered"], Is.EqualTo("loading"));
        Assert.That((string?)campaign["contact_statuses"]!["active"], Is.EqualTo("loading"));
        Assert.That(
            new[] { "sharing_accesses", "emailer_steps", "emailer_touches", "emailer_templates", "attachments" }.Select(
                list => answer.Json[list]!.AsArray().Count
            ),
            Is.All.Zero
        );
    }

    [Test]
    public void Exchange_02_a_create_with_one_email()
    {
        var bench = new Bench();

        var json = bench.Send("POST", "/sequences", Cadence()).Json;

        Assert.That((int?)json["emailer_steps"]!.AsArray().Single()!["position"], Is.EqualTo(1));
        var touch = json["emailer_touches"]!.AsArray().Single()!;
        var template = json["emailer_templates"]!.AsArray().Single()!;
        Assert.That(((string?)touch["status"], (bool)touch["include_signature"]!), Is.EqualTo(("approved", true)));
        Assert.That(
            (string?)template["body_html"],
            Is.EqualTo("<html><head></head><body>{{custom_body}}</body></html>")
        );
        Assert.That((string?)template["body_text"], Is.EqualTo("{{custom_body}}"));
        Assert.That(
            ((string?)template["creation_type"], (bool)template["archived"]!, (bool)template["global"]!),
            Is.EqualTo(("manual", false, false))
        );
    }

    [Test]
    public void Exchange_03_steps_put_into_an_active_empty_sequence()
    {
        var bench = new Bench();
        var id = Id(bench.Send("POST", "/sequences", """{"name":"Recorded","active":true}"""));

        var answer = bench.Send("PUT", $"/sequences/{id}", Bench.Steps(Email(1)));

        var campaign = answer.Json["emailer_campaign"]!;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Json.Keys(), Is.EqualTo(WrittenRoot));
        Assert.That(
            ((string?)campaign["name"], (bool)campaign["active"]!, (int)campaign["num_steps"]!),
            Is.EqualTo(("Recorded", true, 1))
        );
        Assert.That((int?)campaign["unique_delivered"], Is.Zero);
    }

    [Test]
    public void Exchange_04_steps_without_ids_put_over_an_older_step()
    {
        var bench = new Bench();
        var created = bench.Send("POST", "/sequences", Cadence());
        var old = created.Json;

        var json = bench.Send("PUT", $"/sequences/{Id(created)}", Bench.Steps(Email(1), Email(2))).Json;

        foreach (var list in (string[])["emailer_steps", "emailer_touches", "emailer_templates"])
        {
            Assert.That(json.Strings(list, "id"), Has.Length.EqualTo(2).And.None.EqualTo(old.Strings(list, "id")[0]));
        }
    }

    [Test]
    public void Exchange_05_empty_steps_put_into_an_active_empty_sequence()
    {
        var bench = new Bench();
        var id = Id(bench.Send("POST", "/sequences", """{"name":"Recorded","active":true}"""));

        var answer = bench.Send("PUT", $"/sequences/{id}", """{"emailer_steps":[]}""");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((bool?)answer.Json["emailer_campaign"]!["active"], Is.True);
        Assert.That((int?)answer.Json["emailer_campaign"]!["num_steps"], Is.Zero);
    }

    [Test]
    public void Exchange_06_abort_and_approve_without_a_body()
    {
        var bench = new Bench();
        var created = bench.Send("POST", "/sequences", Cadence());

        var aborted = bench.Send("POST", $"/emailer_campaigns/{Id(created)}/abort");
        var approved = bench.Send("POST", $"/emailer_campaigns/{Id(created)}/approve");

        Assert.That((aborted.Status, approved.Status), Is.EqualTo((200, 200)));
        Assert.That(aborted.Json.Keys(), Does.Not.Contain("team"));
        Assert.That(approved.Json.Keys(), Does.Contain("team"));
        Assert.That(approved.Json["emailer_steps"]![0]!.Keys(), Does.Contain("auto_skip_in_x_days"));
    }

    [Test]
    public void Exchanges_07_and_08_an_active_sequence_archived_is_gone_from_the_search()
    {
        var bench = new Bench();
        var created = bench.Send("POST", "/sequences", Cadence());
        var before = bench.Send("POST", "/emailer_campaigns/search", """{"q_name":"Cadence"}""").Json;

        var archived = bench.Send("POST", $"/emailer_campaigns/{Id(created)}/archive").Json["emailer_campaign"]!;

        var after = bench.Send("POST", "/emailer_campaigns/search", """{"q_name":"Cadence"}""").Json;
        Assert.That(
            (
                (bool)archived["active"]!,
                (bool)archived["archived"]!,
                (bool)archived["deleted"]!,
                (string?)archived["status_reason"]
            ),
            Is.EqualTo((false, true, true, "manual_approve"))
        );
        Assert.That(
            ((int)before["pagination"]!["total_entries"]!, (int)after["pagination"]!["total_entries"]!),
            Is.EqualTo((1, 0))
        );
    }

    [Test]
    public void Exchange_09_brackets_in_a_name_are_for_the_query_only()
    {
        var bench = new Bench();
        var query =
            $"emailer_campaign_id="
            + $"{Bench.Outbound}&contact_ids[]=5c1004a0ffffffffffff0001&send_email_from_email_account_id="
            + $"{Bench.Mailbox}";

        var body = bench.Send(
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            """{"contact_ids[]":["5c1004a0ffffffffffff0001"]}"""
        );
        var inQuery = bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids", "", query);

        Assert.That((body.Status, body.Error), Is.EqualTo((422, "Required parameter 'contact_ids' missing")));
        Assert.That(inQuery.Json["contacts"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Exchange_10_a_read_of_a_sequence_with_every_type_of_step()
    {
        var types = new[]
        {
            "auto_email",
            "manual_email",
            "call",
            "action_item",
            "linkedin_step_connect",
            "linkedin_step_message",
            "linkedin_step_view_profile",
            "linkedin_step_interact_post",
        };
        var bench = new Bench();
        var steps = types.Select((type, index) => (JsonNode)OfType(type, index + 1)).ToArray();
        var id = Id(bench.Send("POST", "/sequences", Bench.Steps(steps)));

        var json = bench.Read(id);

        Assert.That(
            json.Keys(),
            Is.EqualTo(
                new[] { "emailer_campaign", "emailer_steps", "emailer_touches", "emailer_templates", "attachments" }
            )
        );
        var withTouch = types.Where(
            (_, index) =>
                json.Strings("emailer_touches", "emailer_step_id")
                    .Contains(json["emailer_steps"]![index]!["id"]!.ToString())
        );
        Assert.That(
            withTouch,
            Is.EqualTo(new[] { "auto_email", "manual_email", "linkedin_step_connect", "linkedin_step_message" })
        );
        Assert.That(
            json.Strings("emailer_touches", "status"),
            Is.EqualTo(new[] { "to_be_reviewed", "to_be_reviewed", "approved", "approved" })
        );
        Assert.That(json["emailer_steps"]![2]!.Keys(), Does.Contain("note_text").And.Contain("outcomes"));
        Assert.That(json["emailer_steps"]![3]!.Keys(), Does.Contain("unique_completed").And.Not.Contain("note_text"));
    }

    [Test]
    public void Exchange_11_a_row_of_the_search()
    {
        var bench = new Bench();
        var created = bench.Send("POST", "/sequences", Cadence());

        var row = bench
            .Send("POST", "/emailer_campaigns/search", """{"q_name":"Cadence","page":1,"per_page":1}""")
            .Json;

        var shown = row["emailer_campaigns"]![0]!.Keys();
        var full = created.Json["emailer_campaign"]!.Keys();
        Assert.That(
            shown,
            Is.EquivalentTo(full.Except(["contact_statuses", "auto_pause_enabled", "auto_pause_config"]))
        );
        Assert.That(
            row["pagination"]!.ToJsonString(),
            Is.EqualTo("""{"page":1,"per_page":1,"total_entries":1,"total_pages":1}""")
        );
    }

    private static string Id(Answer created) => created.Json["emailer_campaign"]!["id"]!.ToString();

    private static JsonObject Cadence()
    {
        var body = Bench.Steps(Email(null));
        body["name"] = "Cadence";
        body["active"] = true;
        return body;
    }

    private static JsonObject Email(int? position)
    {
        var step = JsonNode
            .Parse(
                """
                {"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":[
                  {"type":"new_thread","status":"approved","include_signature":true,
                   "emailer_template":{"subject":"{{custom_subject}}","body_html":"{{custom_body}}"}}]}
                """
            )!
            .AsObject();
        if (position is not null)
            step["position"] = position;
        return step;
    }

    private static JsonObject OfType(string type, int waitTime)
    {
        var step = new JsonObject
        {
            ["type"] = type,
            ["wait_time"] = waitTime,
            ["wait_mode"] = "day",
        };
        if (type is "auto_email" or "manual_email")
            step["emailer_touches"] = new JsonArray(
                new JsonObject { ["emailer_template"] = new JsonObject { ["body_html"] = "x" } }
            );
        return step;
    }
}
