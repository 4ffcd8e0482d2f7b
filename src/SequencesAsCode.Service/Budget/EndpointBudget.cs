using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>
/// One endpoint: what its headers say is left, and who may call it now. As many calls are on their way as the service bears: eight, half of that at each trouble, one
/// more after as many calls taken; and never more than the calls that are left. When none is left, one goes out to ask how long to wait, and the others wait for its answer.
/// </summary>
public sealed class EndpointBudget(string endpoint, TimeProvider time)
{
    /// <summary>The most calls on their way at once.</summary>
    public const int MostAtOnce = 8;

    // Nothing waits for ever: when somebody else uses up the quota, so many waits in a row without one call taken are the end.
    private const int MostWaits = 5;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Reading?[] readings = new Reading?[CallWindow.All.Length];
    private TaskCompletionSource changed = NextChange();
    private DateTimeOffset opens = DateTimeOffset.MinValue;
    private int onTheirWay, atOnce = MostAtOnce, taken, waits;
    private long stamp, closed, slowed;
    private bool isTimed, isProbing;
    private ServiceException? spent;
    private DateTimeOffset spentUntil;

    public string Endpoint => endpoint;

    /// <summary>How many calls went out.</summary>
    public int Calls { get; private set; }

    /// <summary>Waits until a call may go out, and takes its place.</summary>
    /// <param name="tell">Told when a wait for the next minute begins: once, however many wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The pass to leave with.</returns>
    /// <exception cref="ServiceException">The calls of the hour or the day were refused before, and are not available again yet.</exception>
    public async Task<long> EnterAsync(Action<ServiceWait>? tell, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            (TimeSpan? wait, DateTimeOffset until) = (null, default);
            Task change;
            lock (gate)
            {
                var now = time.GetUtcNow();
                if (spent is not null && now < spentUntil) throw spent;
                if (opens > now && !isTimed) (isTimed, until, wait) = (true, opens, opens - now);
                else if (opens <= now && onTheirWay < Room(now))
                {
                    onTheirWay++;
                    Calls++;
                    return ++stamp;
                }

                change = changed.Task;
            }

            if (wait is { } duration) await KeepTimeAsync(until, duration, tell, cancellation).ConfigureAwait(false);
            else await change.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the place back, and notes what the answer says.</summary>
    /// <param name="pass">Of this call.</param>
    /// <param name="ending">How it ended.</param>
    /// <returns>Whether waiting for the next minute still has a point.</returns>
    public bool Leave(long pass, CallEnding ending)
    {
        lock (gate)
        {
            onTheirWay--;
            Note(pass, ending);
            if (ending.Outcome == CallOutcome.Taken) Take(pass);
            if (ending.Outcome == CallOutcome.Trouble) SlowDown(pass);
            if (ending.Outcome == CallOutcome.MinuteSpent) Close(pass, ending.Wait ?? CallWindow.Minute.Length);
            if (ending.Outcome == CallOutcome.Spent) (isProbing, spent, spentUntil) = (true, ending.Failure, time.GetUtcNow() + (ending.Wait ?? TimeSpan.Zero));
            Announce();
            return waits <= MostWaits;
        }
    }

    /// <summary>How many calls of a window are left and of how many, as far as known. What was known of a window that is surely over is not known any more.</summary>
    public WindowHeaders? Known(CallWindow window)
    {
        lock (gate) return Known(window, time.GetUtcNow());
    }

    private WindowHeaders? Known(CallWindow window, DateTimeOffset now) => readings[CallWindow.All.IndexOf(window)] is { } reading && now - reading.At < window.Length ? reading.Said : null;

    private static TaskCompletionSource NextChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int Room(DateTimeOffset now)
    {
        var left = CallWindow.All.Min(window => Known(window, now)?.Left ?? long.MaxValue);
        return isProbing ? 1 : (int)Math.Clamp(left, 1, atOnce);
    }

    private async Task KeepTimeAsync(DateTimeOffset until, TimeSpan wait, Action<ServiceWait>? tell, CancellationToken cancellation)
    {
        var isOver = false;
        try
        {
            tell?.Invoke(new(WaitReason.MinuteSpent, endpoint, wait));
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            isOver = true;
        }
        finally
        {
            lock (gate)
            {
                // A timer may be some ticks early, and a clock may be set back: neither is a reason to wait again.
                if (isOver && opens == until) opens = DateTimeOffset.MinValue;
                isTimed = false;
                Announce();
            }
        }
    }

    private void Announce()
    {
        changed.TrySetResult();
        changed = NextChange();
    }

    // Answers arrive in any order: one to a call that went out after the last reading is newer, of the others the lowest holds.
    // Who takes a call beyond a limit does not hold to it.
    private void Note(long pass, CallEnding ending)
    {
        foreach (var (index, window) in CallWindow.All.Index())
        {
            if (window.Read(ending.Headers) is not { } said) continue;
            if (ending.Outcome == CallOutcome.Taken && said.IsOverrun) said = WindowHeaders.Unlimited;
            var known = readings[index];
            if (known is null || pass > known.Stamp || said.Left < known.Said.Left) readings[index] = new(said, time.GetUtcNow(), ++stamp);
        }
    }

    private void Take(long pass)
    {
        waits = 0;
        if (pass > closed) isProbing = false;
        if (pass < slowed || ++taken < atOnce) return;
        (atOnce, taken) = (Math.Min(atOnce + 1, MostAtOnce), 0);
    }

    // What was on its way at the last trouble met the same one.
    private void SlowDown(long pass)
    {
        if (pass < slowed) return;
        (atOnce, taken, slowed) = (Math.Max(1, atOnce / 2), 0, ++stamp);
    }

    // What was on its way at the last refusal was refused by the same minute.
    private void Close(long pass, TimeSpan wait)
    {
        if (pass < closed) return;
        (opens, closed, isProbing) = (time.GetUtcNow() + (wait < ShortestWait ? ShortestWait : wait), ++stamp, true);
        if (++waits > MostWaits) (spent, spentUntil) = (ServiceException.MinuteKeepsSpent(endpoint), opens);
    }

    /// <param name="Said">What an answer said.</param>
    /// <param name="At">When.</param>
    /// <param name="Stamp">Its place among all passes and readings.</param>
    private sealed record Reading(WindowHeaders Said, DateTimeOffset At, long Stamp);
}
