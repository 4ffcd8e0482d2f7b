namespace SequencesAsCode.Tests.Crashes;

/// <summary>A clock that stands still: whoever waits on it waits for ever, and that somebody does is told.</summary>
internal sealed class GateTime : TimeProvider
{
    private TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody waits; asked for before that, it tells of the next one.</summary>
    public Task Reached()
    {
        reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return reached.Task;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(2026, 7, 18, 9, 30, 0, TimeSpan.Zero);

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        reached.TrySetResult();
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
