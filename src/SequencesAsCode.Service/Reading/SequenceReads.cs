using System.Collections.Concurrent;
using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Reading;

/// <summary>What came of reading several sequences at once, and which trouble is that of one of them alone.</summary>
/// <param name="scope">What to read, and what is told and no failure.</param>
internal sealed class SequenceReads(ReadScope scope)
{
    // A server that fails for more sequences than this is down, and to ask it for all the others takes half a minute each.
    private const int MostOutages = 2;

    private readonly ConcurrentDictionary<string, CurrentSequence> found = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> absent = [];
    private readonly ConcurrentBag<string> unreadable = [];
    private readonly ConcurrentDictionary<string, string> unclear = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServiceException> failed = new(StringComparer.Ordinal);

    /// <summary>Reads every sequence of the scope.</summary>
    /// <param name="read">Reads one; null when the service does not have it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ServiceException">Trouble that is not of one sequence alone, or that the scope does not allow.</exception>
    public async Task ReadAsync(Func<string, CancellationToken, Task<CurrentSequence?>> read, CancellationToken cancellation)
    {
        var ids = scope.Ids.Distinct(StringComparer.Ordinal).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = EndpointBudget.MostAtOnce, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(ids, options, async (id, token) => await ReadOneAsync(id, read, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Failure == ServiceFailure.QuotaSpent && ids.Count > 1)
        {
            throw exception.AfterReading(found.Count + absent.Count, ids.Count);
        }

        // Where no read came back, nothing says that a refusal or a silence is one sequence's own trouble.
        if (found.IsEmpty && absent.IsEmpty && unclear.IsEmpty && failed.Values.FirstOrDefault(exception => !IsOfItsForm(exception)) is { } trouble) throw trouble;
    }

    /// <summary>The same state with what was read.</summary>
    public CurrentState In(CurrentState state) => state with
    {
        Sequences = found.ToImmutableDictionary(StringComparer.Ordinal),
        Absent = [.. absent],
        Unreadable = unreadable.IsEmpty ? null : new([.. unreadable], Endpoints.Show),
        Unclear = unclear.ToImmutableDictionary(StringComparer.Ordinal),
        Failures = failed.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Message, StringComparer.Ordinal),
    };

    private async Task ReadOneAsync(string id, Func<string, CancellationToken, Task<CurrentSequence?>> read, CancellationToken cancellation)
    {
        try
        {
            if (await read(id, cancellation).ConfigureAwait(false) is { } sequence) found[id] = sequence;
            else absent.Add(id);
        }
        catch (ServiceException exception) when (scope.Tolerant && exception.Failure == ServiceFailure.NotAllowed)
        {
            unreadable.Add(id);
        }
        catch (ServiceException exception) when (scope.OneByOne && exception.Contradiction is { } what)
        {
            unclear[id] = what;
        }
        catch (ServiceException exception) when (scope.OneByOne && IsOfOne(exception))
        {
            failed[id] = exception;
            if (IsOutage(exception) && failed.Values.Count(IsOutage) > MostOutages) throw;
        }
    }

    private static bool IsOfOne(ServiceException exception) =>
        IsOfItsForm(exception)
        || exception.Failure == ServiceFailure.Rejected
        || (exception is { Failure: ServiceFailure.NotAllowed, IsOutOfScope: false, IsOfPlan: false })
        || IsOutage(exception);

    private static bool IsOfItsForm(ServiceException exception) => exception.Failure == ServiceFailure.UnexpectedAnswer;

    private static bool IsOutage(ServiceException exception) => exception.Failure is ServiceFailure.Unavailable or ServiceFailure.Busy;
}
