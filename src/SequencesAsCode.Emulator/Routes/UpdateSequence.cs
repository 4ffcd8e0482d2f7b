using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>
/// The declarative update: steps with an id are updated, steps without an id are created, steps that are not listed are
/// removed. A refusal may leave a part of the update in effect, which is reported and therefore the default.
/// </summary>
internal sealed class UpdateSequence
{
    private readonly Call call;
    private World world;
    private World afterRefusal;
    private Campaign campaign;

    private UpdateSequence(Call call, Campaign campaign)
    {
        this.call = call;
        this.campaign = campaign;
        world = call.World;
        afterRefusal = call.World;
    }

    public static Reply Handle(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign)
            return Reply.NotFound(call.World);

        var update = new UpdateSequence(call, campaign);
        try
        {
            update.Run();
            return Reply.Ok(
                update.world,
                ReadSequence.WrittenBody(call.Render(update.world), update.campaign, justCreated: false)
            );
        }
        catch (RefusalException refusal)
        {
            return Reply.Refused(update.afterRefusal, refusal.Problem);
        }
    }

    private void Run()
    {
        (world, campaign) = CampaignWriter.Update(call, campaign);
        Put(campaign);
        if (call.Body.List("emailer_steps") is not { } given)
            WithoutSteps();
        else if (given.Count == 0)
            WithEmptySteps();
        else
            WithSteps([.. given.Objects()]);

        Put(Promoted(Activated(campaign)));
    }

    private void WithoutSteps()
    {
        if (call.Options.StepsOmitted == StepsOmitted.Kept)
            return;
        if (call.Options.StepsOmitted == StepsOmitted.Wiped)
            Wipe();

        throw new RefusalException(Problem.NoSteps);
    }

    private void WithEmptySteps()
    {
        if (campaign.Steps.IsEmpty)
            return;
        if (call.Options.StepsEmpty == StepsEmpty.Accepted)
            Put(Replaced([]));
        if (call.Options.StepsEmpty == StepsEmpty.Wiped)
            Wipe();
        if (call.Options.StepsEmpty != StepsEmpty.Accepted)
            throw new RefusalException(Problem.NoSteps);
    }

    private void WithSteps(ImmutableArray<JsonObject> given)
    {
        var before = campaign;
        var known = before.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var listed = given.Select(s => s.Text("id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (call.Options.UnknownIds == UnknownIds.Rejected && !listed.IsSubsetOf(known.Keys))
            throw new RefusalException(Problem.UnknownId);

        Put(Replaced([.. before.Steps.Where(s => listed.Contains(s.Id))]));
        var ordered = Ordered(given);
        if (ordered.Length > call.Options.StepLimit)
            throw new RefusalException(Problem.StepLimit(call.Options.StepLimit.Value));

        var templates = new TemplateWriter(call);
        var steps = new StepWriter(call, new TouchWriter(call, templates, creating: false), before.ByExactTime);
        ImmutableArray<Step> written = [.. ordered.Select(s => steps.Write(Taken(known, s.Text("id")), s))];

        // Computed again from the steps before the removal, so that people are moved by the final order.
        Put(StepRemoval.Replace(before, written, call.Options.RemovedStepPeople));
        world = templates.Spread(world, campaign.Touches);
        Put(world.Campaigns.Find(campaign.Id)!);
    }

    private ImmutableArray<JsonObject> Ordered(ImmutableArray<JsonObject> given)
    {
        if (!call.Options.RequirePosition && given.Any(s => s.Whole("position") is null))
            return given;

        var positions = given.Select(s => s.Whole("position")).ToHashSet();
        for (var position = 1; position <= given.Length; position++)
        {
            if (!positions.Contains(position))
                throw new RefusalException(Problem.MissingStep(position));
        }

        return call.Options.StepOrder == StepOrder.Array ? given : [.. given.OrderBy(s => s.Whole("position"))];
    }

    private static Step? Taken(Dictionary<string, Step> known, string? id) =>
        id is not null && known.Remove(id, out var step) ? step : null;

    private Campaign Replaced(ImmutableArray<Step> steps) =>
        StepRemoval.Replace(campaign, steps, call.Options.RemovedStepPeople);

    private Campaign Activated(Campaign updated)
    {
        var sent = call.Options.Ignores("campaign", "active") ? null : call.Body.Flag("active");
        if (sent is not { } active || active == updated.Active)
            return updated;
        if (active && updated.Steps.IsEmpty)
            throw new RefusalException(Problem.NothingToTurnOn);

        return Activation.Switched(updated, active);
    }

    // Documented: a draft is promoted when steps are added.
    private static Campaign Promoted(Campaign updated) =>
        updated.Fields.Text("creation_type") == "draft" && !updated.Steps.IsEmpty
            ? updated.With("creation_type", "new")
            : updated;

    private void Wipe()
    {
        Put(Replaced([]));
        afterRefusal = world;
    }

    private void Put(Campaign changed)
    {
        campaign = changed;
        world = world.Put(changed);
        if (call.Options.MutateBeforeValidation)
            afterRefusal = world;
    }
}
