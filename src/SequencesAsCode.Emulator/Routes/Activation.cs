using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

internal static class Activation
{
    public static Reply Approve(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign)
            return Reply.NotFound(call.World);
        if (campaign.Active)
            return Reply.Refused(call.World, Problem.AlreadyActive);
        if (campaign.Steps.IsEmpty)
            return Reply.Refused(call.World, Problem.NothingToTurnOn);

        var approved = Switched(campaign, active: true);
        var world = call.World.Put(approved);
        var body = Body(call.Render(world), approved);
        body["team"] = call.Render(world).Team();
        return Reply.Ok(world, body);
    }

    public static Reply Abort(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign)
            return Reply.NotFound(call.World);
        if (!campaign.Active)
            return Reply.Refused(call.World, Problem.AlreadyInactive);

        var aborted = Switched(campaign, active: false);
        var world = call.World.Put(aborted);
        return Reply.Ok(world, Body(call.Render(world), aborted));
    }

    public static Reply Archive(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign)
            return Reply.NotFound(call.World);

        // Recorded: archiving an active sequence does not change its status_reason.
        var archived = campaign.With("active", false).With("archived", true);
        var world = call.World.Put(archived);
        var shown = call.Render(world).Brief(archived);
        shown["deleted"] = true;
        return Reply.Ok(world, new JsonObject { ["emailer_campaign"] = shown });
    }

    public static Campaign Switched(Campaign campaign, bool active) =>
        campaign.With("active", active).With("status_reason", active ? "manual_approve" : "manual_pause");

    private static JsonObject Body(Rendering render, Campaign campaign)
    {
        var touches = campaign.Touches.ToList();
        return new JsonObject
        {
            ["emailer_campaign"] = new JsonObject
            {
                ["id"] = campaign.Id,
                ["unique_scheduled"] = touches.Sum(Metrics.Scheduled),
                ["active"] = campaign.Active,
                ["contact_statuses"] = render.ContactStatuses(campaign),
            },
            ["emailer_touches"] = touches
                .Select(touch =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = touch.Id,
                            ["status"] = touch.Fields.Text("status") ?? "to_be_reviewed",
                            ["unique_scheduled"] = Metrics.Scheduled(touch),
                        }
                )
                .ToJsonArray(),
            ["emailer_steps"] = Rendering.Steps(campaign),
        };
    }
}
