using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator.Routes;

internal static class CreateSequence
{
    public static Reply Handle(Call call)
    {
        try
        {
            CheckPlan(call);
            var (world, campaign) = CampaignWriter.Create(
                call,
                FieldRules.CreatedAndUpdated.AddRange(FieldRules.CreateOnly)
            );
            var given = call.Body.List("emailer_steps")?.Objects().ToList() ?? [];
            if (given.Count > call.Options.StepLimit)
                throw new RefusalException(Problem.StepLimit(call.Options.StepLimit.Value));

            var templates = new TemplateWriter(call);
            var steps = new StepWriter(call, new TouchWriter(call, templates, creating: true), campaign.ByExactTime);
            campaign = campaign with { Steps = [.. given.Select(step => steps.Write(null, step))] };
            world = templates.Spread(world.Put(campaign), campaign.Touches);
            return Reply.Ok(world, ReadSequence.WrittenBody(call.Render(world), campaign, justCreated: true));
        }
        catch (RefusalException refusal)
        {
            return Reply.Refused(call.World, refusal.Problem);
        }
    }

    private static void CheckPlan(Call call)
    {
        if (!call.Options.MayCreate)
            throw new RefusalException(Problem.MayNotCreate);
        if (call.Options.SequenceLimit is { } limit && call.World.Campaigns.Count(c => !c.Archived) >= limit)
            throw new RefusalException(Problem.SequenceLimit(limit));
    }
}
