using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Service;

namespace SequencesAsCode.Testing.Time;

/// <summary>
/// Interleaves several runs call by call. When every run waits for its next call, one is chosen, so the choices alone
/// determine the order.
/// </summary>
internal sealed class TurnTaking(Func<int, int> choose)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly List<(int Runner, TaskCompletionSource Go)> waiting = [];
    private int running;

    /// <summary>Runs all runners to their ends.</summary>
    /// <exception cref="TimeoutException">A runner waits for something that does not happen.</exception>
    public Task RunAsync(params IReadOnlyList<Func<Task>> runners)
    {
        running = runners.Count;
        return Task.WhenAll(
                runners.Select(async runner =>
                {
                    try
                    {
                        await Task.Run(runner).ConfigureAwait(false);
                    }
                    finally
                    {
                        lock (gate)
                        {
                            running--;
                            GoOn();
                        }
                    }
                })
            )
            .WaitAsync(Patience);
    }

    /// <summary>Waits for the turn of a runner. The turn lasts until the runner waits again or ends.</summary>
    public Task TakeAsync(int runner)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((runner, go));
            GoOn();
        }

        return go.Task;
    }

    private void GoOn()
    {
        if (running == 0 || waiting.Count < running)
            return;
        waiting.Sort((one, other) => one.Runner.CompareTo(other.Runner));
        var next = choose(waiting.Count);
        var go = waiting[next].Go;
        waiting.RemoveAt(next);
        go.SetResult();
    }
}

/// <summary>A service whose calls take turns with other runs. Its run can be killed at one of the calls.</summary>
/// <param name="service">The service itself.</param>
/// <param name="turns">Gives the turns.</param>
/// <param name="runner">The number of the run.</param>
/// <param name="killedAt">The call at which the run is killed, from 1; 0 for never.</param>
/// <param name="killedAfter">Whether that call takes effect before the kill.</param>
internal sealed class TurnedService(
    ISequenceService service,
    TurnTaking turns,
    int runner,
    int killedAt,
    bool killedAfter
) : ISequenceService
{
    private int calls;

    public Capabilities Capabilities => service.Capabilities;

    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => service.Describe(change);

    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    public Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation) =>
        CallAsync(() => service.ReadAsync(scope, cancellation));

    public Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation) =>
        CallAsync(() => service.ExecuteAsync(request, cancellation));

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        await turns.TakeAsync(runner).ConfigureAwait(false);
        calls++;
        if (calls == killedAt && !killedAfter)
            throw new KilledException();
        if (calls != killedAt)
            return await call().ConfigureAwait(false);
        await Task.WhenAny(call()).ConfigureAwait(false);
        throw new KilledException();
    }
}

/// <summary>Ends a run at once, as a killed process ends.</summary>
internal sealed class KilledException() : Exception("killed");
