namespace SequencesAsCode.Core.Planning;

/// <summary>Finds keys that changed in a file; the lock records them although nothing is sent.</summary>
internal static class Rekeying
{
    /// <summary>
    /// Whether the lock lacks the key of any matched step or touch, or has another key for it.
    /// </summary>
    public static bool IsIn(ImmutableArray<StepChange> steps, BaseSequence known)
    {
        var keys = known.Steps.ToDictionary(step => step.Id, step => step.Key, StringComparer.Ordinal);
        var touchKeys = known
            .Steps.SelectMany(step => step.Touches)
            .ToDictionary(touch => touch.Id, touch => touch.Key, StringComparer.Ordinal);
        return steps.Any(step =>
            IsOther(step.MatchedBy, step.Id, step.Key, keys)
            || step.Touches.Any(touch => IsOther(touch.MatchedBy, touch.Id, touch.Key, touchKeys))
        );

        static bool IsOther(MatchedBy by, string? id, string? key, Dictionary<string, string?> known) =>
            by != MatchedBy.Nothing && id is not null && (!known.TryGetValue(id, out var former) || key != former);
    }
}
