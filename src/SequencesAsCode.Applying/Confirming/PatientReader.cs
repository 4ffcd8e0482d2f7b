using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>Reads a sequence that was just written. Whether such a read shows the write already is not known of Apollo, so nothing is judged by a look that may have come too early.</summary>
/// <param name="service">What is read.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Told of a pause that a person would notice; null for nobody.</param>
internal sealed class PatientReader(ISequenceService service, TimeProvider time, Action<ServiceWait>? tell)
{
    /// <summary>Pauses between looks, when it matters to be sure: 30 seconds in all.</summary>
    public static readonly ImmutableArray<int> Long = [1, 2, 4, 8, 15];

    /// <summary>How long that is.</summary>
    public static readonly TimeSpan LongTime = TimeSpan.FromSeconds(Long.Sum());

    /// <summary>Pauses between looks, when a wrong judgement does no harm.</summary>
    public static readonly ImmutableArray<int> Short = [1, 2];

    private const int EnoughLooks = 3;
    private const int Noticeable = 4;

    /// <summary>Waits for what is left of the time that the service asked to wait, counted from its answer.</summary>
    public async Task RestAsync(DateTimeOffset since, TimeSpan? wait)
    {
        if (since + wait - time.GetUtcNow() is { Ticks: > 0 } rest) await Task.Delay(rest, time, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>One look; null when there is no such sequence.</summary>
    public async Task<CurrentSequence?> ReadAsync(string id)
    {
        var state = await service.ReadAsync(ReadScope.Of(id), CancellationToken.None).ConfigureAwait(false);
        return state.Sequences.GetValueOrDefault(id);
    }

    /// <summary>Looks until it is as expected, or until several looks in a row say the same and it is nothing that is known from before the write, or until the pauses are over.</summary>
    /// <param name="id">Which sequence.</param>
    /// <param name="isExpected">Whether it is as it should be after the write.</param>
    /// <param name="mayBeLate">Whether it may be what was there before the write: then what is as expected needs a second look.</param>
    /// <param name="pauses">Seconds.</param>
    /// <exception cref="ServiceException">The last answer contradicts itself, or there was none.</exception>
    public async Task<CurrentSequence?> ReadAsync(string id, Func<CurrentSequence?, bool> isExpected, Func<CurrentSequence?, bool> mayBeLate, ImmutableArray<int> pauses)
    {
        var (last, unclear) = await LookAsync(id).ConfigureAwait(false);
        var same = 0;
        foreach (var (index, pause) in pauses.Index())
        {
            if (unclear is null && (isExpected(last) ? same > 0 || !mayBeLate(last) : same >= EnoughLooks && !mayBeLate(last))) break;
            if (pause >= Noticeable) tell?.Invoke(new(WaitReason.NotShown, "", TimeSpan.FromSeconds(pause)) { InAll = TimeSpan.FromSeconds(pauses.Skip(index).Sum()), IsFurther = index > 0 && pauses[index - 1] >= Noticeable });
            await Task.Delay(TimeSpan.FromSeconds(pause), time, CancellationToken.None).ConfigureAwait(false);
            var (next, trouble) = await LookAsync(id).ConfigureAwait(false);
            same = unclear is null && trouble is null && next?.Fingerprint == last?.Fingerprint ? same + 1 : 0;
            (last, unclear) = (next, trouble);
        }

        return unclear is null ? last : throw unclear;
    }

    // An answer that contradicts itself judges nothing: only the last one is trouble.
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
