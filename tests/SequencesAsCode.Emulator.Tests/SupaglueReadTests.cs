using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class SupaglueReadTests
{
    private const string EveryType = """
        {
          "sequences": [{ "id": "s", "steps": [
            { "id": "1", "type": "auto_email", "wait_time": 30, "wait_mode": "minute",
              "touches": [{ "body_html": "A" }] },
            { "id": "2", "type": "manual_email", "wait_time": 2, "wait_mode": "hour",
              "touches": [{ "type": "reply_to_thread", "body_html": "B", "template": { "name": "Named" } }] },
            { "id": "3", "type": "call", "wait_time": 1, "wait_mode": "day", "note": "Ring" },
            { "id": "4", "type": "action_item", "wait_time": 10, "wait_mode": "second" },
            { "id": "5", "type": "linkedin_step_message", "wait_time": 0, "wait_mode": "day",
              "touches": [{ "body_html": "C" }] },
            { "id": "6", "type": "linkedin_step_connect", "wait_time": 1, "wait_mode": "hour" },
            { "id": "7", "type": "linkedin_step_view_profile", "wait_time": 1, "wait_mode": "hour" },
            { "id": "8", "type": "linkedin_step_interact_post", "exact_datetime": "2026-08-01T09:00:00.000+00:00" }
          ] }]
        }
        """;

    [Test]
    public void A_sequence_stands_alone_with_its_steps()
    {
        var bench = new Bench();

        var answer = Supaglue.Read(bench);

        var record = answer.Json;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            record.Keys(),
            Is.EqualTo(
                new[]
                {
                    "owner_id",
                    "last_modified_at",
                    "id",
                    "is_enabled",
                    "name",
                    "tags",
                    "num_steps",
                    "metrics",
                    "created_at",
                    "updated_at",
                    "is_deleted",
                    "is_archived",
                    "share_type",
                    "steps",
                }
            )
        );
        Assert.That(
            ((string?)record["id"], (string?)record["name"], (bool?)record["is_enabled"]),
            Is.EqualTo((Bench.Outbound, "Q3 Outbound", true))
        );
        Assert.That(
            ((string?)record["owner_id"], (int?)record["num_steps"], (string?)record["share_type"]),
            Is.EqualTo((Bench.Dana, 3, "team"))
        );
        Assert.That(
            record["tags"]!.AsArray().Select(tag => (string?)tag),
            Is.EqualTo(new[] { "5c1004a0eeeeeeeeeeee0001" })
        );
        Assert.That(record["updated_at"], Is.Null);
    }

    [Test]
    public void Types_are_mapped_and_what_Supaglue_has_no_word_for_is_a_task()
    {
        var bench = Bench.WithSeed(EveryType);

        var record = Supaglue.Read(bench, "s").Json;

        Assert.That(
            record.Strings("steps", "type"),
            Is.EqualTo(
                new[] { "auto_email", "manual_email", "call", "task", "linkedin_send_message", "task", "task", "task" }
            )
        );
    }

    [Test]
    public void Intervals_are_the_sum_of_the_waits_so_far()
    {
        var bench = Bench.WithSeed(EveryType);

        var record = Supaglue.Read(bench, "s").Json;

        Assert.That(
            record.Strings("steps", "interval_seconds"),
            Is.EqualTo(new[] { "1800", "9000", "95400", "95410", "95410", "99010", "102610", "102610" })
        );
        Assert.That((string?)record.Pick("steps", "8")["date"], Is.EqualTo("2026-08-01T09:00:00.000+00:00"));
    }

    [Test]
    public void A_step_shows_its_note_and_template_and_nothing_that_the_connector_leaves_out()
    {
        var bench = Bench.WithSeed(EveryType);

        var record = Supaglue.Read(bench, "s").Json;

        var reply = record.Pick("steps", "2");
        Assert.That(reply.Keys(), Is.EqualTo(new[] { "type", "interval_seconds", "template", "id" }));
        Assert.That(reply["template"]!.Keys(), Is.EqualTo(new[] { "id", "body", "subject", "name" }));
        Assert.That((string?)reply["template"]!["body"], Is.EqualTo("<html><head></head><body>B</body></html>"));
        Assert.That(record.Pick("steps", "1")["template"]!.Keys(), Does.Not.Contain("name"));
        Assert.That((string?)record.Pick("steps", "3")["task_note"], Is.EqualTo("Ring"));
    }

    [Test]
    public void A_step_without_a_touch_has_a_template_of_two_empty_texts()
    {
        var bench = Bench.WithSeed(EveryType);

        var record = Supaglue.Read(bench, "s").Json;

        var with = record["steps"]!
            .AsArray()
            .Where(step => step!["template"]!.AsObject().ContainsKey("id"))
            .Select(step => (string?)step!["id"]);
        Assert.That(with, Is.EqualTo(new[] { "1", "2", "5" }));
        Assert.That(record.Pick("steps", "3")["template"]!.ToJsonString(), Is.EqualTo("""{"body":"","subject":""}"""));
    }

    [Test]
    public void Of_several_variants_the_first_is_shown()
    {
        var bench = new Bench();

        var step = Supaglue.Read(bench).Json.Pick("steps", Bench.Intro);

        Assert.That(
            ((string?)step["template"]!["id"], (string?)step["template"]!["subject"]),
            Is.EqualTo(("66e9e215ece19801b2193001", "Quick question"))
        );
    }

    [TestCase("", false)]
    [TestCase("?include_raw_data=false", false)]
    [TestCase("?include_raw_data=true", true)]
    public void Raw_data_is_Apollos_sequence_and_there_when_it_is_asked_for(string query, bool shown)
    {
        var bench = new Bench();

        var record = Supaglue.Read(bench, query: query).Json;

        Assert.That(JsonNode.DeepEquals(record["raw_data"], shown ? bench.Read()["emailer_campaign"] : null), Is.True);
        Assert.That(record.Keys().Contains("raw_data"), Is.EqualTo(shown));
    }

    [TestCase("recorded", true)]
    [TestCase("loading", false)]
    public void Metrics_are_numbers_or_left_out(string form, bool shown)
    {
        var bench = new Bench($"metrics={form}");

        var metrics = Supaglue.Read(bench).Json["metrics"]!;

        Assert.That((int?)metrics["unique_delivered"], Is.EqualTo(shown ? 100 : null));
        Assert.That(metrics.AsObject(), Has.Count.EqualTo(shown ? 14 : 0));
    }

    [Test]
    public void What_Apollo_does_not_tell_is_made_up_as_the_connector_did()
    {
        var bench = Bench.WithSeed("""{"sequences":[{"id":"s","permissions":"private","archived":true}]}""");
        bench.Time.Advance(TimeSpan.FromDays(1));

        var record = Supaglue.Read(bench, "s").Json;

        Assert.That((string?)record["created_at"], Is.EqualTo("2026-07-18T09:30:00.000Z"));
        Assert.That((string?)record["last_modified_at"], Is.EqualTo("2026-07-19T09:30:00.000Z"));
        Assert.That(
            ((string?)record["name"], (string?)record["share_type"], (bool?)record["is_archived"]),
            Is.EqualTo(("", "private", true))
        );
    }

    [Test]
    public void A_sequence_that_does_not_exist_is_404_of_the_remote_provider()
    {
        var bench = new Bench();

        var answer = Supaglue.Read(bench, "66e9e215ece19801b219ffff");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(
            ((string?)answer.Problem()["detail"], (string?)answer.Problem()["problem_type"]),
            Is.EqualTo(("Record not found.", "NOT_FOUND_ERROR"))
        );
        Assert.That((string?)answer.Problem()["meta"]!["origin"], Is.EqualTo("remote-provider"));
    }

    [Test]
    public void Cursors_lead_through_all_pages_and_back()
    {
        var sequences = string.Concat(Enumerable.Range(1, 5).Select(i => $$"""{"id":"{{i}}","name":"{{i}}"},"""));
        var bench = Bench.WithSeed($$"""{"sequences":[{{sequences}}{"id":"gone","archived":true}]}""");

        var first = List(bench, "?page_size=2");
        var second = List(bench, $"?page_size=50&cursor={first["pagination"]!["next"]}");
        var third = List(bench, $"?page_size=2&cursor={second["pagination"]!["next"]}");
        var back = List(bench, $"?cursor={second["pagination"]!["previous"]}");

        Assert.That(
            new[] { first, second, third }.SelectMany(page => page.Strings("records", "id")),
            Is.EqualTo(new[] { "1", "2", "3", "4", "5" })
        );
        Assert.That(
            new[] { first, second, third }.Select(page => (int?)page["pagination"]!["total_count"]),
            Is.All.EqualTo(5)
        );
        Assert.That(
            (first["pagination"]!["previous"], third["pagination"]!["next"]),
            Is.EqualTo(((JsonNode?)null, (JsonNode?)null))
        );
        Assert.That(back.Strings("records", "id"), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void A_list_has_at_most_as_many_rows_as_Apollo_gives_at_once()
    {
        var bench = Bench.WithSeed(
            $$"""{"sequences":[{{string.Join(',', Enumerable.Range(1, 101).Select(i => $$"""{"id":"{{i}}"}"""))}}]}"""
        );

        var page = List(bench, "?page_size=1000");

        Assert.That(page["records"]!.AsArray(), Has.Count.EqualTo(100));
        Assert.That(
            List(bench, $"?cursor={page["pagination"]!["next"]}").Strings("records", "id"),
            Is.EqualTo(new[] { "101" })
        );
    }

    [Test]
    public void Rows_of_a_list_have_no_steps()
    {
        var bench = new Bench();

        var page = List(bench, "?include_raw_data=true&read_from_cache=true&modified_after=2030-01-01");

        Assert.That(page.Strings("records", "id"), Is.EqualTo(new[] { Bench.Outbound, Bench.Quiet }));
        Assert.That(page["records"]![0]!.Keys(), Does.Not.Contain("steps").And.Contains("raw_data"));
        Assert.That((int?)page["records"]![0]!["raw_data"]!["underperforming_touches_count"], Is.Zero);
    }

    [TestCase("?page_size=0")]
    [TestCase("?page_size=many")]
    [TestCase("?cursor=1")]
    [TestCase("?cursor=MToxMDE")]
    public void A_page_that_makes_no_sense_is_400(string query)
    {
        var bench = new Bench();

        var answer = Supaglue.Send(bench, "GET", "/sequences", query: query);

        Assert.That((answer.Status, (string?)answer.Problem()["problem_type"]), Is.EqualTo((400, "BAD_REQUEST_ERROR")));
    }

    private static JsonNode List(Bench bench, string query) =>
        Supaglue.Send(bench, "GET", "/sequences", query: query).Json;
}
