using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Html;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Answers;

/// <summary>Turns stored objects into the objects of an answer.</summary>
internal sealed class Rendering(World world, EmulatorOptions options)
{
    // Made once for an answer with many contacts, and never for an answer without contacts.
    private ILookup<string, (Campaign Campaign, Enrolment Enrolment)>? enrolmentsByContact;

    private ILookup<string, (Campaign Campaign, Enrolment Enrolment)> EnrolmentsByContact =>
        enrolmentsByContact ??= world
            .Campaigns.SelectMany(c => c.Enrolments.Select(e => (Campaign: c, Enrolment: e)))
            .ToLookup(pair => pair.Enrolment.ContactId, StringComparer.Ordinal);

    public JsonObject Campaign(Campaign campaign, bool justCreated = false)
    {
        var computed = new JsonObject
        {
            ["id"] = campaign.Id,
            ["object_owner_id"] = campaign.Fields.Text("user_id"),
            ["num_steps"] = campaign.Steps.Length,
            ["emailer_steps"] = campaign.Steps.Select((step, index) => (JsonNode)Summary(step, index)).ToJsonArray(),
        };
        if (Loading(justCreated))
            Metrics.AddLoading(computed);
        else
            Metrics.AddTo(computed, campaign);

        if (justCreated)
            computed["num_contacts_email_status_extrapolated"] = null;
        computed["contact_statuses"] = ContactStatuses(campaign, justCreated);
        computed["sharing_permission"] = Sharing(campaign);
        return Shapes.Campaign.Fill(campaign.Fields, computed);
    }

    public JsonObject Row(Campaign campaign)
    {
        var row = Brief(campaign);
        row.Remove("contact_statuses");
        return row;
    }

    /// <summary>
    /// A sequence as in rows of the list and in the answer to an archive: without the settings of auto-pause
    /// (recorded).
    /// </summary>
    public JsonObject Brief(Campaign campaign) =>
        Without(Campaign(campaign), "auto_pause_enabled", "auto_pause_config");

    /// <summary>A sequence as in the answer to adding people (recorded).</summary>
    public JsonObject OfAddition(Campaign campaign) =>
        Without(
            Brief(campaign),
            "description",
            "num_steps",
            "emailer_steps",
            "mark_finished_if_phone_call_connected",
            "context_card_ids"
        );

    public JsonObject ContactStatuses(Campaign campaign, bool justCreated = false)
    {
        var statuses = campaign.AllPeople().AsContactStatuses();
        if (!Loading(justCreated))
            return statuses;

        foreach (var key in statuses.Select(s => s.Key).Where(key => key != "failed").ToList())
            statuses[key] = "loading";
        return statuses;
    }

    public static JsonArray Steps(Campaign campaign) =>
        campaign.Steps.Select((step, index) => (JsonNode)Step(campaign, step, index)).ToJsonArray();

    public JsonArray Touches(Campaign campaign, bool justWritten = false) =>
        campaign
            .Steps.SelectMany(step => step.Touches.Select(touch => (JsonNode)Touch(step, touch, justWritten)))
            .ToJsonArray();

    public JsonObject Touch(Step step, Touch touch, bool justWritten = false)
    {
        var computed = new JsonObject
        {
            ["id"] = touch.Id,
            ["emailer_step_id"] = step.Id,
            ["emailer_template_id"] = touch.TemplateId,
        };
        if (Loading(justWritten))
            Metrics.AddLoading(computed);
        else
            Metrics.AddTo(computed, touch.Fields);

        var shown = Shapes.Touch.Fill(touch.Fields, computed);
        if (!options.ShowAttachmentIds)
            shown.Remove("attachment_ids");
        return shown;
    }

    // Recorded: newest first, which is not the order of steps.
    public static JsonArray Templates(Campaign campaign) =>
        campaign
            .Touches.Select(touch => touch.Template)
            .DistinctBy(template => template.Text("id"))
            .Reverse()
            .Select(template => (JsonNode)Shapes.Template.Fill(template, []))
            .ToJsonArray();

    public static JsonArray Attachments(Campaign campaign) =>
        campaign
            .Touches.SelectMany(touch => touch.Fields.Texts("attachment_ids"))
            .Distinct(StringComparer.Ordinal)
            .Select(id => (JsonNode)new JsonObject { ["id"] = id })
            .ToJsonArray();

    public JsonObject Team() =>
        new() { ["id"] = world.TeamId, ["sequences_finder_empty"] = world.Campaigns.Count == 0 };

    public JsonObject Label(JsonObject label) =>
        Shapes.Label.Fill(
            label,
            new JsonObject
            {
                ["_id"] = label.Text("id"),
                ["key"] = label.Text("id"),
                ["team_id"] = world.TeamId,
            }
        );

    public JsonObject User(JsonObject user) => Shapes.User.Fill(user, new JsonObject { ["team_id"] = world.TeamId });

    public JsonObject Contact(JsonObject contact) =>
        Shapes.Contact.Fill(
            contact,
            new JsonObject
            {
                ["name"] = contact.Text("name") ?? $"{contact.Text("first_name")} {contact.Text("last_name")}".Trim(),
                ["emailer_campaign_ids"] = EnrolmentsByContact[contact.Text("id") ?? ""]
                    .Select(pair => pair.Campaign.Id)
                    .Distinct(StringComparer.Ordinal)
                    .ToJsonArray(),
                ["contact_campaign_statuses"] = EnrolmentsByContact[contact.Text("id") ?? ""]
                    .Select(pair => (JsonNode)Status(pair.Campaign, pair.Enrolment))
                    .ToJsonArray(),
            }
        );

    private JsonObject Status(Campaign campaign, Enrolment enrolment)
    {
        var place = campaign
            .Steps.Index()
            .Where(step => step.Item.Id == enrolment.StepId)
            .Select(step => (int?)step.Index + 1)
            .FirstOrDefault();
        return Shapes.Membership.Fill(
            [],
            new JsonObject
            {
                ["id"] = Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign.Id} {enrolment.ContactId}"))
                )[..24],
                ["emailer_campaign_id"] = campaign.Id,
                ["send_email_from_user_id"] = world.ActorId,
                ["added_by_user_id"] = world.ActorId,
                ["inactive_reason"] = enrolment.InactiveReason,
                ["status"] = enrolment.Status,
                ["current_step_id"] = place is null ? null : enrolment.StepId,
                ["current_step_position"] = place,
            }
        );
    }

    private static JsonObject Without(JsonObject shown, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            shown.Remove(key);
        return shown;
    }

    private static JsonObject Summary(Step step, int index) =>
        new()
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
