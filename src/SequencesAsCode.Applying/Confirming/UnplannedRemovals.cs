namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// Finds steps and touches that a change would remove although the plan does not list them as removed: the guard of the
/// plan once more, against the lock and the sequence as it was just read.
/// </summary>
internal static class UnplannedRemovals
{
    /// <summary>Why the change must not be sent; null when every part is kept or planned to be removed.</summary>
    /// <param name="change">The change.</param>
    /// <param name="known">The entry of the lock; null for none.</param>
    /// <param name="current">The sequence as it was just read.</param>
    public static string? Find(SequenceChange change, BaseSequence? known, CurrentSequence current)
    {
        if (change.Target is not { } target)
            return null;
        if (change.Requests.All(request => request.Kind != RequestKind.Update))
            return null;
        var kept = target
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id))
            .OfType<string>()
            .Concat(change.LeftOut)
            .ToHashSet(StringComparer.Ordinal);
        var going = change
            .Steps.Where(step => step.Action is PartAction.Remove or PartAction.Replace)
            .Select(step => step.Id)
            .Concat(
                change
                    .Steps.SelectMany(step => step.Touches)
                    .Where(touch => touch.Action == PartAction.Remove)
                    .Select(touch => touch.Id)
            )
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var parts = (known?.Steps ?? [])
            .Select(step => (step.Id, Touches: step.Touches.Select(touch => touch.Id)))
            .Concat(current.Steps.Select(step => (step.Id, Touches: step.Touches.Select(touch => touch.Id))));

        // A step that is removed or left out takes its touches with it.
        var lost = parts
            .Where(step => !going.Contains(step.Id) && !change.LeftOut.Contains(step.Id))
            .SelectMany(step => step.Touches.Prepend(step.Id))
            .FirstOrDefault(id => !kept.Contains(id) && !going.Contains(id));
        return lost is null
            ? null
            : $"Nothing was sent. The update would leave out {lost}, which the lock file or Apollo has and "
                + "the plan does not remove. Run 'sequences plan' again.";
    }
}
