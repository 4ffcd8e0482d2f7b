namespace SequencesAsCode.Emulator;

/// <summary>What both doors do with a request: meet its fault, ask the emulator, tell of changes.</summary>
internal sealed class Exchange(EmulatedApollo apollo, FaultScript? faults, Action<EmulatedApollo>? onChanged, TimeProvider time)
{
    private readonly Lock telling = new();
    private long told = apollo.Version;

    /// <returns>The answer, and how much of it arrives.</returns>
    public async Task<Delivery> AnswerAsync(EmulatorRequest request, CancellationToken cancellation)
    {
        apollo.Record(request);
        var fault = faults?.Next(request);
        if (fault is not null && fault.Kind != FaultKind.Lag && fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, time, cancellation).ConfigureAwait(false);
        if (fault?.Kind == FaultKind.CutBefore) return Delivery.Cut;
        if (fault?.Kind == FaultKind.TimeoutBefore) return Delivery.Silence;
        if (fault is not null && FaultAnswers.Instead(fault, request) is { } instead) return Delivery.Of(instead);

        if (fault?.Kind == FaultKind.Vanish && Router.Find(request) is { Id.Length: > 0 } found) apollo.Answer(request with { Method = "POST", Path = $"/api/v1/emailer_campaigns/{found.Id}/archive", Query = "", Body = "{}" }, Distortion.None);
        var response = apollo.Answer(request, Distortion.Of(fault));
        Tell();
        return fault?.Kind switch
        {
            null => Delivery.Of(response),
            FaultKind.CutAfter => Delivery.Cut,
            FaultKind.TimeoutAfter => Delivery.Silence,
            FaultKind.CutWithin => new(Arrival.Half, response),
            FaultKind.OtherSequence => Delivery.Of(apollo.AnswerOfAnother(request) ?? response),
            _ => Delivery.Of(FaultAnswers.Spoilt(fault, response)),
        };
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
