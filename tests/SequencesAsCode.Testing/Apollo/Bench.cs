using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>An emulator with a seed, and shortcuts for its requests.</summary>
internal sealed class Bench
{
    public const string Dana = "5c1004a0aaaaaaaaaaaa0001";
    public const string Lee = "5c1004a0aaaaaaaaaaaa0002";
    public const string Mailbox = "5c1004a0bbbbbbbbbbbb0001";
    public const string RevokedMailbox = "5c1004a0bbbbbbbbbbbb0002";
    public const string BusinessHours = "5c1004a0cccccccccccc0001";
    public const string ClosedAllDay = "5c1004a0cccccccccccc0002";
    public const string Outbound = "66e9e215ece19801b2190001";
    public const string Intro = "66e9e215ece19801b2191001";
    public const string IntroA = "66e9e215ece19801b2192001";
    public const string IntroB = "66e9e215ece19801b2192002";
    public const string Phone = "66e9e215ece19801b2191002";
    public const string FollowUp = "66e9e215ece19801b2191003";
    public const string FollowUpTouch = "66e9e215ece19801b2192003";
    public const string Quiet = "66e9e215ece19801b2190002";

    public const string Seed = """
        {
          "team": { "id": "5c1004a0dddddddddddd0001", "name": "Example" },
          "users": [
            { "id": "5c1004a0aaaaaaaaaaaa0001", "email": "dana@example.com", "first_name": "Dana",
              "last_name": "Moor" },
            { "id": "5c1004a0aaaaaaaaaaaa0002", "email": "lee@example.com" }
          ],
          "email_accounts": [
            { "id": "5c1004a0bbbbbbbbbbbb0001", "email": "dana@example.com" },
            { "id": "5c1004a0bbbbbbbbbbbb0002", "email": "old@example.com", "active": false }
          ],
          "schedules": [
            { "id": "5c1004a0cccccccccccc0001", "name": "Normal Business Hours", "default": true },
            { "id": "5c1004a0cccccccccccc0002", "name": "Closed", "schedule_hash": { "monday": [] } }
          ],
          "labels": [{ "id": "5c1004a0eeeeeeeeeeee0001", "name": "Outbound", "modality": "emailer_campaigns" }],
          "contacts": [
            { "id": "5c1004a0ffffffffffff0001", "email": "kim@acme.example", "first_name": "Kim", "account_id": "acme",
              "label_names": ["VIP"] },
            { "id": "5c1004a0ffffffffffff0002", "email": "pat@acme.example", "first_name": "Pat",
              "account_id": "acme" },
            { "id": "5c1004a0ffffffffffff0003", "first_name": "Nomail" },
            { "id": "5c1004a0ffffffffffff0004", "email": "un@sure.example", "email_status": "unverified" },
            { "id": "5c1004a0ffffffffffff0005", "email": "moved@on.example",
              "skip_reason": "contacts_with_job_change" },
            { "id": "5c1004a0ffffffffffff0006", "email": "free@solo.example" }
          ],
          "sequences": [
            {
              "id": "66e9e215ece19801b2190001", "name": "Q3 Outbound", "active": true,
              "status_reason": "manual_approve",
              "emailer_schedule_id": "5c1004a0cccccccccccc0001", "label_names": ["Outbound"], "max_emails_per_day": 50,
              "steps": [
                {
                  "id": "66e9e215ece19801b2191001", "type": "auto_email", "wait_time": 30, "wait_mode": "minute",
                  "max_emails_per_day": 20, "auto_skip_in_x_days": 4,
                  "people": { "active": 12, "paused": 3, "finished": 140 },
                  "touches": [
                    {
                      "id": "66e9e215ece19801b2192001", "type": "new_thread", "status": "approved",
                      "include_signature": true,
                      "subject": "Quick question", "body_html": "Hi {{first_name}}",
                      "template_id": "66e9e215ece19801b2193001",
                      "attachment_ids": ["66e9e215ece19801b2194001"],
                      "stats": { "unique_delivered": 100, "unique_replied": 8 }
                    },
                    {
                      "id": "66e9e215ece19801b2192002", "status": "approved", "subject": "B", "body_html": "Hello",
                      "builder_json": { "rows": 2 }, "generation_options": [{ "type": "ai_full_email" }]
                    }
                  ]
                },
                {
                  "id": "66e9e215ece19801b2191002", "type": "call", "wait_time": 2, "wait_mode": "day",
                  "priority": "high",
                  "note": "<div>Ask about Q3</div>", "people": { "active": 5 }
                },
                {
                  "id": "66e9e215ece19801b2191003", "type": "auto_email", "wait_time": 3, "wait_mode": "day",
                  "touches": [
                    {
                      "id": "66e9e215ece19801b2192003", "type": "reply_to_thread", "status": "to_be_reviewed",
                      "include_signature": true, "body_html": "Any thoughts?"
                    }
                  ]
                }
              ]
            },
            { "id": "66e9e215ece19801b2190002", "name": "Quiet one", "active": false }
          ]
        }
        """;

