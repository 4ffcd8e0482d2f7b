using System.Runtime.ExceptionServices;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// Sends a request of an existing sequence until its result is known. After a lost answer the sequence is read: as
/// wanted
/// means done, as before means not done, and anything else needs a person.
/// </summary>
/// <param name="service">The service to write to.</param>
/// <param name="reads">Reads the sequence after a write.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestWriter(ISequenceService service, PatientReader reads, TimeProvider time)
{
    private const int MostRepeats = 2;

    /// <summary>Sends the request.</summary>
    /// <exception cref="ServiceException">
    /// It was not done, or its result is unknown (<see cref="SequenceRun.IsUncertain"/>).
    /// </exception>
    public async Task WriteAsync(SequenceRun run, PlannedRequest request)
    {
        run.Leave(request.Kind);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await SendAsync(run, request).ConfigureAwait(false);
                return;
            }
            catch (ServiceException exception)
            {
                var since = time.GetUtcNow();
                if (await IsDoneAfterAsync(run, request, exception, attempt).ConfigureAwait(false))
                    return;
                await reads.RestAsync(since, exception.IsForNow ? exception.Wait : null).ConfigureAwait(false);
                run.Leave(request.Kind);
            }
        }
    }

    private async Task SendAsync(SequenceRun run, PlannedRequest request)
    {
        var answer = await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (request.Kind == RequestKind.Update)
        {
            if (answer.Id != run.Id)
                throw ServiceException.AnswerOfAnother(run.RequiredId, answer.Id);
            await run.TakeIdsAsync(answer).ConfigureAwait(false);
        }

        run.Written = true;
    }

    // Whether the write is done; if not, it may be sent again. No answer proves that nothing happened.
    private async Task<bool> IsDoneAfterAsync(
        SequenceRun run,
        PlannedRequest request,
        ServiceException exception,
        int attempt
    )
    {
        var mayRepeat = exception.IsUncertain || exception.IsForNow;
        var pauses = Pauses(run, request, exception, attempt == MostRepeats || !mayRepeat);
        var now = await NowAsync(run, request, exception, pauses).ConfigureAwait(false);
        if (IsDone(run, request, now))
        {
            run.Written = true;
            return true;
        }

        // A refused update is reported to have removed steps before it was refused.
        var isAsBefore = now is null
            ? exception.Kind == FailureKind.NotFound
            : now.Fingerprint == run.Current?.Fingerprint;
        if (!isAsBefore)
            run.Written = true;
        if (request.Kind == RequestKind.UpdateStep && exception.IsUncertain && attempt < MostRepeats)
            return false;
        if (!isAsBefore || !mayRepeat || attempt == MostRepeats)
            ExceptionDispatchInfo.Throw(exception);
        return false;
    }

    // A refusal means that nothing was written. It is reported to be wrong sometimes, which is not worth 30 seconds of
    // reads.
    private static ImmutableArray<int> Pauses(
        SequenceRun run,
        PlannedRequest request,
        ServiceException exception,
        bool isLast
    )
    {
        if (exception.Kind == FailureKind.Rejected)
            return PatientReader.Short;
        return isLast || MakesParts(run, request) ? PatientReader.Long : PatientReader.Short;
    }

    private async Task<CurrentSequence?> NowAsync(
        SequenceRun run,
        PlannedRequest request,
        ServiceException trouble,
        ImmutableArray<int> pauses
    )
    {
        try
        {
            run.Doubt = trouble.Kind == FailureKind.KeyRefused ? null : trouble.Message;
            var now = await reads
                .ReadAsync(run.RequiredId, read => IsDone(run, request, read), run.MayBeLate, pauses)
                .ConfigureAwait(false);
            run.Doubt = null;
            return now;
        }
        catch (ServiceException exception) when (exception.Kind == trouble.Kind && !run.IsUncertain)
        {
            // When the read is refused as well, the write was most likely refused before anything happened.
            run.IsIntentKept = true;
            ExceptionDispatchInfo.Throw(trouble);
            throw;
        }
    }

    // Sent twice, the update creates the parts twice, and a late read shows the first ones, which are gone by then.
    private static bool MakesParts(SequenceRun run, PlannedRequest request) =>
        request.Kind == RequestKind.Update && run.Change.Id is not null && NewParts.AreIn(run.Target);

    private static bool IsDone(SequenceRun run, PlannedRequest request, CurrentSequence? now) =>
        request.Kind switch
        {
            RequestKind.Archive => now is { Archived: true },
            RequestKind.Activate => now is { Active: true },
            RequestKind.Deactivate => now is { Active: false },
            _ => now is not null
                && now.Fingerprint != run.Current?.Fingerprint
                && run.Compare(now, Fields.Active).IsWhatWasSent,
        };
}
