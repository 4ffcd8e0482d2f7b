using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>Turns stored objects into the objects of an answer.</summary>
internal sealed class Rendering(World world, EmulatorOptions options)
{
    // made once for an answer that has many contacts, and not at all for one that has none
    private ILookup<string, string>? campaignsByContact;

    private ILookup<string, string> CampaignsByContact => campaignsByContact ??= world.Campaigns
        .SelectMany(c => c.Enrolments.Select(e => (e.ContactId, c.Id)))
        .ToLookup(pair => pair.ContactId, pair => pair.Id, StringComparer.Ordinal);

    public JsonObject Campaign(Campaign campaign, bool justCreated = false)
    {
        var computed = new JsonObject
        {
            ["id"] = campaign.Id,
            ["object_owner_id"] = campaign.Fields.Text("user_id"),
            ["num_steps"] = campaign.Steps.Length,
            ["emailer_steps"] = campaign.Steps.Select((step, index) => (JsonNode)Summary(step, index)).ToJsonArray(),
        };
        if (Loading(justCreated)) Metrics.AddLoading(computed);
        else Metrics.AddTo(computed, campaign);

        computed["contact_statuses"] = ContactStatuses(campaign, justCreated);
        computed["sharing_permission"] = Sharing(campaign);
        return Shapes.Campaign.Fill(campaign.Fields, computed);
    }

    public JsonObject Row(Campaign campaign)
    {
        var row = Campaign(campaign);
        row.Remove("contact_statuses");
        row["overdue_manual_tasks_count"] = 0;
        return row;
    }

    public JsonObject ContactStatuses(Campaign campaign, bool justCreated = false)
    {
        var statuses = campaign.AllPeople().AsContactStatuses();
        if (!Loading(justCreated)) return statuses;

        foreach (var key in statuses.Select(s => s.Key).ToList()) statuses[key] = "loading";
        return statuses;
    }

    public static JsonArray Steps(Campaign campaign) =>
        campaign.Steps.Select((step, index) => (JsonNode)Step(campaign, step, index)).ToJsonArray();

    public JsonArray Touches(Campaign campaign) =>
        campaign.Steps.SelectMany(step => step.Touches.Select(touch => (JsonNode)Touch(step, touch))).ToJsonArray();

    public JsonObject Touch(Step step, Touch touch)
    {
        var computed = new JsonObject
        {
            ["id"] = touch.Id,
            ["emailer_step_id"] = step.Id,
            ["emailer_template_id"] = touch.TemplateId,
        };
        if (options.Metrics == MetricsForm.Loading) Metrics.AddLoading(computed);
        else Metrics.AddTo(computed, touch.Fields);

        var shown = Shapes.Touch.Fill(touch.Fields, computed);
        if (!options.ShowAttachmentIds) shown.Remove("attachment_ids");
        return shown;
    }

    // recorded newest first, which is not the order of steps
    public static JsonArray Templates(Campaign campaign) => campaign.Touches
        .Select(touch => touch.Template)
        .DistinctBy(template => template.Text("id"))
        .Reverse()
        .Select(template => (JsonNode)Shapes.Template.Fill(template, []))
        .ToJsonArray();

    public static JsonArray Attachments(Campaign campaign) => campaign.Touches
        .SelectMany(touch => touch.Fields.Texts("attachment_ids"))
        .Distinct(StringComparer.Ordinal)
        .Select(id => (JsonNode)new JsonObject { ["id"] = id })
        .ToJsonArray();

    public JsonObject Team() => new() { ["id"] = world.TeamId, ["sequences_finder_empty"] = world.Campaigns.Count == 0 };

    public JsonObject Label(JsonObject label) => Shapes.Label.Fill(label, new JsonObject
    {
        ["_id"] = label.Text("id"),
        ["key"] = label.Text("id"),
        ["team_id"] = world.TeamId,
    });

    public JsonObject User(JsonObject user) => Shapes.User.Fill(user, new JsonObject { ["team_id"] = world.TeamId });

    public JsonObject Contact(JsonObject contact) => Shapes.Contact.Fill(contact, new JsonObject
    {
        ["name"] = contact.Text("name") ?? $"{contact.Text("first_name")} {contact.Text("last_name")}".Trim(),
        ["emailer_campaign_ids"] = CampaignsByContact[contact.Text("id") ?? ""].Distinct(StringComparer.Ordinal).ToJsonArray(),
    });

    private static JsonObject Summary(Step step, int index) => new()
    {
        ["id"] = step.Id,
        ["position"] = index + 1,
        ["wait_time"] = step.Fields["wait_time"]?.DeepClone(),
        ["wait_mode"] = step.Fields["wait_mode"]?.DeepClone(),
        ["type"] = step.Type,
    };

    private static JsonObject Step(Campaign campaign, Step step, int index)
    {
        var computed = new JsonObject
        {
            ["id"] = step.Id,
            ["emailer_campaign_id"] = campaign.Id,
            ["position"] = index + 1,
            ["counts"] = campaign.PeopleIn(step).AsStepCounts(),
        };
        if (step.Type == StepKinds.Call)
        {
            computed["note_text"] = HtmlText.Of(step.Fields.Text("note") ?? "");
            computed["outcomes"] = new JsonArray();
        }

        if (step.Type is StepKinds.Call or StepKinds.ActionItem)
        {
            foreach (var key in (string[])["unique_scheduled", "unique_skipped", "unique_completed"])
                computed[key] = step.Fields.Whole(key) ?? 0;
        }

        return Shapes.Step.Fill(step.Fields, computed);
    }

    private JsonObject Sharing(Campaign campaign)
    {
        var stored = campaign.Fields.Object("sharing_permission");
        var owner = campaign.Fields.Text("user_id");
        return new JsonObject
        {
            ["visibility"] = stored?.Text("visibility") ?? "restricted",
            ["access_type"] = stored?.Text("access_type"),
            ["object_type"] = "EmailerCampaign",
            ["object_id"] = campaign.Id,
            ["is_owner"] = owner == world.ActorId,
            ["owner_id"] = owner,
            ["sharing_accesses"] = stored?.List("sharing_accesses")?.DeepClone() ?? new JsonArray(),
        };
    }

    private bool Loading(bool justCreated) =>
        options.Metrics == MetricsForm.Loading || (options.Metrics == MetricsForm.Recorded && justCreated);
}
