using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>The undocumented update of one touch and its template, without the rest of its sequence.</summary>
internal static class UpdateTouch
{
    public static Reply Handle(Call call)
    {
        if (call.World.Campaigns.FirstOrDefault(c => c.Touches.Any(t => t.Id == call.Id)) is not { } campaign)
            return Reply.NotFound(call.World);

        // Reported as unusable, without details. The only known refusal of this route is used for it.
        if (call.Options.TouchUpdate == TouchUpdate.Unusable)
            return Reply.Refused(call.World, Problem.TouchWithoutTemplate);

        try
        {
            return Written(call, campaign);
        }
        catch (RefusalException refusal)
        {
            return Reply.Refused(call.World, refusal.Problem);
        }
    }

    private static Reply Written(Call call, Campaign campaign)
    {
        var step = campaign.Steps.First(s => s.Touches.Any(t => t.Id == call.Id));
        var old = step.Touches.First(t => t.Id == call.Id);
        var threadOpen = campaign.Steps.TakeWhile(s => s != step).Any(s => s.OpensThread);
        var templates = new TemplateWriter(call);
        var touch = new TouchWriter(call, templates, creating: false).WriteAlone(old, call.Body, step.Type, threadOpen);
        var changed = step with { Touches = step.Touches.Replace(old, touch) };
        var world = call.World.Put(campaign with { Steps = campaign.Steps.Replace(step, changed) });
        return Reply.Ok(
            templates.Spread(world, [touch]),
            new JsonObject
            {
                ["emailer_touch"] = call.Render(world).Touch(changed, touch),
                ["emailer_template"] = Shapes.Template.Fill(touch.Template, []),
            }
        );
    }
}
