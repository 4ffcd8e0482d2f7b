using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>The steps of a sequence in Supaglue's form. Intervals are written from step to step and read from the start: the sum of all waits so far.</summary>
internal static class StepRecords
{
    public static JsonArray Of(CampaignParts parts)
    {
        var records = new JsonArray();
        var seconds = 0L;
        foreach (var step in parts.Steps)
        {
            seconds += (step.Whole("wait_time") ?? 0L) * Seconds(step.Text("wait_mode"));
            records.Add((JsonNode)Record(step, seconds, parts));
        }

        return records;
    }

    private static JsonObject Record(JsonObject step, long seconds, CampaignParts parts)
    {
        var touch = parts.FirstTouch(step.Text("id"));
        var record = new JsonObject
        {
            ["id"] = step.Text("id"),
            ["interval_seconds"] = seconds,
            ["date"] = step.Text("exact_datetime"),
        };
        if (parts.Template(touch) is { } template) record["template"] = Record(template);
        record["is_reply"] = touch?.Text("type") == "reply_to_thread";
        record["type"] = Type(step.Text("type"));
        record["task_note"] = step.Text("note");
        record["order"] = step.Whole("position");
        return record;
    }

    private static JsonObject Record(JsonObject template)
    {
        var record = new JsonObject
        {
            ["id"] = template.Text("id"),
            ["body"] = template.Text("body_html"),
            ["subject"] = template.Text("subject"),
        };
        if (template.Text("name") is { } name) record["name"] = name;
        return record;
    }

    private static string Type(string? apollos) => apollos switch
    {
        "auto_email" or "manual_email" or StepKinds.Call => apollos,
        "linkedin_step_message" => "linkedin_send_message",
        _ => "task",
    };

    private static long Seconds(string? mode) => mode switch
    {
        "day" => 86_400,
        "hour" => 3_600,
        "minute" => 60,
        _ => 1,
    };
}
