using SequencesAsCode.Core.Planning.Identity;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Plans the touches in Apollo that the file does not list: each is kept or removed.</summary>
internal sealed class UnlistedTouches(PartRules rules, Findings findings)
{
    /// <summary>Keeps every touch, for a step whose touches the file does not manage.</summary>
    public (ImmutableArray<TouchChange> Changes, ImmutableArray<TargetTouch> Target) KeepAll(TouchPlace place)
    {
        var kept = place.Step.Touches.Select((touch, index) => Kept(touch, index, place)).ToImmutableArray();
        foreach (var touch in place.Step.Touches)
            findings.NoteLoss(touch, place.StepName, rules.AcceptLoss);
        var changes = kept.Select(touch =>
            Unlisted(touch.Id!, touch.Key, touch.Handle, PartAction.None, Reason.NothingChanged)
        );
        return ([.. changes], kept);
    }

    private static TargetTouch Kept(CurrentTouch touch, int index, TouchPlace place) =>
        new(
            touch.Id,
            place.Known.GetValueOrDefault(touch.Id)?.Key,
            PartNames.TouchHandle(place.StepHandle, null, index),
            touch.Fields,
            FieldSet.Empty
        );

    /// <summary>Adds the touches that matched nothing.</summary>
    /// <param name="planned">The touches of the file; the others are added here.</param>
    /// <param name="desired">The touches of the file.</param>
    /// <param name="matches">Which touch of the file is which touch in Apollo.</param>
    /// <param name="place">The step.</param>
    public void AddTo(
        List<PlannedTouch> planned,
        ImmutableArray<DesiredTouch> desired,
        PartMatches matches,
        TouchPlace place
    )
    {
        var taken = planned.Select(touch => touch.Change.Handle).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, touch) in place.Step.Touches.Index().Where(pair => !matches.Partners.Contains(pair.Index)))
        {
            var former = place.Known.GetValueOrDefault(touch.Id);
            var handle = $"{place.StepHandle}/{former?.Key ?? touch.Id}";
            if (taken.Contains(handle))
                handle = $"{place.StepHandle}/{touch.Id}";
            if (rules.RemovalReason(touch.Id, former is not null) is { } reason)
            {
                NoteRemoval(touch, former, place, [.. matches.Rivals[index]], desired);
                planned.Add(new(Unlisted(touch.Id, former?.Key, handle, PartAction.Remove, reason), null));
            }
            else
            {
                findings.KeptAdditions.Add(new($"variant {touch.Id} of {place.StepName}", touch.Id));
                var change = Unlisted(touch.Id, former?.Key, handle, PartAction.None, Reason.AddedInService);
                planned.Add(new(change, new(touch.Id, former?.Key, handle, touch.Fields, FieldSet.Empty)));
            }
        }
    }

    private void NoteRemoval(
        CurrentTouch touch,
        BaseTouch? former,
        TouchPlace place,
        ImmutableArray<Rival> rivals,
        ImmutableArray<DesiredTouch> desired
    )
    {
        var step = place.Step;
        var name = former?.Key is { } key ? $"'{key}'" : touch.Id;
        var isAsLeft = FormerParts.IsAsLeft(former, touch);
        var ground = rules.GroundFor(touch.Id, isAsLeft, step.People, rivals.Any(rival => rival.IsClose));
        var isEdited = FormerParts.IsEdited(former, touch);
        findings.Removals.Add(
            new($"variant {name} of {place.StepName}", touch.Id, step.Id, step.People, ground, isEdited)
            {
                Claimants =
                [
                    .. rivals.Select(rival => ClaimantOf(desired[rival.Desired], rival.Desired, place.StepName)),
                ],
            }
        );
    }

    private static Claimant ClaimantOf(DesiredTouch touch, int index, string stepName)
    {
        var name = touch.Key is { } key ? $"'{key}'" : $"{index + 1}";
        return new($"variant {name} of {stepName}", touch.At);
    }

    private static TouchChange Unlisted(string id, string? key, string handle, PartAction action, Reason reason) =>
        new()
        {
            Action = action,
            Reason = reason,
            Handle = handle,
            Key = key,
            Id = id,
        };
}
