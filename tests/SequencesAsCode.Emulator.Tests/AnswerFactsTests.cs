using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

/// <summary>
/// Holds the keys and types of the emulator's answers against what is known of the real service: one row for each key
/// in
/// <c>AnswerFacts.tsv</c>, with its type, whether it may be null, and where that was seen. A type "any" was only seen
/// as null.
/// </summary>
public sealed class AnswerFactsTests
{
    private const string Kim = "5c1004a0ffffffffffff0001";

    private static readonly ILookup<string, Fact> Facts = Read();

    private static IEnumerable<string> Objects => Facts.Select(group => group.Key);

    [TestCaseSource(nameof(Objects))]
    public void An_answer_has_the_keys_and_types_that_were_seen(string name)
    {
        var answers = AnswersOf(name).ToList();

        Assert.That(answers, Is.Not.Empty, "Something has to be looked at.");
        Assert.That(
            answers
                .SelectMany(answer =>
                    Problems(Facts[name].ToDictionary(fact => fact.Key, StringComparer.Ordinal), answer)
                )
                .Distinct(),
            Is.Empty
        );
    }

    [Test]
    public void Every_fact_names_its_source()
    {
        Assert.That(Facts.Sum(group => group.Count()), Is.GreaterThan(600));
        Assert.That(
            Facts
                .SelectMany(group => group)
                .Where(fact =>
                    !fact.Source.StartsWith("VCR ", StringComparison.Ordinal)
                    && !fact.Source.StartsWith("OAS ", StringComparison.Ordinal)
                ),
            Is.Empty
        );
    }

    private static IEnumerable<string> Problems(Dictionary<string, Fact> facts, JsonObject answer)
    {
        foreach (var key in facts.Keys.Where(key => !answer.ContainsKey(key)))
            yield return $"{key} is missing";
        foreach (var (key, value) in answer)
        {
            if (!facts.TryGetValue(key, out var fact))
                yield return $"{key} was never seen";
            else if (value is null ? !fact.Nullable : !IsOf(fact.Type, value))
                yield return $"{key} is {value?.ToJsonString() ?? "null"}, seen was {fact.Type}";
        }
    }

    private static bool IsOf(string type, JsonNode value) =>
        type switch
        {
            "any" => true,
            "loading" => value.GetValueKind() == JsonValueKind.String && (string?)value == "loading",
            "text" => value.GetValueKind() == JsonValueKind.String,
            "number" => value.GetValueKind() == JsonValueKind.Number,
            "flag" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "list" => value is JsonArray,
            _ => value is JsonObject,
        };

    private static IEnumerable<JsonObject> AnswersOf(string name)
    {
        var bench = new Bench();
        var made = Made(bench);
        var isOfCreate = name.EndsWith("create", StringComparison.Ordinal);
        var written = isOfCreate ? made : Updated(bench, made);
        return name switch
        {
            "root create" or "root update" => [written],
            "campaign of create" or "campaign of update" => [Object(written, "emailer_campaign")],
            "statuses of create" or "statuses of update" =>
            [
                Object(Object(written, "emailer_campaign"), "contact_statuses"),
            ],
            "sharing" =>
            [
                Object(Object(made, "emailer_campaign"), "sharing_permission"),
                Object(Object(written, "emailer_campaign"), "sharing_permission"),
            ],
            "step" => List(written, "emailer_steps"),
            "template" => List(written, "emailer_templates"),
            "touch of create" or "touch of update" => List(written, "emailer_touches"),
            "mailbox" => List(bench.Send("GET", "/email_accounts").Json.AsObject(), "email_accounts"),
            "root search" => [Search(bench)],
            "row" => List(Search(bench), "emailer_campaigns"),
            "archived" =>
            [
                Object(
                    bench.Send("POST", $"/emailer_campaigns/{IdOf(made)}/archive").Json.AsObject(),
                    "emailer_campaign"
                ),
            ],
            "root approve" or "root abort" => [Switched(bench, made, name[5..])],
            "campaign of switch" =>
            [
                Object(Switched(bench, made, "approve"), "emailer_campaign"),
                Object(Switched(bench, made, "abort"), "emailer_campaign"),
            ],
            "touch of switch" => List(Switched(bench, made, "approve"), "emailer_touches"),
            _ => AnswersAboutPeople(bench, made, name),
        };
    }

