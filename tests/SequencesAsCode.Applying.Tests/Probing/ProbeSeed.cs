namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>An account with a sequence that has a folder, a ruleset and excluded stages.</summary>
internal static class ProbeSeed
{
    public static string Text { get; } =
        $$"""
            {
              "team": { "id": "{{SomeAccount.Team}}", "name": "Example" },
              "users": [ { "id": "{{SomeAccount.Admin}}", "email": "admin@example.com" },
                { "id": "5c1004a0cccccccccccc0009", "email": "lee@example.com" } ],
              "schedules": [ { "id": "{{SomeAccount.Schedule}}", "name": "Office hours" } ],
              "sequences": [
                {
                  "id": "{{SomeAccount.Events}}", "name": "Events", "active": true,
                  "user_id": "5c1004a0cccccccccccc0009",
                  "folder_id": "5c1004a0ffffffffffff0001", "sequence_ruleset_id": "5c1004a0ffffffffffff0002",
                  "excluded_account_stage_ids": ["5c1004a0ffffffffffff0003"],
                  "excluded_contact_stage_ids": ["5c1004a0ffffffffffff0004"],
                  "steps": [ { "type": "call", "wait_time": 2, "wait_mode": "day", "note": "Ask" } ]
                }
              ]
            }
            """;
}
