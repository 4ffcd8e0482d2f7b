using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

internal static class ReadSequence
{
    public static Reply Handle(Call call) =>
        call.World.Campaigns.Find(call.Id) is { } campaign
            ? Reply.Ok(call.World, Body(call.Render(call.World), campaign))
            : Reply.NotFound(call.World);

    /// <summary>The answer to a read: the sequence and its parts as flat lists.</summary>
    public static JsonObject Body(Rendering render, Campaign campaign) =>
        new()
        {
            ["emailer_campaign"] = render.Campaign(campaign),
            ["emailer_steps"] = Rendering.Steps(campaign),
            ["emailer_touches"] = render.Touches(campaign),
            ["emailer_templates"] = Rendering.Templates(campaign),
            ["attachments"] = Rendering.Attachments(campaign),
        };

    /// <summary>The answer to a create or an update.</summary>
    public static JsonObject WrittenBody(Rendering render, Campaign campaign, bool justCreated) =>
        new()
        {
            ["emailer_campaign"] = render.Campaign(campaign, justCreated),
            ["sharing_accesses"] =
                campaign.Fields.Object("sharing_permission")?.List("sharing_accesses")?.DeepClone() ?? new JsonArray(),
            ["emailer_steps"] = Rendering.Steps(campaign),
            ["emailer_touches"] = render.Touches(campaign, justWritten: true),
            ["emailer_templates"] = Rendering.Templates(campaign),
            ["attachments"] = Rendering.Attachments(campaign),
            ["team"] = render.Team(),
        };
}
