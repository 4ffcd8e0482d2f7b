using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// A seed with two sequences: a small one, and one with every kind of value that an update has to send back.
/// </summary>
internal static class SomeAccount
{
    public const string Team = "5c1004a0dddddddddddd0001";
    public const string Schedule = "5c1004a0cccccccccccc0001";
    public const string Admin = "5c1004a0aaaaaaaaaaaa0001";
    public const string Colleague = "5c1004a0aaaaaaaaaaaa0002";
    public const string Q3 = Some.SequenceId;
    public const string Events = "66e9e215ece19801b2199800";

    public const string Contact = "5c1004a0111111111111d001";
    public const string Mailbox = "5c1004a0222222222222d001";

    public static string Seed(bool active = false, int people = 0) =>
        $$"""
            {
              "team": { "id": "{{Team}}", "name": "Example" },
              "users": [
                { "id": "{{Admin}}", "email": "admin@example.com" },
                { "id": "{{Colleague}}", "email": "Colleague@example.com" }
              ],
              "contacts": [ { "id": "{{Contact}}", "first_name": "Ada", "email": "ada@example.com" } ],
              "email_accounts": [ { "id": "{{Mailbox}}", "email": "admin@example.com" } ],
              "schedules": [ { "id": "{{Schedule}}", "name": "Office hours" } ],
              "labels": [ { "id": "5c1004a0bbbbbbbbbbbb0001", "name": "Outbound", "modality": "emailer_campaigns" } ],
              "sequences": [
                {
                  "id": "{{Q3}}", "name": "Q3 Outbound", "active": {{JsonSerializer.Serialize(active)}},
                  "max_emails_per_day": 50,
                  "emailer_schedule_id": "{{Schedule}}", "label_names": ["Outbound", "Q3"],
                  "cc_emails": "boss@example.com",
                  "steps": [
                    {
                      "id": "66e9e215ece19801b2199701", "type": "auto_email", "wait_time": 0, "wait_mode": "minute",
                      "max_emails_per_day": 40,
                      "people": { "active": {{people}}, "finished": 9 },
                      "touches": [
                        {
                          "id": "66e9e215ece19801b219971a", "type": "new_thread", "status": "approved",
                          "include_signature": true,
                          "attachment_ids": ["66e9e215ece19801b21997f1", "66e9e215ece19801b21997f2"],
                          "subject": "Quick question, {{"{{first_name}}"}}",
                          "body_html": "<p>Hi {{"{{first_name}}"}},</p><p>a question.</p>"
                        },
                        { "id": "66e9e215ece19801b219971b", "status": "to_be_reviewed", "subject": "A question",
                          "body_html": "<p>Other words.</p>" }
                      ]
                    },
                    { "id": "66e9e215ece19801b2199702", "type": "call", "wait_time": 2, "wait_mode": "day",
                      "priority": "high", "note": "<div>Ask about the <b>demo</b></div>", "auto_skip_in_x_days": 3 },
                    {
                      "id": "66e9e215ece19801b2199703", "type": "auto_email", "wait_time": 3, "wait_mode": "day",
                      "touches": [
                        { "id": "66e9e215ece19801b219973a", "type": "reply_to_thread", "status": "approved",
                          "subject": null, "body_html": "<p>Any news?</p>" }
                      ]
                    },
                    {
                      "id": "66e9e215ece19801b2199704", "type": "linkedin_step_message", "wait_time": 1,
                      "wait_mode": "hour", "priority": "medium", "note": "",
                      "touches": [
                        { "id": "66e9e215ece19801b219974a", "status": "approved",
                          "body_html": "<p>Hello on LinkedIn</p>" }
                      ]
                    },
                    { "id": "66e9e215ece19801b2199705", "type": "action_item", "wait_time": 5, "wait_mode": "day",
                      "priority": null, "note": null }
                  ]
                },
                {
                  "id": "{{Events}}", "name": "Events", "active": false,
                  "steps": [
                    {
                      "id": "66e9e215ece19801b2199801", "type": "auto_email", "wait_time": 1, "wait_mode": "day",
                      "touches": [
                        { "id": "66e9e215ece19801b219981a", "status": "approved", "subject": "Come",
                          "body_html": "<p>Come.</p>" }
                      ]
                    }
                  ]
                }
              ]
            }
            """;

    /// <summary>The complete answer about the first sequence, for tests that damage it.</summary>
    public static JsonObject Answer()
    {
        using var scene = new Scene(Seed());
        return scene.Raw();
    }
}