    private static IEnumerable<JsonObject> AnswersAboutPeople(Bench bench, JsonObject made, string name)
    {
        var added = Add(bench, IdOf(made)).Json.AsObject();
        if (name == "root add")
            return [added];
        if (name == "campaign of add")
            return [Object(added, "emailer_campaign")];
        if (name == "membership")
            return List(List(added, "contacts").First(), "contact_campaign_statuses");
        var job = Stop(bench, IdOf(made)).Json.AsObject();
        if (name == "root job")
            return [job];
        if (name == "job")
            return [Object(job, "entity_progress_job")];
        var feed = bench
            .Send("POST", "/emailer_campaigns/activity_feed", $$"""{"contact_id":"{{Kim}}"}""")
            .Json.AsObject();
        if (name == "root feed")
            return [feed];
        var type = name == "event of enrolment" ? "enrolled" : "paused";
        return List(feed, "events").Where(told => (string?)told["type"] == type);
    }

    private static JsonObject Made(Bench bench) =>
        bench
            .Send(
                "POST",
                "/sequences",
                """
                {"name":"Facts","active":true,
                  "emailer_steps":[{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":[
                  {"type":"new_thread","status":"approved","include_signature":true,
                    "emailer_template":{"subject":"Hi","body_html":"Hi"}}]}]}
                """
            )
            .Json.AsObject();

    private static JsonObject Updated(Bench bench, JsonObject made) =>
        bench
            .Update(
                IdOf(made),
                """
                {"emailer_steps":[{"position":1,"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":[
                  {"type":"new_thread","status":"approved","include_signature":true,
                    "emailer_template":{"subject":"Hi","body_html":"Hi"}}]}]}
                """
            )
            .Json.AsObject();

    private static JsonObject Search(Bench bench) =>
        bench.Send("POST", "/emailer_campaigns/search", "{}").Json.AsObject();

    // It is made switched on.
    private static JsonObject Switched(Bench bench, JsonObject made, string verb)
    {
        if (verb == "approve")
            bench.Send("POST", $"/emailer_campaigns/{IdOf(made)}/abort");
        return bench.Send("POST", $"/emailer_campaigns/{IdOf(made)}/{verb}").Json.AsObject();
    }

    private static Answer Add(Bench bench, string sequence) =>
        bench.Send(
            "POST",
            $"/emailer_campaigns/{sequence}/add_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_id"] = sequence,
                ["contact_ids"] = new JsonArray(Kim),
                ["send_email_from_email_account_id"] = Bench.Mailbox,
            }
        );

    private static Answer Stop(Bench bench, string sequence) =>
        bench.Send(
            "POST",
            "/emailer_campaigns/remove_or_stop_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_ids"] = new JsonArray(sequence),
                ["contact_ids"] = new JsonArray(Kim),
                ["mode"] = "stop",
            }
        );

    private static string IdOf(JsonObject made) => (string)made["emailer_campaign"]!["id"]!;

    private static JsonObject Object(JsonObject from, string key) => from[key]!.AsObject();

    private static IEnumerable<JsonObject> List(JsonObject from, string key) =>
        from[key]!.AsArray().Select(item => item!.AsObject());

    private static ILookup<string, Fact> Read([CallerFilePath] string source = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, "AnswerFacts.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToLookup(
                cells => cells[0],
                cells => new Fact(cells[1], cells[2], cells[3] == "yes", cells[4]),
                StringComparer.Ordinal
            );

    private sealed record Fact(string Key, string Type, bool Nullable, string Source);
}
