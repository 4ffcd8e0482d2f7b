using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// What a change would leave out of the list it sends and does not say so: the guard of the plan once more, on the lock and
/// on what was just read. It decides nothing that the plan has not decided; it finds a plan that is not whole.
/// </summary>
internal static class Leftovers
{
    /// <summary>Why the change must not be sent; null when all that lock or service have is kept, or is planned to go.</summary>
    /// <param name="change">What would be sent.</param>
    /// <param name="known">The lock; null when it does not know the sequence.</param>
    /// <param name="current">The service.</param>
    public static string? Of(SequenceChange change, BaseSequence? known, CurrentSequence current)
    {
        if (change.Target is not { } target) return null;
        if (change.Requests.All(request => request.Kind != RequestKind.Update)) return null;
        var kept = target.Steps
            .SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id))
            .OfType<string>()
            .Concat(change.LeftOut)
            .ToHashSet(StringComparer.Ordinal);
        var going = change.Steps
            .Where(step => step.Action is PartAction.Remove or PartAction.Replace).Select(step => step.Id)
            .Concat(change.Steps.SelectMany(step => step.Touches).Where(touch => touch.Action == PartAction.Remove).Select(touch => touch.Id))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var parts = (known?.Steps ?? []).Select(step => (step.Id, Touches: step.Touches.Select(touch => touch.Id)))
            .Concat(current.Steps.Select(step => (step.Id, Touches: step.Touches.Select(touch => touch.Id))));

        // A step that goes, or is left out, takes its touches with it.
        var lost = parts.Where(step => !going.Contains(step.Id) && !change.LeftOut.Contains(step.Id))
            .SelectMany(step => step.Touches.Prepend(step.Id))
            .FirstOrDefault(id => !kept.Contains(id) && !going.Contains(id));
        return lost is null
            ? null
            : $"It would be sent without {lost}, which the lock or Apollo has, and the plan does not say so: nothing was sent; plan again.";
    }
}
