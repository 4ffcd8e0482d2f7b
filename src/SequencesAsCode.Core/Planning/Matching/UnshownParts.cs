using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// A step or touch that the lock knows and the service does not show: deleted there, or missing from one answer. Which
/// of the two, nothing tells.
/// </summary>
/// <param name="What">A person's name for it, for example <c>call 'nudge'</c>.</param>
/// <param name="Id">Apollo's id.</param>
/// <param name="StepId">The step, or the step of a touch.</param>
/// <param name="Ground">Why what is sent may leave it out.</param>
internal sealed record UnshownPart(string What, string Id, string StepId, RemovalGround Ground);

/// <summary>
/// What of a sequence an update would leave out because the service does not show it. If it is still there, it goes
/// with
/// everybody in it: as any removal.
/// </summary>
internal static class UnshownParts
{
    /// <summary>Finds them in the order of the lock; a step stands for its touches.</summary>
    /// <param name="desired">The file.</param>
    /// <param name="known">The lock; null when it does not know the sequence.</param>
    /// <param name="current">The service.</param>
    /// <param name="rules">The consents that hold.</param>
    public static ImmutableArray<UnshownPart> Of(
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
                var what = $"touch {(touch.Key is { } key ? $"'{key}'" : touch.Id)} of {name}";
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

    // Without a key nothing tells that it left the file.
    private static bool HasLeft<T>(ImmutableArray<T>? listed, string? key, Func<T, string?> keyOf) =>
        key is not null && listed is { } parts && parts.All(part => keyOf(part) != key);
}
