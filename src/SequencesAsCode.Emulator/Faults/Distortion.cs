namespace SequencesAsCode.Emulator.Faults;

/// <summary>How the state that a read sees differs from the present state.</summary>
/// <param name="PageShift">The distance from the requested page to the page that is answered.</param>
/// <param name="Stale">Whether the read sees the state before the last change.</param>
/// <param name="Lag">The age of the state that the read sees.</param>
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
