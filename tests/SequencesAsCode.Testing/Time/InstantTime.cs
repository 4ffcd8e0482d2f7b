namespace SequencesAsCode.Testing.Time;

/// <summary>
/// A clock on which every wait ends at once: it jumps to the end of the wait and records its length.
/// </summary>
internal sealed class InstantTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waits = [];
    private DateTimeOffset now = new(2026, 7, 18, 9, 30, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Every wait so far, in whole seconds.</summary>
    public IReadOnlyList<int> Waits
    {
        get
        {
            lock (gate)
                return [.. waits.Select(wait => (int)Math.Round(wait.TotalSeconds, MidpointRounding.ToEven))];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new InstantTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs an action at one time of the clock: no wait of another thread moves the clock meanwhile.</summary>
    public T Hold<T>(Func<T> work)
    {
        lock (gate)
            return work();
    }

    private void Pass(TimeSpan wait)
    {
        lock (gate)
        {
            waits.Add(wait);
            now += wait;
        }
    }

    private sealed class InstantTimer(InstantTime owner, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            owner.Pass(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
