using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class RobustnessTests
{
    private static readonly string[] Paths =
    [
        "/sequences",
        $"/sequences/{Bench.Outbound}",
        "/emailer_campaigns",
        "/emailer_campaigns/search",
        "/emailer_campaigns/remove_or_stop_contact_ids",
        "/emailer_campaigns/activity_feed",
        $"/emailer_campaigns/{Bench.Outbound}",
        $"/emailer_campaigns/{Bench.Outbound}/approve",
        $"/emailer_campaigns/{Bench.Outbound}/abort",
        $"/emailer_campaigns/{Bench.Outbound}/archive",
        $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
        "/labels",
        $"/emailer_touches/{Bench.IntroA}",
        $"/emailer_touches/{Bench.FollowUpTouch}",
        "/labels/5c1004a0eeeeeeeeeeee0001",
        "/contacts/search",
        "/users/search",
        "/usage_stats/api_usage_stats",
        "//",
        "/%zz/%00",
    ];

    private static readonly string[] SupagluePaths =
    [
        "/sequences",
        "/sequences/",
        $"/sequences/{Bench.Outbound}",
        $"/sequences/{Bench.Quiet}",
        "/sequences/%00/sequence_steps/%zz",
        $"/sequences/{Bench.Outbound}/sequence_steps",
        $"/sequences/{Bench.Outbound}/sequence_steps/{Bench.Intro}",
        $"/sequences/{Bench.Outbound}/sequence_steps/{Bench.FollowUp}",
        $"/sequences/{Bench.Outbound}/sequence_steps/{Bench.Phone}",
        "/sequences/..%2Flabels",
        "",
        "//",
        "/sequences/search",
    ];

    private static readonly string[] SupaglueQueries =
    [
        "",
        "",
        "",
        "?page_size=1&include_raw_data=true",
        "?page_size=-1",
        "?page_size=x&cursor=",
        "?cursor=%zz",
        "?cursor=MTox",
        "?cursor=MjE0NzQ4MzY0NzoxMDA",
        "?cursor=//79",
        "?page_size[]=1&include_raw_data[]=true&modified_after=never",
    ];

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("null")]
    [TestCase("""{"a":1,"a":2}""")]
    [TestCase("""{"name":"\ud800"}""")]
    [TestCase("""{"\udc00":1}""")]
    [TestCase("\ud800")]
    public void A_body_that_is_no_json_object_is_400(string body)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/sequences", body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Error, Is.Not.Empty);
    }

    [Test]
    public void A_body_nested_beyond_measure_is_400()
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/sequences", string.Concat(Enumerable.Repeat("""{"a":""", 5000)));

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    [Test]
    public void No_request_whatever_its_values_makes_the_emulator_fail([Values(1, 2, 3, 4)] int seed)
    {
        var random = new Random(seed);
        var bench = new Bench();
        var statuses = new HashSet<int>();

        for (var i = 0; i < 1500; i++)
        {
            var path = Paths[random.Next(Paths.Length)];
            var method = new[] { "GET", "POST", "PUT", "PATCH" }[random.Next(4)];
            var answer = bench.Send(
                method,
                path,
                Damaged(random).ToJsonString(),
                random.Next(3) == 0 ? "?page=-1&per_page=x&a[]=%&=" : ""
            );
            statuses.Add(answer.Status);
            Assert.That(answer.Status, Is.Not.EqualTo(500), () => $"seed {seed}, call {i}: {answer.Response.Body}");
        }

        Assert.That(statuses, Is.SupersetOf(new[] { 200, 404, 422 }));
        Assert.That(
            EmulatedApollo.FromState(bench.Apollo.ExportState()).ExportState(),
            Is.EqualTo(bench.Apollo.ExportState())
        );
    }

    [Test]
    public void No_request_whatever_its_values_makes_the_door_of_Supaglue_fail([Values(1, 2, 3, 4)] int seed)
    {
        var random = new Random(seed);
        var bench = new Bench();
        var statuses = new HashSet<int>();

        for (var i = 0; i < 1500; i++)
        {
            var path = SupagluePaths[random.Next(SupagluePaths.Length)];
            var method = new[] { "GET", "POST", "PUT", "PATCH", "DELETE" }[random.Next(5)];
            var query = SupaglueQueries[random.Next(SupaglueQueries.Length)];
            var body = new JsonObject
            {
                ["record"] = random.Next(6) == 0 ? Value(random) : SupaglueRecord(random),
            }.ToJsonString();
            var answer = Supaglue.Send(
                bench,
                method,
                path,
                random.Next(8) == 0 ? body[..random.Next(body.Length)] : body,
                query
            );
            statuses.Add(answer.Status);
            Assert.That(answer.Status, Is.Not.EqualTo(500), () => $"seed {seed}, call {i}: {answer.Response.Body}");
            Assert.That(
                answer.Status == 200 || answer.Json["errors"] is JsonArray,
                Is.True,
                () => $"seed {seed}, call {i}: {answer.Response.Body}"
            );
        }

        Assert.That(statuses, Is.SupersetOf(new[] { 200, 400, 404, 499, 501 }));
        Assert.That(
            EmulatedApollo.FromState(bench.Apollo.ExportState()).ExportState(),
            Is.EqualTo(bench.Apollo.ExportState())
        );
    }

    [Test]
    public void A_request_without_headers_is_401()
    {
        var bench = new Bench();

        var response = bench.Apollo.Handle(new EmulatorRequest("GET", "/api/v1/labels", "", default, ""));

        Assert.That(response.Status, Is.EqualTo(401));
    }

    private static JsonObject SupaglueRecord(Random random)
    {
        var record = new JsonObject
        {
            ["template"] = new JsonObject { ["subject"] = "S", ["body"] = "<p>B</p>" },
            ["custom_fields"] = new JsonObject { ["a"] = 1 },
        };
        for (var i = random.Next(3); i > 0; i--)
            DamageOne(record, random);
        return record;
    }

    private static JsonObject Damaged(Random random)
    {
        var body = Bench.AllSteps();
        body["emailer_campaign_id"] = Bench.Outbound;
        body["emailer_template"] = new JsonObject { ["subject"] = "S", ["body_html"] = "<p>B</p>" };
        body["contact_ids"] = new JsonArray("5c1004a0ffffffffffff0001");
        body["send_email_from_email_account_id"] = Bench.Mailbox;
        foreach (
            var key in (string[])
                ["name", "label_names", "sharing_permission", "mode", "contact_id", "emailer_campaign_ids", "user_id"]
        )
        {
            if (random.Next(4) == 0)
                body[key] = Value(random);
        }

        for (var i = random.Next(4); i > 0; i--)
            DamageOne(body, random);
        return body;
    }

    private static void DamageOne(JsonNode node, Random random)
    {
        if (node is JsonObject { Count: > 0 } fields)
        {
            var key = fields.ElementAt(random.Next(fields.Count)).Key;
            if (fields[key] is JsonObject or JsonArray && random.Next(4) != 0)
                DamageOne(fields[key]!, random);
            else
                fields[key] = Value(random);
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            var place = random.Next(list.Count);
            if (list[place] is JsonObject or JsonArray && random.Next(4) != 0)
                DamageOne(list[place]!, random);
            else
                list[place] = Value(random);
        }
    }

    private static JsonNode? Value(Random random) =>
        random.Next(9) switch
        {
            0 => null,
            1 => -7,
            2 => 1e300,
            3 => true,
            4 => "",
            5 => new JsonArray(),
            6 => new JsonArray(null, 1, "x", new JsonObject()),
            7 => new JsonObject { ["id"] = new JsonArray(1), ["visibility"] = 3 },
            _ => "2026-01-01",
        };
}
