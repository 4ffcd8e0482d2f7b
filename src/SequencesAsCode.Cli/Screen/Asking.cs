namespace SequencesAsCode.Cli.Screen;

/// <summary>Whether a person is being asked, so that a signal does not write over the question.</summary>
internal sealed class Asking
{
    private int open;

    /// <summary>Whether a question waits for its answer.</summary>
    public bool IsOpen => Volatile.Read(ref open) > 0;

    /// <summary>Marks a question as open until the result is disposed.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref open);
        return new End(this);
    }

    private sealed class End(Asking asking) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref asking.open);
    }
}
