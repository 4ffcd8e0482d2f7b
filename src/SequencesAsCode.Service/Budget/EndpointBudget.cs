using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>
/// The budget of one endpoint: the calls left by its headers, and when the next call may go out. Eight calls run at
/// once at most: half as many after each failure of the service, one more after that many accepted calls, and never
/// more than are left. When none is left, one call goes out to learn how long to wait, and the others wait for its
/// answer.
/// </summary>
public sealed class EndpointBudget(string endpoint, TimeProvider time)
{
    /// <summary>The most calls that run at once.</summary>
    public const int MostAtOnce = 8;

    // When somebody else uses up the quota, the run ends after this many waits in a row without one accepted call.
    private const int MostWaits = 5;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Reading?[] readings = new Reading?[CallWindow.All.Length];
    private TaskCompletionSource changed = NextChange();
    private DateTimeOffset opens = DateTimeOffset.MinValue;
    private int onTheirWay,
        atOnce = MostAtOnce,
        taken,
        waits;
    private long stamp,
        closed,
        slowed;
    private bool isTimed,
        isProbing;
    private ServiceException? spent;
    private DateTimeOffset spentUntil;

    /// <summary>The name of the endpoint.</summary>
    public string Endpoint => endpoint;

    /// <summary>How many calls were sent.</summary>
    public int Calls { get; private set; }

    /// <summary>Waits until a call may be sent, and takes a place for it.</summary>
    /// <param name="tell">Called when a wait for the next minute begins: once, however many calls wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The pass of the call, for <see cref="Leave"/>.</returns>
    /// <exception cref="ServiceException">
    /// The calls of the hour or the day are spent and not available again yet.
    /// </exception>
    public async Task<long> EnterAsync(Action<ServiceWait>? tell, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan? wait = null;
            var until = default(DateTimeOffset);
            Task change;
            lock (gate)
            {
                var now = time.GetUtcNow();
                if (spent is not null && now < spentUntil)
                    throw spent;
                if (opens > now && !isTimed)
                {
                    isTimed = true;
                    until = opens;
                    wait = opens - now;
                }
                else if (opens <= now && onTheirWay < Room(now))
                {
                    onTheirWay++;
                    Calls++;
                    return ++stamp;
                }

                change = changed.Task;
            }

            if (wait is { } duration)
                await KeepTimeAsync(until, duration, tell, cancellation).ConfigureAwait(false);
            else
                await change.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the place back, and learns from the answer.</summary>
    /// <param name="pass">The pass of this call.</param>
    /// <param name="answer">The answer; null when nobody waited for it.</param>
    /// <returns>Whether waiting for the next minute may still help.</returns>
    public bool Leave(long pass, CallAnswer? answer)
    {
        lock (gate)
        {
            onTheirWay--;
            if (answer is not null)
                Learn(pass, answer);
            Announce();
            return waits <= MostWaits;
        }
    }

    /// <summary>
    /// How many calls of a window are left; null when unknown, or when the window of the last reading is over.
    /// </summary>
    public WindowHeaders? Known(CallWindow window)
    {
        lock (gate)
            return Known(window, time.GetUtcNow());
    }

    private WindowHeaders? Known(CallWindow window, DateTimeOffset now) =>
        readings[CallWindow.All.IndexOf(window)] is { } reading && now - reading.At < window.Length
            ? reading.Said
            : null;

    private static TaskCompletionSource NextChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int Room(DateTimeOffset now)
    {
        var left = CallWindow.All.Min(window => Known(window, now)?.Left ?? long.MaxValue);
        return isProbing ? 1 : (int)Math.Clamp(left, 1, atOnce);
    }

    private async Task KeepTimeAsync(
        DateTimeOffset until,
        TimeSpan wait,
        Action<ServiceWait>? tell,
        CancellationToken cancellation
    )
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
                // A timer may end some ticks early, and a clock may be set back: neither is a reason to wait again.
                if (isOver && opens == until)
                    opens = DateTimeOffset.MinValue;
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

    private void Learn(long pass, CallAnswer answer)
    {
        Note(pass, answer);
        if (answer.IsTaken)
            Take(pass);
        else if (answer.Failure is { IsMinuteSpent: true } minute)
            Close(pass, minute.Wait ?? CallWindow.Minute.Length);
        else if (answer.Failure is { Kind: FailureKind.QuotaSpent } refusal)
            Spend(refusal);
        else
            SlowDown(pass);
    }

    // The hour or the day: until it is over every call gets the same refusal, and then one goes out to ask.
    private void Spend(ServiceException refusal)
    {
        isProbing = true;
        spent = refusal;
        spentUntil = time.GetUtcNow() + (refusal.Wait ?? TimeSpan.Zero);
    }

    // Answers arrive in any order: an answer to a call that went out after the last reading is newer; among the others
    // the lowest number holds. A call that was accepted after the service announced none left shows that the limit is
    // not enforced.
    private void Note(long pass, CallAnswer answer)
    {
        foreach (var (index, window) in CallWindow.All.Index())
        {
            if (window.Read(answer.Headers) is not { } said)
                continue;
            if (answer.IsTaken && said.IsOverrun)
                said = WindowHeaders.Unlimited;
            var known = readings[index];
            if (known is null || pass > known.Stamp || said.Left < known.Said.Left)
                readings[index] = new(said, time.GetUtcNow(), ++stamp);
        }
    }

    private void Take(long pass)
    {
        waits = 0;
        if (pass > closed)
            isProbing = false;
        if (pass < slowed || ++taken < atOnce)
            return;
        atOnce = Math.Min(atOnce + 1, MostAtOnce);
        taken = 0;
    }

    // A call that was sent before the last failure met the same failure.
    private void SlowDown(long pass)
    {
        if (pass < slowed)
            return;
        atOnce = Math.Max(1, atOnce / 2);
        taken = 0;
        slowed = ++stamp;
    }

    // A call that was sent before the last refusal was refused in the same minute.
    private void Close(long pass, TimeSpan wait)
    {
        if (pass < closed)
            return;
        opens = time.GetUtcNow() + (wait < ShortestWait ? ShortestWait : wait);
        closed = ++stamp;
        isProbing = true;
        if (++waits <= MostWaits)
            return;
        spent = ServiceException.MinuteKeepsSpent(endpoint);
        spentUntil = opens;
    }

    /// <param name="Said">The calls left according to the headers of an answer.</param>
    /// <param name="At">When the answer came.</param>
    /// <param name="Stamp">Its place in the order of all passes and readings.</param>
    private sealed record Reading(WindowHeaders Said, DateTimeOffset At, long Stamp);
}
