using System.Collections.Immutable;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// What the reader of a lock would refuse is never noted. An id stands in one place only, the first; a key that two
/// parts would have is noted for neither, since it is
/// not known whose it is. Without a key a part is known by its id and by what it holds.
/// </summary>
internal static class SoundEntry
{
    /// <summary>The entry as the lock may have it.</summary>
    /// <param name="sequence">What is to be noted.</param>
    /// <param name="isTaken">Whether another sequence of the lock has the id of a part.</param>
    public static BaseSequence Of(BaseSequence sequence, Func<string, bool> isTaken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var steps = sequence.Steps.Where(step => IsFree(step.Id)).Select(step => step with { Touches = Touches(step) })
            .ToList();
        var twice = Twice(steps.Select(step => step.Key));
        return sequence with
        {
            Steps = [.. steps.Select(step => twice.Contains(step.Key) ? step with { Key = null }
            : step)]
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
        [.. keys.OfType<string>().GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .Select(group => group.Key)];
}

/// <summary>A lock that could not be read again was about to be written.</summary>
internal sealed class UnsoundLockException(string why) : IOException($"it could not be read again: {why}");
