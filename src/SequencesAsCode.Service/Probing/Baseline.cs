using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing;

/// <summary>The steps that the scratch sequence has before each experiment: an email, a call, a reply.</summary>
internal static class Baseline
{
    /// <summary>The place of the first email.</summary>
    public const int Email = 0;

    /// <summary>The place of the call.</summary>
    public const int Call = 1;

    /// <summary>The place of the reply.</summary>
    public const int Reply = 2;

    /// <summary>The steps without ids, for a create or an update that replaces all.</summary>
    public static JsonArray Steps() =>
        new(
            new JsonObject
            {
                ["position"] = 1,
                ["type"] = "auto_email",
                ["wait_time"] = 1,
                ["wait_mode"] = "day",
                ["max_emails_per_day"] = 5,
                ["emailer_touches"] = new JsonArray(Touch("new_thread", "Probe one", "Probe body one")),
            },
            new JsonObject
            {
                ["position"] = 2,
                ["type"] = "call",
                ["wait_time"] = 2,
                ["wait_mode"] = "day",
                ["priority"] = "medium",
                ["note"] = "Probe note",
                ["auto_skip_in_x_days"] = 3,
            },
            new JsonObject
            {
                ["position"] = 3,
                ["type"] = "auto_email",
                ["wait_time"] = 3,
                ["wait_mode"] = "day",
                ["emailer_touches"] = new JsonArray(Touch("reply_to_thread", null, "Probe body three")),
            }
        );

    /// <summary>A touch that sends nothing.</summary>
    public static JsonObject Touch(string type, string? subject, string body)
    {
        var template = new JsonObject { ["body_html"] = body };
        if (subject is not null)
            template["subject"] = subject;
        return new()
        {
            ["type"] = type,
            ["status"] = "to_be_reviewed",
            ["include_signature"] = false,
            ["emailer_template"] = template,
        };
    }
}
