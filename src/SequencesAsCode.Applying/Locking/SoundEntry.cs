namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// Removes from a lock entry what the reader of a lock would refuse. An id stays only in the first place. A key of two
/// parts is removed from both, because its owner is unknown; a part without a key is recognized by its id and its
/// content.
/// </summary>
internal static class SoundEntry
{
    /// <summary>The entry as the lock may contain it.</summary>
    /// <param name="sequence">The entry.</param>
    /// <param name="isTaken">Whether another sequence of the lock has a step or touch with an id.</param>
    public static BaseSequence Clean(BaseSequence sequence, Func<string, bool> isTaken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var steps = sequence
            .Steps.Where(step => IsFree(step.Id))
            .Select(step => step with { Touches = Touches(step) })
            .ToList();
        var twice = Twice(steps.Select(step => step.Key));
        return sequence with
        {
            Steps = [.. steps.Select(step => twice.Contains(step.Key) ? step with { Key = null } : step)],
        };

        bool IsFree(string id) => ServiceId.IsUsable(id) && !isTaken(id) && seen.Add(id);

        ImmutableArray<BaseTouch> Touches(BaseStep step)
        {
            var touches = step.Touches.Where(touch => IsFree(touch.Id)).ToList();
            var twin = Twice(touches.Select(touch => touch.Key));
            return [.. touches.Select(touch => twin.Contains(touch.Key) ? touch with { Key = null } : touch)];
        }
    }

    private static HashSet<string?> Twice(IEnumerable<string?> keys) =>
        [
            .. keys.OfType<string>()
                .GroupBy(key => key, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key),
        ];
}

/// <summary>A lock that could not be read again was about to be written.</summary>
internal sealed class UnsoundLockException(string why) : IOException($"it could not be read again: {why}");
