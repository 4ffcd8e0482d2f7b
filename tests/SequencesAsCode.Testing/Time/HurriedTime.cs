namespace SequencesAsCode.Testing.Time;

/// <summary>
/// A clock for programs that wait: every wait ends at once, and the clock jumps to the end of the wait.
/// </summary>
internal sealed class HurriedTime : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 7, 18, 9, 30, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>The sum of the clock's jumps.</summary>
    public TimeSpan Waited { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    /// <summary>Moves the clock without a wait.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer();
        if (dueTime == Timeout.InfiniteTimeSpan)
            return timer;

        Waited += dueTime;
        Interlocked.Add(ref ticks, dueTime.Ticks);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return timer;
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
