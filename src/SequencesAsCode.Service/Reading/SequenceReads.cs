using System.Collections.Concurrent;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Reading;

/// <summary>
/// Reads several sequences at once, and tells failures of one sequence from failures of the whole read.
/// </summary>
/// <param name="scope">Which sequences to read, and which failures of one sequence to list instead of throwing.</param>
internal sealed class SequenceReads(ReadScope scope)
{
    // A server that fails for more sequences than this is down, and every further read would take half a minute.
    private const int MostOutages = 2;

    private readonly ConcurrentDictionary<string, CurrentSequence> found = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> absent = [];
    private readonly ConcurrentBag<string> unreadable = [];
    private readonly ConcurrentDictionary<string, string> unclear = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServiceException> failed = new(StringComparer.Ordinal);

    /// <summary>Reads every sequence of the scope.</summary>
    /// <param name="read">Reads one; null when the service does not have it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ServiceException">
    /// A failure that concerns all sequences, or that the scope does not allow.
    /// </exception>
    public async Task ReadAsync(
        Func<string, CancellationToken, Task<CurrentSequence?>> read,
        CancellationToken cancellation
    )
    {
        var ids = scope.Ids.Distinct(StringComparer.Ordinal).ToList();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = EndpointBudget.MostAtOnce,
            CancellationToken = cancellation,
        };
        try
        {
            await Parallel
                .ForEachAsync(
                    ids,
                    options,
                    async (id, token) => await ReadOneAsync(id, read, token).ConfigureAwait(false)
                )
                .ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.QuotaSpent && ids.Count > 1)
        {
            throw exception.AfterReading(found.Count + absent.Count, ids.Count);
        }

        // Without a single answer, nothing shows that a failure concerns only its own sequence.
        if (
            found.IsEmpty
            && absent.IsEmpty
            && unclear.IsEmpty
            && failed.Values.FirstOrDefault(exception => !IsUnexpectedForm(exception)) is { } trouble
        )
            throw trouble;
    }

    /// <summary>The state with the results of the reads.</summary>
    public CurrentState In(CurrentState state) =>
        state with
        {
            Sequences = found.ToImmutableDictionary(StringComparer.Ordinal),
            Absent = [.. absent],
            Unreadable = unreadable.IsEmpty ? null : new([.. unreadable], Endpoints.Show),
            Unclear = unclear.ToImmutableDictionary(StringComparer.Ordinal),
            Failures = failed.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value.Message,
                StringComparer.Ordinal
            ),
        };

    private async Task ReadOneAsync(
        string id,
        Func<string, CancellationToken, Task<CurrentSequence?>> read,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await read(id, cancellation).ConfigureAwait(false) is { } sequence)
                found[id] = sequence;
            else
                absent.Add(id);
        }
        catch (ServiceException exception) when (scope.Tolerant && exception.Kind == FailureKind.NotAllowed)
        {
            unreadable.Add(id);
        }
        catch (ServiceException exception) when (scope.OneByOne && exception.Contradiction is { } what)
        {
            unclear[id] = what;
        }
        catch (ServiceException exception) when (scope.OneByOne && ConcernsOneSequence(exception))
        {
            failed[id] = exception;
            if (IsOutage(exception) && failed.Values.Count(IsOutage) > MostOutages)
                throw;
        }
    }

    private static bool ConcernsOneSequence(ServiceException exception) =>
        IsUnexpectedForm(exception)
        || exception.Kind == FailureKind.Rejected
        || (exception is { Kind: FailureKind.NotAllowed, IsOutOfScope: false, IsOfPlan: false })
        || IsOutage(exception);

    private static bool IsUnexpectedForm(ServiceException exception) => exception.Kind == FailureKind.UnexpectedAnswer;

    private static bool IsOutage(ServiceException exception) =>
        exception.Kind is FailureKind.Unavailable or FailureKind.Busy;
}
