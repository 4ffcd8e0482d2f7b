using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

internal static class ActivityFeed
{
    public static Reply Handle(Call call)
    {
        var contact = call.Parameters.Text("contact_id");
        if (call.World.Contacts.Find(contact) is null) return Reply.NotFound(call.World, "Contact not found");

        var sequence = call.Parameters.Text("sequence_id");
        var size = Math.Clamp(call.Parameters.Whole("per_page") ?? 50, 1, 50);
        var events = call.World.Events
            .Where(e => e.Text("contact_id") == contact && (sequence is null || e.Text("emailer_campaign_id") == sequence))
            .Take(size);
        return Reply.Ok(call.World, new JsonObject { ["activities"] = events.Select(e => e.DeepClone()).ToJsonArray() });
    }
}
