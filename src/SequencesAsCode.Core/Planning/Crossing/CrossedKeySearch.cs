namespace SequencesAsCode.Core.Planning.Crossing;

/// <summary>Looks for keys that the lock of a sequence has for the wrong step or touch.</summary>
internal static class CrossedKeySearch
{
    /// <summary>The keys; null when there are none. Touches are compared only if the steps are right.</summary>
    /// <param name="file">The file.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    public static CrossedKeys? Find(DesiredSequence file, CurrentSequence current, BaseSequence? known)
    {
        if (known is null || file.Steps is not { } steps)
            return null;
        var held = current.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var locked = known
            .Steps.Where(step => step.Key is not null)
            .ToDictionary(step => step.Key!, StringComparer.Ordinal);
        var ofSteps = new CrossedPairs(
            [
                .. steps
                    .Where(step => step is { Key: not null, Id: null })
                    .Select(step => KeyedPart.Of(step, locked.GetValueOrDefault(step.Key!), held)),
            ],
            [.. current.Steps.Select(HeldPart.Of)],
            isOrdered: true
        ).Find();
        return ofSteps.IsEmpty
            ? steps.Select(TouchesOf).FirstOrDefault(found => found is not null)
            : CrossedKeys.Describe(ofSteps, "step", "");

        CrossedKeys? TouchesOf(DesiredStep step)
        {
            var id = step.Id ?? (step.Key is { } key ? locked.GetValueOrDefault(key)?.Id : null);
            var before = known.Steps.FirstOrDefault(other => other.Id == id);
            if (step.Touches is not { } touches || id is null || before is null || !held.TryGetValue(id, out var now))
                return null;
            var pairs = InTouches(touches, now, before);
            return pairs.IsEmpty ? null : CrossedKeys.Describe(pairs, "variant", $" of step '{step.Key ?? id}'");
        }
    }

    private static ImmutableArray<CrossedPair> InTouches(
        ImmutableArray<DesiredTouch> touches,
        CurrentStep now,
        BaseStep before
    )
    {
        var held = now.Touches.ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        var locked = before
            .Touches.Where(touch => touch.Key is not null)
            .ToDictionary(touch => touch.Key!, StringComparer.Ordinal);
        return new CrossedPairs(
            [
                .. touches
                    .Where(touch => touch is { Key: not null, Id: null })
                    .Select(touch => KeyedPart.Of(touch, locked.GetValueOrDefault(touch.Key!), held)),
            ],
            [.. now.Touches.Select(HeldPart.Of)],
            isOrdered: false
        ).Find();
    }

    /// <summary>
    /// The lock without steps that never had the text of their key, if the file now states another id for the key.
    /// </summary>
    public static BaseSequence? WithoutForeign(DesiredSequence file, BaseSequence? known)
    {
        if (known is null || file.Steps is not { } steps)
            return known;
        var stated = steps
            .Where(step => step is { Key: not null, Id: not null })
            .ToLookup(step => step.Key!, step => step.Id!, StringComparer.Ordinal);
        return known.Steps.Any(IsForeign)
            ? known with
            {
                Steps = [.. known.Steps.Where(step => !IsForeign(step))],
            }
            : known;

        bool IsForeign(BaseStep step) =>
            step.Key is { } key
            && stated[key].Any(id => id != step.Id)
            && LockedText.AreForeign(LockedText.Of(step), isHeld: false);
    }
}
