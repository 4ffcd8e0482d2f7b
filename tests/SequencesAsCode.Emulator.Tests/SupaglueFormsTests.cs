using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

/// <summary>The records of Outreach and Salesloft, by what Supaglue's connector makes of them.</summary>
public sealed class SupaglueFormsTests
{
    private const string Seed = """
        { "sequences": [{ "id": "12", "name": "Hello", "active": true, "steps": [
          { "id": "31", "type": "auto_email", "wait_time": 90, "wait_mode": "minute",
            "touches": [{ "template_id": "7", "subject": "A", "body_html": "a" }] },
          { "id": "9", "type": "manual_email", "wait_time": 1, "wait_mode": "day",
            "touches": [{ "template_id": "8", "body_html": "b" }] },
          { "id": "30", "type": "linkedin_step_message", "wait_time": 0, "wait_mode": "day", "note": "Say hello",
            "touches": [{ "template_id": "6", "body_html": "c" }] } ] }] }
        """;

    [TestCase(null, "9 30 31")]
    [TestCase("supaglue_steps=backwards", "31 30 9")]
    public void Outreach_gives_each_step_its_own_interval_and_no_place_but_in_its_name(string? option, string order)
    {
        var steps = Read("outreach", Seed, option)["steps"]!.AsArray();

        Assert.That(steps.Select(step => (string?)step!["id"]), Is.EqualTo(order.Split(' ')));
        Assert.That(
            steps[0]!.Keys(),
            Is.EqualTo(new[] { "type", "date", "interval_seconds", "task_note", "template", "id", "name" })
        );
        Assert.That(
            steps.ToDictionary(
                step => (string)step!["id"]!,
                step => $"{step!["type"]} {step["interval_seconds"]} {step["name"]}"
            ),
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["31"] = "auto_email 5400 Step #1 (auto email)",
                    ["9"] = "manual_email 86400 Step #2 (manual email)",
                    ["30"] = "linkedin_send_message 0 Step #3 (linkedin send message)",
                }
            )
        );
        Assert.That(steps.Single(step => (string?)step!["id"] == "9")!["template"]!["subject"]!.ToString(), Is.Empty);
    }

    [Test]
    public void Outreach_may_leave_out_names_and_give_locked_as_archived()
    {
        var record = Read("outreach", Seed, "supaglue_step_names=false", "supaglue_locked=12");

        Assert.That(record["steps"]!.AsArray().SelectMany(step => step!.Keys()), Does.Not.Contain("name"));
        Assert.That(((bool?)record["is_archived"], (bool?)record["is_deleted"]), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_connector_to_Outreach_fails_of_a_step_without_a_template()
    {
        var bench = Bench.WithSeed(
            Seed.Replace("linkedin_step_message", "action_item", StringComparison.Ordinal)
                .Replace(
                    ",\n    \"touches\": [{ \"template_id\": \"6\", \"body_html\": \"c\" }]",
                    "",
                    StringComparison.Ordinal
                )
        );

        var answer = Supaglue.Send(bench, "GET", "/sequences/12", headers: HeadersOf("outreach"));

        Assert.That(
            (answer.Status, (string?)answer.Problem()["problem_type"], (string?)answer.Problem()["detail"]),
            Is.EqualTo((500, "INTERNAL_SERVER_ERROR", "Cannot read properties of undefined (reading 'template')"))
        );
        Assert.That(Supaglue.Send(bench, "GET", "/sequences", headers: HeadersOf("outreach")).Status, Is.EqualTo(200));
    }

    [Test]
    public void A_text_of_Outreach_reaches_every_step_of_its_template()
    {
        var bench = Bench.WithSeed(
            Seed.Replace(
                "\"template_id\": \"8\", \"body_html\": \"b\"",
                "\"template_id\": \"7\"",
                StringComparison.Ordinal
            )
        );

        var answer = Supaglue.Send(
            bench,
            "PATCH",
            "/sequences/12/sequence_steps/31",
            """{"record":{"template":{"subject":"New","body":"n"}}}""",
            headers: HeadersOf("outreach")
        );

        var record = Supaglue.Send(bench, "GET", "/sequences/12", headers: HeadersOf("outreach")).Json;
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            record["steps"]!.AsArray().Count(step => (string?)step!["template"]!["subject"] == "New"),
            Is.EqualTo(2)
        );
    }

    [Test]
    public void Salesloft_gives_steps_without_ids_from_the_start_and_changes_nothing()
    {
        var bench = Bench.WithSeed(Seed);
        var steps = Supaglue.Send(bench, "GET", "/sequences/12", headers: HeadersOf("salesloft")).Json[
            "steps"
        ]!.AsArray();

        var refused = Supaglue.Send(
            bench,
            "PATCH",
            "/sequences/12/sequence_steps/31",
            """{"record":{"template":{"subject":"New"}}}""",
            headers: HeadersOf("salesloft")
        );

        Assert.That(
            steps.Select(step => $"{step!["type"]} {step["interval_seconds"]}"),
            Is.EqualTo(new[] { "auto_email 5400", "manual_email 86400", "task " })
        );
        Assert.That(
            steps.Select(step => string.Join(' ', step!.Keys())),
            Is.EqualTo(
                new[]
                {
                    "type interval_seconds template name",
                    "type interval_seconds template name",
                    "type task_note name",
                }
            )
        );
        Assert.That(
            (refused.Status, (string?)refused.Problem()["problem_type"], bench.Apollo.Version),
            Is.EqualTo((400, "BAD_REQUEST_ERROR", 0L))
        );
    }

    private static JsonNode Read(string provider, string seed, params string?[] options) =>
        Supaglue
            .Send(
                Bench.WithSeed(seed, [.. options.OfType<string>()]),
                "GET",
                "/sequences/12",
                headers: HeadersOf(provider)
            )
            .Json;

    private static KeyValuePair<string, string>[] HeadersOf(string provider) =>
        [.. Supaglue.Headers.Where(header => header.Key != "X-Provider-Name"), new("X-Provider-Name", provider)];
}
