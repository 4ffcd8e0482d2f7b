namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>
/// A step or touch that the lock knows and Apollo does not show. It was deleted there, or it is missing from one
/// answer; nothing tells which.
/// </summary>
/// <param name="What">Its name in sentences, for example <c>call 'nudge'</c>.</param>
/// <param name="Id">Apollo's id.</param>
/// <param name="StepId">The id of the step, or of the step of a touch.</param>
/// <param name="Ground">Why the update may leave it out.</param>
internal sealed record UnshownPart(string What, string Id, string StepId, RemovalGround Ground);

/// <summary>
/// Finds parts that an update would leave out because Apollo does not show them. If such a part still exists, the
/// update removes it, with the people on it.
/// </summary>
internal static class UnshownParts
{
    /// <summary>Finds them in the order of the lock; an unshown step includes its touches.</summary>
    /// <param name="desired">The file.</param>
    /// <param name="known">What the lock has of the sequence; null if it has nothing.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="rules">The rules and consents.</param>
    public static ImmutableArray<UnshownPart> Find(
        DesiredSequence desired,
        BaseSequence? known,
        CurrentSequence current,
        PartRules rules
    )
    {
        var held = current.PartIds.ToHashSet(StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<UnshownPart>();
        foreach (var (place, step) in (known?.Steps ?? []).Index())
        {
            var name = PartNames.StepName(step.Type, step.Key, place);
            var listed = ListedAs(desired, step);
            if (!held.Contains(step.Id))
            {
                var hasLeft = HasLeft(desired.Steps, step.Key, other => other.Key);
                parts.Add(new(name, step.Id, step.Id, rules.GroundForUnshown(step.Id, hasLeft, current.People)));
                continue;
            }

            foreach (var touch in step.Touches.Where(touch => !held.Contains(touch.Id)))
            {
                var what = $"variant {(touch.Key is { } key ? $"'{key}'" : touch.Id)} of {name}";
                var ground = rules.GroundForUnshown(
                    touch.Id,
                    HasLeft(listed?.Touches, touch.Key, other => other.Key),
                    PeopleIn(current, step.Id)
                );
                parts.Add(new(what, touch.Id, step.Id, ground));
            }
        }

        return parts.ToImmutable();
    }

    private static DesiredStep? ListedAs(DesiredSequence desired, BaseStep step) =>
        (desired.Steps ?? []).FirstOrDefault(other => other.Key is not null && other.Key == step.Key);

    private static People PeopleIn(CurrentSequence current, string stepId) =>
        current.Steps.First(step => step.Id == stepId).People;

    // Without a key nothing tells whether it left the file.
    private static bool HasLeft<T>(ImmutableArray<T>? listed, string? key, Func<T, string?> keyOf) =>
        key is not null && listed is { } parts && parts.All(part => keyOf(part) != key);
}
