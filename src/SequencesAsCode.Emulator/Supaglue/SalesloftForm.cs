using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// Salesloft's cadences in the form of Supaglue's connector: steps have no ids, and days instead of times. The days
/// count from the start; a step that is neither an email nor a call has none. The connector cannot change what exists.
/// </summary>
internal sealed class SalesloftForm : SupaglueForm
{
    private const long Day = 86_400;

    public override bool Updates => false;

    public override JsonObject OfRow(JsonObject campaign, DateTimeOffset now)
    {
        var record = Known(campaign, now);
        record["tags"] = new JsonArray();
        record["is_deleted"] = campaign.Flag("archived") ?? false;
        record["is_archived"] = campaign.Flag("archived") ?? false;
        return record;
    }

    public override JsonObject OfRead(CampaignParts parts, DateTimeOffset now)
    {
        var (record, steps, seconds, place) = (OfRow(parts.Campaign, now), new JsonArray(), 0L, 0);
        foreach (var step in parts.Steps)
        {
            seconds += SecondsOf(step);
            steps.Add((JsonNode)Step(step, seconds, ++place, parts.Template(parts.FirstTouch(step.Text("id")))));
        }

        record["steps"] = steps;
        return record;
    }

    // Only an automatic email has a time within its day.
    private static JsonObject Step(JsonObject step, long seconds, int place, JsonObject? template)
    {
        var type = TypeOf(step) is "linkedin_send_message" ? "task" : TypeOf(step);
        var record = new JsonObject { ["type"] = type };
        if (type != "task")
            record["interval_seconds"] = type == "auto_email" ? seconds / 60 * 60 : seconds / Day * Day;
        if (type is "auto_email" or "manual_email")
        {
            record["template"] = new JsonObject
            {
                ["name"] = TextOf(template, "name"),
                ["subject"] = TextOf(template, "subject"),
                ["body"] = TextOf(template, "body_html"),
            };
        }
        else
        {
            record["task_note"] = step.Text("note") ?? "";
        }

        record["name"] = string.Create(CultureInfo.InvariantCulture, $"Step {place}");
        return record;
    }
}
