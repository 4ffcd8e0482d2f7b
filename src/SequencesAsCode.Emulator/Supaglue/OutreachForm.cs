using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// Outreach's sequences in the form of Supaglue's connector: each step has its own interval, <c>locked</c> means
/// archived, and the place of a step is only in Outreach's display name. A step without a template is a failure. Ids
/// are those of the seed, and must be numbers.
/// </summary>
internal sealed class OutreachForm(EmulatorOptions options) : SupaglueForm
{
    public override JsonObject OfRow(JsonObject campaign, DateTimeOffset now)
    {
        var record = Known(campaign, Created(campaign, now));
        record["is_archived"] = IsLocked(campaign);
        foreach (var count in new[] { "scheduleCount", "openCount", "clickCount", "replyCount", "deliverCount" })
            record["metrics"]![count] = 0;
        return record;
    }

    public override JsonObject OfRead(CampaignParts parts, DateTimeOffset now)
    {
        if (parts.Campaign.Flag("archived") == true)
            throw new SupaglueException(SupaglueProblem.NotFound("The sequence does not exist."));

        var record = OfRow(parts.Campaign, now);
        var steps = parts
            .Steps.Select((step, index) => (Id: step.Text("id") ?? "", Record: Step(step, index + 1, parts)))
            .OrderBy(step => step.Id.Length)
            .ThenBy(step => step.Id, StringComparer.Ordinal)
            .Select(step => step.Record);
        record["steps"] = (options.SupaglueSteps == SupaglueSteps.Backwards ? steps.Reverse() : steps)
            .Select(step => (JsonNode)step)
            .ToJsonArray();
        return record;
    }

    public override JsonNode RawData(JsonObject campaign) =>
        new JsonObject
        {
            ["type"] = "sequence",
            ["id"] = long.TryParse(campaign.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : null,
            ["attributes"] = new JsonObject
            {
                ["name"] = campaign.Text("name"),
                ["enabled"] = campaign.Flag("active") ?? false,
                ["locked"] = IsLocked(campaign),
                ["sequenceType"] = IsByDates(campaign) ? "date" : "interval",
            },
        };

    private JsonObject Step(JsonObject step, int place, CampaignParts parts)
    {
        if (parts.Template(parts.FirstTouch(step.Text("id"))) is not { } template)
        {
            throw new SupaglueException(
                SupaglueProblem.Own(500, "Cannot read properties of undefined (reading 'template')")
            );
        }

        var isByDates = IsByDates(parts.Campaign);
        var record = new JsonObject
        {
            ["type"] = TypeOf(step),
            ["date"] = isByDates ? step.Text("exact_datetime")?.Split('T')[0] : null,
            ["interval_seconds"] = isByDates ? null : SecondsOf(step),
            ["task_note"] = step.Text("note"),
            ["template"] = new JsonObject
            {
                ["id"] = template.Text("id"),
                ["body"] = TextOf(template, "body_html"),
                ["subject"] = TextOf(template, "subject"),
            },
            ["id"] = step.Text("id"),
        };
        if (options.SupaglueStepNames)
            record["name"] = string.Create(
                CultureInfo.InvariantCulture,
                $"Step #{place} ({TypeOf(step).Replace('_', ' ')})"
            );
        return record;
    }

    private bool IsLocked(JsonObject campaign) =>
        options.SupaglueLocked.Contains(campaign.Text("id") ?? "", StringComparer.Ordinal);

    private static bool IsByDates(JsonObject campaign) => campaign.Flag("sequence_by_exact_daytime") == true;

    private static DateTimeOffset Created(JsonObject campaign, DateTimeOffset now) =>
        DateTimeOffset.TryParse(campaign.Text("created_at"), CultureInfo.InvariantCulture, out var created)
            ? created
            : now;
}
