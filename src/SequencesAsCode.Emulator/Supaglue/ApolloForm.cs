using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// Apollo's sequences in the form of Supaglue's connector. Apollo has no time of change, so <c>last_modified_at</c> is
/// the time of the read. The share type comes from <c>permissions</c>, which Apollo no longer answers; without it, it
/// is <c>team</c>. Intervals are written from step to step, and read as the sum of all waits so far.
/// </summary>
internal sealed class ApolloForm : SupaglueForm
{
    // The connector read spam_blocked_rate, which Apollo calls spam_block_rate.
    private static readonly ImmutableArray<string> Metrics =
    [
        "unique_scheduled",
        "unique_delivered",
        "unique_bounced",
        "unique_opened",
        "unique_replied",
        "unique_demoed",
        "unique_clicked",
        "unique_unsubscribed",
        "bounce_rate",
        "open_rate",
        "click_rate",
        "reply_rate",
        "spam_blocked_rate",
        "opt_out_rate",
        "demo_rate",
    ];

    public override JsonObject OfRow(JsonObject campaign, DateTimeOffset now)
    {
        var record = Known(campaign, now);
        record["updated_at"] = null;
        record["is_deleted"] = campaign.Flag("archived") ?? false;
        record["is_archived"] = campaign.Flag("archived") ?? false;
        foreach (var key in Metrics)
        {
            if (campaign[key] is { } value && value.GetValueKind() == JsonValueKind.Number)
                record["metrics"]![key] = value.DeepClone();
        }

        return record;
    }

    public override JsonObject OfRead(CampaignParts parts, DateTimeOffset now)
    {
        var (record, steps, seconds) = (OfRow(parts.Campaign, now), new JsonArray(), 0L);
        foreach (var step in parts.Steps)
        {
            seconds += SecondsOf(step);
            steps.Add((JsonNode)Step(step, seconds, parts.Template(parts.FirstTouch(step.Text("id")))));
        }

        record["steps"] = steps;
        return record;
    }

    private static JsonObject Step(JsonObject step, long seconds, JsonObject? template)
    {
        var record = new JsonObject { ["type"] = TypeOf(step) };
        Add(record, "date", step.Text("exact_datetime"));
        record["interval_seconds"] = seconds;
        Add(record, "task_note", step.Text("note"));
        var texts = new JsonObject();
        Add(texts, "id", template?.Text("id"));
        texts["body"] = TextOf(template, "body_html");
        texts["subject"] = TextOf(template, "subject");
        Add(texts, "name", template?.Text("name"));
        record["template"] = texts;
        record["id"] = step.Text("id");
        return record;
    }
}
