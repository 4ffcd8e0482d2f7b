using System.Globalization;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Tests.Probing.Strict;

/// <summary>
/// A strict account that is made from the documents alone and shares no code with the emulator: a refused write changes
/// nothing, an unknown id is refused, and what a listed step leaves out stays.
/// </summary>
internal sealed class StrictAccount(StrictSwitches switches)
{
    public const string Team = "7c1004a0dddddddddddd0001";
    public const string Admin = "7c1004a0cccccccccccc0001";
    public const string Colleague = "7c1004a0cccccccccccc0002";

    private static readonly ImmutableArray<string> Updatable =
    [
        "max_emails_per_day",
        "same_account_reply_delay_days",
        "emailer_schedule_id",
        "user_id",
        "cc_emails",
        "bcc_emails",
    ];

    private static readonly ImmutableDictionary<string, JsonNode?> CreateOnly = new Dictionary<string, JsonNode?>
    {
        ["folder_id"] = null,
        ["sequence_by_exact_daytime"] = false,
        ["mark_finished_if_reply"] = true,
        ["mark_finished_if_click"] = false,
        ["mark_finished_if_interested"] = true,
        ["mark_paused_if_ooo"] = true,
        ["days_to_wait_before_mark_as_response"] = 5,
        ["create_task_if_email_open"] = false,
        ["email_open_trigger_task_threshold"] = 3,
        ["excluded_account_stage_ids"] = new JsonArray(),
        ["excluded_contact_stage_ids"] = new JsonArray(),
        ["ignore_apollo_global_email_bounce_list"] = false,
        ["sequence_ruleset_id"] = null,
    }.ToImmutableDictionary();

    private readonly StrictSteps steps = new(switches);
    private readonly Dictionary<string, JsonObject> campaigns = new(StringComparer.Ordinal);
    private int made;

    /// <summary>The sequences, as texts by id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Campaigns => campaigns;

    public JsonObject Create(JsonObject body)
    {
        var campaign = new JsonObject
        {
            ["id"] = NextId("0"),
            ["name"] = (string?)body["name"] ?? throw new StrictRefusalException("Name must not be empty"),
            ["active"] = (bool?)body["active"] ?? false,
            ["archived"] = false,
            ["user_id"] = switches.TakesOwner && body["user_id"] is { } owner ? owner.DeepClone() : Admin,
            ["max_emails_per_day"] = body["max_emails_per_day"]?.DeepClone(),
            ["same_account_reply_delay_days"] = body["same_account_reply_delay_days"]?.DeepClone() ?? 30,
            ["emailer_schedule_id"] = null,
            ["label_ids"] = new JsonArray(),
        };
        foreach (var (name, usual) in CreateOnly)
            campaign[name] = (body[name] ?? usual)?.DeepClone();
        var listed = body["emailer_steps"] as JsonArray ?? [];
        campaign["steps"] = steps.Write([], listed, NextId, isCreate: true);
        campaigns.Add((string)campaign["id"]!, campaign);
        return Shown(campaign);
    }

    public JsonObject? Update(string id, JsonObject body)
    {
        if (!campaigns.TryGetValue(id, out var present))
            return null;
        var campaign = (JsonObject)present.DeepClone();
        foreach (var (name, value) in body)
        {
            if (switches.RefusedOnUpdate.Contains(name))
                throw new StrictRefusalException($"Unpermitted parameter: {name}");
            if (!Updatable.Contains(name) && !switches.TakenOnUpdate.Contains(name))
                continue;
            if (value is not null || !switches.NotCleared.Contains(name))
                campaign[name] = value?.DeepClone();
        }

        if (body["emailer_steps"] is JsonArray { Count: > 0 } listed)
            campaign["steps"] = steps.Write((JsonArray)campaign["steps"]!, listed, NextId, isCreate: false);
        else if (body["emailer_steps"] is JsonArray ? switches.TakesEmptyList : switches.KeepsOmittedSteps)
            campaign["steps"] = body["emailer_steps"] is JsonArray ? new JsonArray() : campaign["steps"]!.DeepClone();
        else
            throw new StrictRefusalException("At least one step is required for the sequence.");
        campaigns[id] = campaign;
        return Shown(campaign);
    }

    public JsonObject? Read(string id) =>
        campaigns.TryGetValue(id, out var campaign) && (switches.ShowsArchived || !(bool)campaign["archived"]!)
            ? Shown(campaign)
            : null;

    public JsonObject? Archive(string id)
    {
        if (!campaigns.TryGetValue(id, out var campaign))
            return null;
        campaign["archived"] = true;
        campaign["active"] = false;
        return new() { ["emailer_campaign"] = Row(campaign) };
    }

    public JsonObject Search(string part)
    {
        var rows = campaigns
            .Values.Where(each => !(bool)each["archived"]!)
            .Where(each => ((string)each["name"]!).Contains(part, StringComparison.OrdinalIgnoreCase))
            .Select(each => (JsonNode)Row(each))
            .ToArray();
        return new()
        {
            ["emailer_campaigns"] = new JsonArray(rows),
            ["pagination"] = new JsonObject
            {
                ["page"] = 1,
                ["per_page"] = 100,
                ["total_entries"] = rows.Length,
                ["total_pages"] = rows.Length > 0 ? 1 : 0,
            },
        };
    }

    private static JsonObject Row(JsonObject campaign)
    {
        var row = (JsonObject)campaign.DeepClone();
        row.Remove("steps");
        return row;
    }

    private static JsonObject Shown(JsonObject campaign)
    {
        var (flat, touches, templates) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var step in campaign["steps"]!.AsArray())
        {
            var shown = (JsonObject)step!.DeepClone();
            shown.Remove("touches");
            flat.Add((JsonNode)shown);
            foreach (var touch in step["touches"]!.AsArray())
            {
                var one = (JsonObject)touch!.DeepClone();
                templates.Insert(0, one["emailer_template"]!.DeepClone());
                one.Remove("emailer_template");
                one["emailer_step_id"] = step["id"]!.DeepClone();
                one["emailer_template_id"] = touch["emailer_template"]!["id"]!.DeepClone();
                touches.Add((JsonNode)one);
            }
        }

        return new()
        {
            ["emailer_campaign"] = Row(campaign),
            ["emailer_steps"] = flat,
            ["emailer_touches"] = touches,
            ["emailer_templates"] = templates,
        };
    }

    private string NextId(string kind) => string.Create(CultureInfo.InvariantCulture, $"7c1004a0{kind}{++made:x15}");
}

/// <summary>A request that is answered with 422.</summary>
internal sealed class StrictRefusalException(string message) : Exception(message);
