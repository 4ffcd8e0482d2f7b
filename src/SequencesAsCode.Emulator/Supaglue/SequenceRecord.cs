using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>
/// A sequence in Supaglue's form. Apollo tells no time of change, so the connector gave the time of its reading as
/// <c>last_modified_at</c>, and it took the share type from <c>permissions</c>, which Apollo no longer answers: without it, it is <c>team</c>.
/// </summary>
internal static class SequenceRecord
{
    // the connector asked for spam_blocked_rate, which Apollo calls spam_block_rate
    private static readonly ImmutableArray<string> Metrics =
    [
        "unique_scheduled", "unique_delivered", "unique_bounced", "unique_opened", "unique_replied", "unique_demoed", "unique_clicked",
        "unique_unsubscribed", "bounce_rate", "open_rate", "click_rate", "reply_rate", "spam_blocked_rate", "opt_out_rate", "demo_rate",
    ];

    /// <summary>The single read: with steps.</summary>
    public static JsonObject OfRead(JsonObject read, bool rawData, DateTimeOffset now)
    {
        var parts = new CampaignParts(read);
        var record = Known(parts.Campaign, now);
        record["steps"] = StepRecords.Of(parts);
        return rawData ? WithRawData(record, parts.Campaign) : record;
    }

    /// <summary>A row of the list: without steps.</summary>
    public static JsonObject Of(JsonObject campaign, bool rawData, DateTimeOffset now)
    {
        var record = Known(campaign, now);
        return rawData ? WithRawData(record, campaign) : record;
    }

    private static JsonObject Known(JsonObject campaign, DateTimeOffset now) => new()
    {
        ["id"] = campaign.Text("id"),
        ["is_enabled"] = campaign.Flag("active") ?? false,
        ["name"] = campaign.Text("name") ?? "",
        ["owner_id"] = campaign.Text("user_id"),
        ["tags"] = campaign.Texts("label_ids").ToJsonArray(),
        ["num_steps"] = campaign.Whole("num_steps") ?? 0,
        ["metrics"] = Numbers(campaign),
        ["created_at"] = campaign.Text("created_at"),
        ["updated_at"] = null,
        ["last_modified_at"] = Timestamp.Of(now),
        ["is_archived"] = campaign.Flag("archived") ?? false,
        ["share_type"] = campaign.Text("permissions") == "private" ? "private" : "team",
    };

    private static JsonObject Numbers(JsonObject campaign)
    {
        var numbers = new JsonObject();
        foreach (var key in Metrics)
        {
            if (campaign[key] is { } value && value.GetValueKind() == JsonValueKind.Number) numbers[key] = value.DeepClone();
        }

        return numbers;
    }

    private static JsonObject WithRawData(JsonObject record, JsonObject campaign)
    {
        record["raw_data"] = campaign.DeepClone();
        return record;
    }
}
