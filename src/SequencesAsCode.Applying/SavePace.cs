namespace SequencesAsCode.Applying;

/// <summary>
/// Says when the lock is saved during a run: after five seconds, and so seldom that saving takes at most a fiftieth of
/// the run. The journal already has what a save writes, and a lock of thousands of sequences takes a second to write.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SavePace(TimeProvider time)
{
    private const int Share = 50;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    private long saved = time.GetTimestamp();
    private TimeSpan interval = Least;

    /// <summary>Whether it is time for a save.</summary>
    public bool IsDue => time.GetElapsedTime(saved) >= interval;

    /// <summary>Saves, and measures how long that takes.</summary>
    public T Save<T>(Func<T> save)
    {
        var begun = time.GetTimestamp();
        var result = save();
        saved = time.GetTimestamp();
        var rest = Share * time.GetElapsedTime(begun, saved);
        interval = rest > Least ? rest : Least;
        return result;
    }
}
