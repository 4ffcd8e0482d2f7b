using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.Faults;

/// <summary>
/// Handles a request for the handler and the server: applies a fault, asks the emulator and reports changes.
/// </summary>
internal sealed class Exchange(
    EmulatedApollo apollo,
    FaultScript? faults,
    Action<EmulatedApollo>? onChanged,
    TimeProvider time
)
{
    private readonly Lock telling = new();
    private long told = apollo.Version;

    /// <returns>The answer, and how much of it arrives.</returns>
    public async Task<Delivery> AnswerAsync(EmulatorRequest request, CancellationToken cancellation)
    {
        apollo.Record(request);
        var fault = faults?.Next(request);
        if (fault is not null && fault.Kind != FaultKind.Lag && fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, time, cancellation).ConfigureAwait(false);
        if (fault?.Kind == FaultKind.CutBefore)
            return Delivery.Cut;
        if (fault?.Kind == FaultKind.TimeoutBefore)
            return Delivery.Silence;
        if (fault is not null && FaultAnswers.Instead(fault, request) is { } instead)
            return Delivery.Of(instead);

        var response = Answer(request, fault);
        return fault?.Kind switch
        {
            null => Delivery.Of(response),
            FaultKind.CutAfter => Delivery.Cut,
            FaultKind.TimeoutAfter => Delivery.Silence,
            FaultKind.CutWithin => new(Arrival.Half, response),
            FaultKind.OtherSequence => Delivery.Of(apollo.AnswerOfAnother(request) ?? response),
            _ => Delivery.Of(FaultAnswers.Spoilt(fault, request, response)),
        };
    }

    // One at a time, so that a server that saves never replaces a newer state by an older one. A change that cannot be
    // saved is refused and undone: otherwise a client would miss it after the next start.
    private EmulatorResponse Answer(EmulatorRequest request, Fault? fault)
    {
        if (onChanged is null)
            return Ask(request, fault);

        lock (telling)
        {
            var before = apollo.World;
            var response = Ask(request, fault);
            if (apollo.Version == told)
                return response;

            told = apollo.Version;
            try
            {
                onChanged(apollo);
                return response;
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                // The last of them is what .NET throws for a file that may not grow.
                apollo.Restore(before);
                told = apollo.Version;
                return apollo.Failure(
                    request,
                    422,
                    $"The emulator cannot keep its state, so nothing was changed: {Reason(exception)}. Make "
                        + "room on the disk."
                );
            }
        }
    }

    private static string Reason(Exception exception) =>
        exception is ArgumentOutOfRangeException ? "File too large" : exception.Message.TrimEnd('.');

    private EmulatorResponse Ask(EmulatorRequest request, Fault? fault)
    {
        if (fault?.Kind == FaultKind.Vanish && Router.IdIn(request) is { Length: > 0 } id)
            apollo.Answer(
                request with
                {
                    Method = "POST",
                    Path = $"/api/v1/emailer_campaigns/{id}/archive",
                    Query = "",
                    Body = "{}",
                },
                Distortion.None
            );
        return apollo.Answer(request, Distortion.Of(fault));
    }
}
