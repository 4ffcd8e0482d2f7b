using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

/// <summary>What Apollo's own command line client sends, taken from its source.</summary>
public sealed class VendorClientTests
{
    [Test]
    public void Its_search_sends_numbers_as_strings()
    {
        var bench = new Bench();

        var answer = Send(bench, "POST", "/emailer_campaigns/search", """{"q_name":"q3","page":"1","per_page":"10"}""");

        Assert.That(answer.Json.Strings("emailer_campaigns", "id"), Is.EqualTo(new[] { Bench.Outbound }));
        Assert.That((int?)answer.Json["pagination"]!["per_page"], Is.EqualTo(10));
    }

    [Test]
    public void Its_create_passes_steps_with_positions()
    {
        var bench = new Bench();

        var answer = Send(
            bench,
            "POST",
            "/sequences",
            """{"name":"x","permissions":"team_can_use","active":false,"emailer_steps":["""
                + """{"position":1,"type":"call","wait_time":1,"wait_mode":"day"}]}"""
        );

        Assert.That((int?)answer.Json["emailer_campaign"]!["num_steps"], Is.EqualTo(1));
    }

    [TestCase("true")]
    [TestCase("false")]
    public void Its_update_is_a_PATCH_with_create_only_fields(string taken)
    {
        var bench = new Bench($"exact_daytime_on_update={taken}");
        var body = Bench.AllSteps();
        body["name"] = "Renamed";
        body["sequence_by_exact_daytime"] = true;

        var answer = Send(bench, "PATCH", $"/sequences/{Bench.Outbound}", body.ToJsonString());

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((string?)answer.Json["emailer_campaign"]!["name"], Is.EqualTo("Renamed"));
        Assert.That(
            answer.Json["emailer_campaign"]!["sequence_by_exact_daytime"]?.ToString(),
            Is.EqualTo(taken == "true" ? "true" : null)
        );
    }

    [TestCase("abort")]
    [TestCase("archive")]
    public void Its_switches_send_an_empty_object(string verb)
    {
        var bench = new Bench();

        var answer = Send(bench, "POST", $"/emailer_campaigns/{Bench.Outbound}/{verb}", "{}");

        Assert.That((bool?)answer.Json["emailer_campaign"]!["active"], Is.False);
    }

    [Test]
    public void Its_removal_sends_a_mode_and_a_reason()
    {
        var bench = new Bench();
        Send(
            bench,
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_id"] = Bench.Outbound,
                ["contact_ids"] = new JsonArray("5c1004a0ffffffffffff0001"),
                ["send_email_from_email_account_id"] = Bench.Mailbox,
            }.ToJsonString()
        );

        Send(
            bench,
            "POST",
            "/emailer_campaigns/remove_or_stop_contact_ids",
            $$"""{"emailer_campaign_ids":["{{Bench.Outbound}}"],"contact_ids":["5c1004a0ffffffffffff0001"]"""
                + ""","mode":"remove","stop_reason":"x"}"""
        );

        Assert.That((int?)bench.Read()["emailer_campaign"]!["contact_statuses"]!["active"], Is.EqualTo(17));
    }

    [Test]
    public void Its_schedules_are_a_plain_read()
    {
        var bench = new Bench();

        var answer = Send(bench, "GET", "/emailer_schedules", "");

        Assert.That(answer.Json["emailer_schedules"]!.AsArray(), Has.Count.EqualTo(2));
    }

    private static Answer Send(Bench bench, string method, string path, string body) =>
        new(
            bench.Apollo.Handle(
                new EmulatorRequest(
                    method,
                    "/api/v1" + path,
                    "",
                    [
                        new("authorization", "Bearer token"),
                        new("content-type", "application/json"),
                        new("cache-control", "no-cache"),
                        new("user-agent", "apollo-io-cli/2.0.0"),
                        new("x-apollo-source", "apollo-cli"),
                    ],
                    body
                )
            )
        );
}
