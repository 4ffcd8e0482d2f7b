namespace SequencesAsCode.Emulator;

/// <summary>What both doors do with a request: meet its fault, ask the emulator, tell of changes.</summary>
internal sealed class Exchange(EmulatedApollo apollo, FaultScript? faults, Action<EmulatedApollo>? onChanged, TimeProvider time)
{
    private readonly Lock telling = new();
    private long told = apollo.Version;

    /// <returns>The answer; null when the connection is to break.</returns>
    public async Task<EmulatorResponse?> AnswerAsync(EmulatorRequest request, CancellationToken cancellation)
    {
        apollo.Record(request);
        var fault = faults?.Next(request);
        if (fault is not null && fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, time, cancellation).ConfigureAwait(false);
        if (fault?.Kind == FaultKind.CutBefore) return null;
        if (fault is not null && FaultAnswers.Instead(fault, request) is { } instead) return instead;

        var shift = fault?.Kind switch
        {
            FaultKind.RepeatPage => -1,
            FaultKind.DropPage => 1,
            _ => 0,
        };
        var response = apollo.Answer(request, shift, stale: fault?.Kind == FaultKind.Stale);
        Tell();
        if (fault?.Kind == FaultKind.CutAfter) return null;

        return fault is null ? response : FaultAnswers.Spoilt(fault, response);
    }

    // one at a time, so that a door that saves never writes an older state over a newer one
    private void Tell()
    {
        if (onChanged is null) return;

        lock (telling)
        {
            var version = apollo.Version;
            if (version == told) return;

            told = version;
            onChanged(apollo);
        }
    }
}
