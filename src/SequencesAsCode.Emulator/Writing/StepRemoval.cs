using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>Replaces the steps of a sequence, and moves or finishes the people in removed steps.</summary>
internal static class StepRemoval
{
    public static Campaign Replace(Campaign campaign, ImmutableArray<Step> steps, RemovedStepPeople choice)
    {
        var staying = steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var result = campaign with { Steps = steps };
        for (var place = 0; place < campaign.Steps.Length; place++)
        {
            if (!staying.Contains(campaign.Steps[place].Id))
                result = Settle(result, campaign.Steps[place], place, choice);
        }

        return result;
    }

    private static Campaign Settle(Campaign campaign, Step gone, int place, RemovedStepPeople choice) =>
        choice switch
        {
            RemovedStepPeople.Lost => campaign with
            {
                Enrolments = campaign.Enrolments.RemoveAll(e => e.StepId == gone.Id),
            },
            RemovedStepPeople.Moved when !campaign.Steps.IsEmpty => Move(
                campaign,
                gone,
                Math.Min(place, campaign.Steps.Length - 1)
            ),
            _ => campaign with
            {
                Former = campaign.Former + gone.People.AllFinished(),
                Enrolments = Reassign(campaign, gone, e => e with { StepId = null, Status = "finished" }),
            },
        };

    private static Campaign Move(Campaign campaign, Step gone, int place)
    {
        var target = campaign.Steps[place];
        return campaign with
        {
            Steps = campaign.Steps.SetItem(place, target with { People = target.People + gone.People }),
            Enrolments = Reassign(campaign, gone, e => e with { StepId = target.Id }),
        };
    }

    private static ImmutableArray<Enrolment> Reassign(
        Campaign campaign,
        Step gone,
        Func<Enrolment, Enrolment> change
    ) => [.. campaign.Enrolments.Select(e => e.StepId == gone.Id ? change(e) : e)];
}
