using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>
/// The two reported ways to create a sequence without steps: the old create, and a read without an id.
/// </summary>
internal static class ShellSequence
{
    public static Reply Handle(Call call)
    {
        try
        {
            var (world, campaign) = CampaignWriter.Create(call, FieldRules.CreatedAndUpdated);
            return Created(call, world, campaign);
        }
        catch (RefusalException refusal)
        {
            return Reply.Refused(call.World, refusal.Problem);
        }
    }

    public static Reply HandleReadWithoutId(Call call)
    {
        if (!call.Options.ReadWithoutIdCreates)
            return Reply.NotFound(call.World);

        var (world, campaign) = CampaignWriter.Create(call, []);
        return Created(call, world, campaign);
    }

    private static Reply Created(Call call, World world, Campaign campaign)
    {
        var draft = campaign.Name.IsBlank() ? campaign.With("creation_type", "draft") : campaign;
        var after = world.Put(draft);
        return Reply.Ok(after, ReadSequence.Body(call.Render(after), draft));
    }
}
