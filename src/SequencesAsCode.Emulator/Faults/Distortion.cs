namespace SequencesAsCode.Emulator.Faults;

/// <summary>What a read sees otherwise than it is.</summary>
/// <param name="PageShift">How many pages beside the one that is asked for.</param>
/// <param name="Stale">Whether it sees the state before the last change.</param>
/// <param name="Lag">How long ago the state was as it sees it.</param>
internal sealed record Distortion(int PageShift, bool Stale, TimeSpan Lag)
{
    public static Distortion None { get; } = new(0, false, TimeSpan.Zero);

    public static Distortion Of(Fault? fault) =>
        fault?.Kind switch
        {
            FaultKind.RepeatPage => None with { PageShift = -1 },
            FaultKind.DropPage => None with { PageShift = 1 },
            FaultKind.Stale => None with { Stale = true },
            FaultKind.Lag => None with { Lag = fault.Delay },
            _ => None,
        };
}
