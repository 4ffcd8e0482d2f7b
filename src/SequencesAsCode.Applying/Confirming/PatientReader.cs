using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// Reads a sequence that was just written. It is not known whether a read of Apollo shows a write at once, so it is
/// read several times.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Called with a pause that a person would notice; null for nobody.</param>
internal sealed class PatientReader(ISequenceService service, TimeProvider time, Action<ServiceWait>? tell)
{
    /// <summary>Pauses between reads in seconds, when the result must be certain: 30 seconds in all.</summary>
    public static readonly ImmutableArray<int> Long = [1, 2, 4, 8, 15];

    /// <summary>The sum of the long pauses.</summary>
    public static readonly TimeSpan LongTime = TimeSpan.FromSeconds(Long.Sum());

    /// <summary>Pauses between reads in seconds, when a wrong result does no harm.</summary>
    public static readonly ImmutableArray<int> Short = [1, 2];

    private const int EnoughLooks = 3;
    private const int Noticeable = 4;

    /// <summary>Waits until the time that the service asked for has passed since its answer.</summary>
    public async Task RestAsync(DateTimeOffset since, TimeSpan? wait)
    {
        if (since + wait - time.GetUtcNow() is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Reads once; null when there is no such sequence.</summary>
    public async Task<CurrentSequence?> ReadAsync(string id)
    {
        var state = await service.ReadAsync(ReadScope.Of(id), CancellationToken.None).ConfigureAwait(false);
        return state.Sequences.GetValueOrDefault(id);
    }

    /// <summary>
    /// Reads until the sequence is as expected, or until several reads in a row are equal and not from before the
    /// write, or until the pauses are used up.
    /// </summary>
    /// <param name="id">The id of the sequence.</param>
    /// <param name="isExpected">Whether it is as it should be after the write.</param>
    /// <param name="mayBeLate">
    /// Whether it may be from before the write: then an expected result is read a second time.
    /// </param>
    /// <param name="pauses">Pauses between reads in seconds.</param>
    /// <exception cref="ServiceException">The last answer contradicts itself, or a read failed.</exception>
    public async Task<CurrentSequence?> ReadAsync(
        string id,
        Func<CurrentSequence?, bool> isExpected,
        Func<CurrentSequence?, bool> mayBeLate,
        ImmutableArray<int> pauses
    )
    {
        var (last, unclear) = await LookAsync(id).ConfigureAwait(false);
        var same = 0;
        foreach (var (index, pause) in pauses.Index())
        {
            if (
                unclear is null
                && (isExpected(last) ? same > 0 || !mayBeLate(last) : same >= EnoughLooks && !mayBeLate(last))
            )
                break;
            if (pause >= Noticeable)
                tell?.Invoke(
                    new(WaitReason.NotShown, "", TimeSpan.FromSeconds(pause))
                    {
                        InAll = TimeSpan.FromSeconds(pauses.Skip(index).Sum()),
                        IsFurther = index > 0 && pauses[index - 1] >= Noticeable,
                    }
                );
            await Task.Delay(TimeSpan.FromSeconds(pause), time, CancellationToken.None).ConfigureAwait(false);
            var (next, trouble) = await LookAsync(id).ConfigureAwait(false);
            same = unclear is null && trouble is null && next?.Fingerprint == last?.Fingerprint ? same + 1 : 0;
            last = next;
            unclear = trouble;
        }

        return unclear is null ? last : throw unclear;
    }

    // An answer that contradicts itself is ignored, unless it is the last one.
    private async Task<(CurrentSequence? Sequence, ServiceException? Unclear)> LookAsync(string id)
    {
        try
        {
            return (await ReadAsync(id).ConfigureAwait(false), null);
        }
        catch (ServiceException exception) when (exception.Contradiction is not null)
        {
            return (null, exception);
        }
    }
}
