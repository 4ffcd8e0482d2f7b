using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>Writes a state in the form of a complete seed.</summary>
internal static class WorldWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The rows that changed since an older state, on one line, in the form of a seed with only these rows.
    /// </summary>
    public static string WriteSince(World world, World older) =>
        new JsonObject
        {
            ["next_id"] = world.NextId,
            ["labels"] = Rows(world.Labels.Since(older.Labels)),
            ["contacts"] = Rows(world.Contacts.Since(older.Contacts)),
            ["sequences"] = world.Campaigns.Since(older.Campaigns).Select(c => (JsonNode)Write(c)).ToJsonArray(),
            ["events_before"] = older.Events.Count,
            ["events"] = Rows(world.Events.Skip(older.Events.Count)),
        }.ToJsonString();

    /// <summary>Whether only those rows changed.</summary>
    public static bool IsSinceEnough(World world, World older) =>
        ReferenceEquals(world.Team, older.Team)
        && ReferenceEquals(world.Users, older.Users)
        && ReferenceEquals(world.EmailAccounts, older.EmailAccounts)
        && ReferenceEquals(world.Schedules, older.Schedules)
        && world.Events.Count >= older.Events.Count;

    public static string Write(World world) =>
        new JsonObject
        {
            ["next_id"] = world.NextId,
            ["team"] = Sorted(world.Team),
            ["users"] = Rows(world.Users),
            ["email_accounts"] = Rows(world.EmailAccounts),
            ["schedules"] = Rows(world.Schedules),
            ["labels"] = Rows(world.Labels),
            ["contacts"] = Rows(world.Contacts),
            ["sequences"] = world.Campaigns.Select(c => (JsonNode)Write(c)).ToJsonArray(),
            ["events"] = Rows(world.Events),
        }.ToJsonString(Readable) + "\n";

    private static JsonArray Rows(IEnumerable<JsonObject> rows) => rows.Select(r => (JsonNode)Sorted(r)).ToJsonArray();

    private static JsonObject Write(Campaign campaign)
    {
        var written = Sorted(campaign.Fields, campaign.Id);
        written["steps"] = campaign.Steps.Select(s => (JsonNode)Write(s)).ToJsonArray();
        written["former_people"] = campaign.Former.AsContactStatuses();
        written["enrolments"] = campaign
            .Enrolments.Select(e =>
                (JsonNode)
                    new JsonObject
                    {
                        ["contact_id"] = e.ContactId,
                        ["step_id"] = e.StepId,
                        ["status"] = e.Status,
                        ["inactive_reason"] = e.InactiveReason,
                    }
            )
            .ToJsonArray();
        return written;
    }

    private static JsonObject Write(Step step)
    {
        var written = Sorted(step.Fields, step.Id);
        written["people"] = step.People.AsContactStatuses();
        written["touches"] = step.Touches.Select(t => (JsonNode)Write(t)).ToJsonArray();
        return written;
    }

    private static JsonObject Write(Touch touch)
    {
        var written = Sorted(touch.Fields, touch.Id);
        written["template"] = Sorted(touch.Template);
        return written;
    }

    private static JsonObject Sorted(JsonObject fields, string? id = null)
    {
        var sorted = new JsonObject();
        if ((id ?? fields.Text("id")) is { } first)
            sorted["id"] = first;
        foreach (var (key, value) in fields.Where(f => f.Key != "id").OrderBy(f => f.Key, StringComparer.Ordinal))
            sorted[key] = value?.DeepClone();
        return sorted;
    }
}
