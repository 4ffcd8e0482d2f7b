using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>The events of a contact, newest first, in the documented form.</summary>
internal static class ActivityFeed
{
    public static Reply Handle(Call call)
    {
        var contact = call.Parameters.Text("contact_id");
        if (call.World.Contacts.Find(contact) is null)
            return Reply.NotFound(call.World, "Contact not found");

        var sequence = call.Parameters.Text("sequence_id");
        var size = Math.Clamp(call.Parameters.Whole("per_page") ?? 50, 1, 50);
        var events = call
            .World.Events.Where(e =>
                e.Text("contact_id") == contact && (sequence is null || e.Text("emailer_campaign_id") == sequence)
            )
            .Reverse()
            .Take(size);
        return Reply.Ok(
            call.World,
            new JsonObject
            {
                ["contact_id"] = contact,
                ["events"] = events.Select(e => (JsonNode)Shown(call.World, e)).ToJsonArray(),
            }
        );
    }

    private static JsonObject Shown(World world, JsonObject told)
    {
        var campaign = world.Campaigns.Find(told.Text("emailer_campaign_id"));
        var shown = new JsonObject
        {
            ["type"] = told.Text("type"),
            ["occurred_at"] = told.Text("created_at"),
            ["sequence_id"] = told.Text("emailer_campaign_id"),
            ["sequence_name"] = campaign?.Name,
        };
        if (told.Text("type") == "enrolled")
            shown["step_position"] = campaign?.Steps.IsEmpty == false ? 1 : null;
        else
            shown["reason"] = told.Text("reason") ?? "api";
        return shown;
    }
}
