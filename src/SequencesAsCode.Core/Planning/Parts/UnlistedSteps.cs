using SequencesAsCode.Core.Planning.Identity;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Plans the steps in Apollo that the file does not list: each is kept or removed.</summary>
internal sealed class UnlistedSteps(PartRules rules, Findings findings)
{
    private readonly TouchPlanner touchPlanner = new(rules, findings);

    /// <summary>Keeps every step, for a file that does not manage steps.</summary>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="knownById">The steps of the lock by id.</param>
    public ImmutableArray<PlannedStep> KeepAll(CurrentSequence current, Dictionary<string, BaseStep> knownById) =>
        [
            .. current.Steps.Select(
                (step, index) =>
                {
                    var known = knownById.GetValueOrDefault(step.Id);
                    var handle = PartNames.StepHandle(known?.Key, index);
                    return Kept(step, known, handle, index, Reason.NothingChanged);
                }
            ),
        ];

    /// <summary>Inserts the steps that matched nothing, each behind the step that precedes it in Apollo.</summary>
    /// <param name="planned">The steps of the file; the others are inserted here.</param>
    /// <param name="desired">The steps of the file.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="matches">Which step of the file is which step in Apollo.</param>
    /// <param name="knownById">The steps of the lock by id.</param>
    public void InsertInto(
        List<PlannedStep> planned,
        ImmutableArray<DesiredStep> desired,
        CurrentSequence current,
        PartMatches matches,
        Dictionary<string, BaseStep> knownById
    )
    {
        // A handle by place may belong to a step of the file already.
        var taken = planned.Select(step => step.Change.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, step) in current.Steps.Index().Where(pair => !matches.Partners.Contains(pair.Index)))
        {
            var known = knownById.GetValueOrDefault(step.Id);
            var handle = known?.Key is { } key && !taken.Contains(key) ? key : step.Id;
            var place = 1 + planned.FindLastIndex(other => other.Change.From == NearestBefore(planned, index + 1));
            if (rules.RemovalReason(step.Id, known is not null) is { } reason)
            {
                NoteRemoval(step, known, index, [.. matches.Rivals[index]], desired);
                var change = StepChanges.Unlisted(step, known, handle, index, PartAction.Remove, reason);
                planned.Insert(place, new(change, null));
            }
            else
            {
                findings.KeptAdditions.Add(new(PartNames.StepName(step.Type, null, index), step.Id));
                planned.Insert(place, Kept(step, null, handle, index, Reason.AddedInService));
            }
        }
    }

    // The place of the planned step that is closest before a position in Apollo; -1 when there is none.
    private static int NearestBefore(List<PlannedStep> planned, int position)
    {
        var nearest = planned.Select(step => step.Change.From ?? 0).Where(from => from < position).DefaultIfEmpty(0);
        return nearest.Max() is > 0 and var place ? place : -1;
    }

    private void NoteRemoval(
        CurrentStep step,
        BaseStep? known,
        int index,
        ImmutableArray<Rival> rivals,
        ImmutableArray<DesiredStep> desired
    )
    {
        var name = PartNames.StepName(step.Type, known?.Key, index);
        var isAsLeft = FormerParts.IsAsLeft(known, step);
        var ground = rules.GroundFor(step.Id, isAsLeft, step.People, rivals.Any(rival => rival.IsClose));
        findings.Removals.Add(
            new(name, step.Id, step.Id, step.People, ground, FormerParts.IsEdited(known, step))
            {
                Claimants = [.. rivals.Select(rival => ClaimantOf(desired[rival.Desired], rival.Desired))],
            }
        );
    }

    private static Claimant ClaimantOf(DesiredStep step, int index) =>
        new(PartNames.StepName(step.Type, step.Key, index), step.At);

    private PlannedStep Kept(CurrentStep step, BaseStep? known, string handle, int index, Reason reason)
    {
        var name = PartNames.StepName(step.Type, known?.Key, index);
        var (touches, touchTargets) = touchPlanner.Plan(null, step, known, handle, name);
        var change = StepChanges.Unlisted(step, known, handle, index, PartAction.None, reason) with
        {
            Touches = touches,
        };
        var target = new TargetStep
        {
            Id = step.Id,
            Key = known?.Key,
            Handle = handle,
            Type = step.Type,
            Fields = step.Fields,
            Touches = touchTargets,
        };
        return new(change, target);
    }
}
