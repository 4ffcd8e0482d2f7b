using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>Decides which touches of a step go from Apollo into the file.</summary>
/// <param name="notes">Collects what is taken and left.</param>
/// <param name="fieldPull">Decides for the fields of a touch.</param>
internal sealed class TouchPull(PullNotes notes, FieldPull fieldPull)
{
    /// <summary>The touches of a step as the file is to list them; null when nothing changes.</summary>
    /// <param name="listed">The step of the file, whose touches it lists.</param>
    /// <param name="step">The step's entry of the plan.</param>
    /// <param name="before">What the lock has of the step; null if it has nothing.</param>
    /// <param name="held">The touches in Apollo.</param>
    public ImmutableArray<PulledTouch>? Take(
        DesiredStep listed,
        StepChange step,
        BaseStep? before,
        ImmutableArray<CurrentTouch> held
    )
    {
        var pulled = new List<PulledTouch>();
        var isSame = true;
        foreach (var touch in step.Touches)
        {
            var former = before?.Touches.FirstOrDefault(candidate => candidate.Id == touch.Id);
            if (touch.At is not null)
            {
                var kept = Kept(listed.At, step, touch, former);
                isSame &= kept is { Fields.IsEmpty: true };
                if (kept is not null)
                    pulled.Add(kept);
            }
            else if (
                held.FirstOrDefault(candidate => candidate.Id == touch.Id) is { } made
                && IsMade(listed.At, step, touch, FormerParts.IsEdited(former, made))
            )
            {
                isSame = false;
                pulled.Add(new(null, made, []));
            }
        }

        var isKnown = pulled.Count(touch => touch.At is not null) <= (listed.Touches ?? []).Length;
        return isSame || !isKnown ? null : [.. pulled];
    }

    private PulledTouch? Kept(SourceLocation stepAt, StepChange step, TouchChange touch, BaseTouch? former)
    {
        var name = $"the variant {touch.Key ?? touch.Id}";
        if (notes.IsDeleted(touch.Action, touch.Reason, stepAt, PullPlanner.WhereOf(step), name))
            return null;
        var at = touch.At!;
        if (touch.Action == PartAction.Create)
            return new(at, null, []);
        var place = new PullPlace(at, $"variant {touch.Handle}", touch.Handle, FieldOwner.Touch);
        return new(at, null, fieldPull.Take(place, touch.Drift, touch.Fields, former?.Fields));
    }

    private bool IsMade(SourceLocation stepAt, StepChange step, TouchChange touch, bool isEdited)
    {
        var name = $"the variant {touch.Key ?? touch.Id}";
        return notes.IsMade(touch.Action, touch.Reason, isEdited, stepAt, PullPlanner.WhereOf(step), name);
    }
}