    public Bench(params string[] options)
        : this(Seed, options) { }

    private Bench(string seed, string[] options)
    {
        Apollo = EmulatedApollo.FromSeed(seed, EmulatorOptions.Parse(options), Time);
    }

    public ManualTime Time { get; } = new();

    public EmulatedApollo Apollo { get; }

    public static Bench WithSeed(string seed, params string[] options) => new(seed, options);

    public static EmulatorRequest Request(
        string method,
        string path,
        string body = "",
        string query = "",
        string key = "k"
    ) => new(method, "/api/v1" + path, query, [new("X-Api-Key", key)], body);

    public Answer Send(string method, string path, string body = "", string query = "") =>
        new(Apollo.Handle(Request(method, path, body, query)));

    public Answer Send(string method, string path, JsonNode body) => Send(method, path, body.ToJsonString());

    /// <summary>The sequence in the answer to a read.</summary>
    public JsonNode Read(string id = Outbound) => Send("GET", $"/emailer_campaigns/{id}").Json;

    public Answer Update(string id, string body) => Send("PUT", $"/sequences/{id}", body);

    /// <summary>A step of the seed with all its fields, in the form of an update.</summary>
    public static JsonObject FullIntro(int position = 1) =>
        JsonNode
            .Parse(
                $$$"""
                {
                  "id": "{{{Intro}}}", "position": {{{position}}}, "type": "auto_email", "wait_time": 30,
                  "wait_mode": "minute",
                  "max_emails_per_day": 20, "auto_skip_in_x_days": 4,
                  "emailer_touches": [
                    {
                      "id": "{{{IntroA}}}", "type": "new_thread", "status": "approved", "include_signature": true,
                      "attachment_ids": ["66e9e215ece19801b2194001"],
                      "emailer_template": { "subject": "Quick question",
                        "body_html": "<html><head></head><body>Hi {{first_name}}</body></html>" }
                    },
                    { "id": "{{{IntroB}}}", "type": "new_thread", "status": "approved",
                      "emailer_template": { "subject": "B", "body_html": "Hello" } }
                  ]
                }
                """
            )!
            .AsObject();

    public static JsonObject FullPhone(int position = 2) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "id": "{{Phone}}", "position": {{position}}, "type": "call", "wait_time": 2, "wait_mode": "day",
                  "priority": "high",
                  "note": "<div>Ask about Q3</div>"
                }
                """
            )!
            .AsObject();

    public static JsonObject FullFollowUp(int position = 3) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "id": "{{FollowUp}}", "position": {{position}}, "type": "auto_email", "wait_time": 3,
                  "wait_mode": "day",
                  "emailer_touches": [
                    {
                      "id": "{{FollowUpTouch}}", "type": "reply_to_thread", "status": "to_be_reviewed",
                      "include_signature": true,
                      "emailer_template": { "subject": null, "body_html": "Any thoughts?" }
                    }
                  ]
                }
                """
            )!
            .AsObject();

    public static JsonObject Steps(params JsonNode[] steps) => new() { ["emailer_steps"] = new JsonArray(steps) };

    public static JsonObject AllSteps() => Steps(FullIntro(), FullPhone(), FullFollowUp());
}

internal sealed record Answer(EmulatorResponse Response)
{
    public int Status => Response.Status;

    public JsonNode Json => JsonNode.Parse(Response.Body)!;

    public string? Error => (string?)Json["error"];

    public string? Header(string name) => Response.Headers.FirstOrDefault(h => h.Key == name).Value;
}

internal static class JsonPicks
{
    public static JsonNode Pick(this JsonNode from, string list, string id) =>
        from[list]!.AsArray().Single(row => (string?)row!["id"] == id)!;

    public static string[] Strings(this JsonNode from, string list, string key) =>
        [.. from[list]!.AsArray().Select(row => row![key]!.ToString())];

    public static string[] Keys(this JsonNode node) => [.. node.AsObject().Select(p => p.Key)];
}
