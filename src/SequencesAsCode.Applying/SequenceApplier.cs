using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Applying;

/// <summary>Carries out the change of one sequence: re-read, fingerprint, guards, intent, write, read back, result. What was begun is finished.</summary>
internal sealed class SequenceApplier(ISequenceService service, LockStore store, PlanContext context, TimeProvider time, Action<ServiceWait>? tell = null)
{
    private const int MostRepeats = 2;
    private readonly PatientReader reads = new(service, time, tell);
    private readonly SequenceMaker maker = new(service, store, context, time, tell);
    private readonly DateTimeOffset settled = time.GetUtcNow() + PatientReader.LongTime;

    public async Task<SequenceOutcome> ApplyAsync(SequenceChange change)
    {
        var run = new SequenceRun(change);
        try
        {
            return await AttemptAsync(run).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Between the intent and a write nothing is noted, so there is no third case.
            var what = run.Written ? "It was written, and that could not be noted in the journal" : "The journal cannot be written, so nothing was sent";
            return new(run.End(ChangeStatus.Failed, $"{what}: {exception.Message.TrimEnd('.')}. Make room on the disk, and the folder .sequences writable, then run apply again."), StopReason.Failure);
        }
    }

    /// <summary>Looks for creates of earlier runs that nothing in the plan is about.</summary>
    public Task SettleAsync(Plan plan) => maker.SettleAsync(plan);

    private async Task<SequenceOutcome> AttemptAsync(SequenceRun run)
    {
        var change = run.Change;
        try
        {
            return new(await ApplyAsync(run).ConfigureAwait(false), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Intended && exception.Contradiction is not null)
        {
            // As in the plan: trouble of this sequence, which says nothing of the others.
            return new(run.End(ChangeStatus.Blocked, exception.Message), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Written && !run.IsUncertain)
        {
            // What an earlier run sent stays in doubt, whatever became of this one's.
            var unnoted = run is { Intended: true, WasBegun: false, IsIntentKept: false } ? Note(() => store.Abandon(change.Key)) : null;
            var isOver = exception.Failure is ServiceFailure.QuotaSpent or ServiceFailure.KeyRefused;
            var remedy = exception.Failure == ServiceFailure.Rejected
                ? $" Nothing was written: correct that, then plan again.{OddWaits.AfterRefusal(change.Target?.Steps ?? [])}"
                : "";
            return new(run.End(isOver ? ChangeStatus.NotAttempted : ChangeStatus.Failed, exception.Message + remedy + unnoted), StopFor(exception, unnoted));
        }
        catch (ServiceException exception)
        {
            var unnoted = await RememberAsync(run).ConfigureAwait(false);
            var why = run.Doubt is { } doubt && doubt != exception.Message ? $"{doubt} {exception.Message}" : exception.Message;
            return new(
                run.IsUncertain
                    ? run.End(ChangeStatus.Unknown, $"Whether it was written is not known; the next run looks first and goes on from what it finds. {why}{unnoted}", written: true)
                    : run.End(ChangeStatus.Failed, $"Begun, and not finished; look at it in Apollo, then plan again. {exception.Message}{unnoted}"),
                StopFor(exception, unnoted));
        }
    }

    private static StopReason StopFor(ServiceException exception, string? unnoted) => StopReasons.Of(exception, unnoted is null ? StopReason.None : StopReason.Failure);

    // While a failure is being reported another one must not take its place.
    private static string? Note(Action note)
    {
        try
        {
            note();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $" That could not be noted in the journal either ({exception.Message.TrimEnd('.')}): make the folder .sequences writable before the next run.";
        }
    }

    private async Task<ChangeResult> ApplyAsync(SequenceRun run)
    {
        var change = run.Change;
        if (change.Action == SequenceAction.Forget)
        {
            store.Forget(change.Key);
            return run.End(ChangeStatus.Applied);
        }

        if (change.Id is not null)
        {
            run.Current = await reads.ReadAsync(change.Id).ConfigureAwait(false);
            if (run.Current is null) return run.End(ChangeStatus.Stale, "It is gone from the service since the plan was made; plan again.");
            if (run.Current.Fingerprint != change.Fingerprint && !IsThereAlready(run)) return run.End(ChangeStatus.Stale, "It was changed in the service since the plan was made; plan again.");
            if (change.OnlyWhileEmpty && !run.Current.People.IsNobody)
            {
                return run.End(
                    ChangeStatus.Blocked,
                    $"It would start sending, and {run.Current.People} entered since the plan was made; to let it, "
                        + $"plan again with {ConsentFlags.FlagOf(Consent.Activation(change.Key))}.");
            }

            if (Entrants.In(run) is { } entered) return run.End(ChangeStatus.Blocked, entered);
            if (Leftovers.Of(change, store.FindId(change.Id), run.Current) is { } lost) return run.End(ChangeStatus.Blocked, lost);
            if (await ShowsMoreAsync(run).ConfigureAwait(false)) return run.End(ChangeStatus.Stale, "The service did not show all of it when the plan was made, and does now; plan again.");
        }

        maker.Knows(run, change.Action == SequenceAction.Adopt ? null : run.Current);
        if (change.Action == SequenceAction.Adopt || run.Current?.Fingerprint != change.Fingerprint)
        {
            var held = run.Compare(run.Current!);
            Record(run, held, null);
            return Endings.Rewritten(run, held) ?? run.End(ChangeStatus.Applied);
        }

        if (change.Action == SequenceAction.Create && await maker.TakenAsync(change).ConfigureAwait(false) is { } taken) return run.End(ChangeStatus.Stale, taken);

        run.WasBegun = store.IsBegun(change.Key);
        if (change.Action == SequenceAction.Create) maker.Intend(change);
        else store.Intend(change.Key, change.Name, isCreate: false);
        run.Intended = true;
        foreach (var request in change.Requests)
        {
            if (await StepAsync(run, request).ConfigureAwait(false) is { } early) return early;
        }

        if (change.Action == SequenceAction.Archive)
        {
            if (await LookAsync(run, now => now is { Archived: true }, PatientReader.Long).ConfigureAwait(false) is { Archived: false })
            {
                return run.End(ChangeStatus.Failed, "The service took it, and the sequence is not archived; look at it in Apollo, then plan again.");
            }

            store.Forget(change.Key);
            return run.End(ChangeStatus.Applied);
        }

        return await CheckAsync(run).ConfigureAwait(false) ?? run.End(ChangeStatus.Applied);
    }

    // A text that this run wrote to another step reached it by a template that both use.
    private bool IsThereAlready(SequenceRun run) =>
        service.Capabilities.SharesTemplates
        && run.Change.Requests.All(request => request.Kind == RequestKind.UpdateStep)
        && run.Change.Target is not null
        && run.Compare(run.Current!) is { Mismatches.IsEmpty: true, Rewrites.IsEmpty: true };

    // What the lock knows and the service does not show may have been made by a run that ended just now: sent without it, the list of steps would delete it.
    private async Task<bool> ShowsMoreAsync(SequenceRun run)
    {
        if (!run.Change.MissesParts || time.GetUtcNow() >= settled) return false;
        return IsAnother(await reads.ReadAsync(run.Id!, IsAnother, now => !IsAnother(now), PatientReader.Long).ConfigureAwait(false));

        bool IsAnother(CurrentSequence? now) => now?.Fingerprint != run.Change.Fingerprint;
    }

    private async Task<ChangeResult?> StepAsync(SequenceRun run, PlannedRequest request)
    {
        // Sending begins only when everything before it is as planned.
        if (request.Kind == RequestKind.Activate && run.Written && await CheckAsync(run, Fields.Active).ConfigureAwait(false) is { } failed) return failed;

        var filled = run.Created is { } created ? service.Fill(request, created) : request;
        if (request.Kind == RequestKind.Create) return await maker.CreateAsync(run, filled).ConfigureAwait(false);
        await WriteAsync(run, filled).ConfigureAwait(false);

        return request.Kind == RequestKind.Deactivate && run.Change.Requests.Length > 1 ? await LookBetweenAsync(run).ConfigureAwait(false) : null;
    }

    // What follows is compared with how the sequence is now, switched off. What somebody did to it since the plan was made must not be written over.
    private async Task<ChangeResult?> LookBetweenAsync(SequenceRun run)
    {
        var planned = run.Current!;
        run.Current = await LookAsync(run, now => now is { Active: false }, PatientReader.Long).ConfigureAwait(false);
        if (run.Current is { Archived: false } now && SameContent.ButActive(planned, now)) return null;
        if (run.Current is { Archived: false } changed) Record(run, run.Compare(changed), null);
        return run.End(ChangeStatus.Failed, "It was switched off, and nothing else was sent: somebody changed it in Apollo meanwhile. Plan again.");
    }

    // An update whose answer is lost: as wanted means done, as before means not begun, anything else is for a person.
    private async Task WriteAsync(SequenceRun run, PlannedRequest request)
    {
        run.Leave(request.Kind);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var answer = await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false);
                if (request.Kind == RequestKind.Update && answer.Id != run.Id) throw ServiceException.AnswerOfAnother(run.Id!, answer.Id);
                if (request.Kind == RequestKind.Update) await run.TakeIdsAsync(answer).ConfigureAwait(false);
                run.Written = true;
                return;
            }
            catch (ServiceException exception)
            {
                var since = time.GetUtcNow();
                if (await LookAfterAsync(run, request, exception, attempt).ConfigureAwait(false)) return;
                await reads.RestAsync(since, exception.Wait).ConfigureAwait(false);
                run.Leave(request.Kind);
            }
        }
    }

    // Whether it is done; if not, it may be sent again. No answer proves that nothing happened.
    private async Task<bool> LookAfterAsync(SequenceRun run, PlannedRequest request, ServiceException exception, int attempt)
    {
        var mayRepeat = exception.IsUncertain || exception.IsForNow;
        var pauses = Pauses(run, request, exception, attempt == MostRepeats || !mayRepeat);
        var now = await NowAsync(run, request, exception, pauses).ConfigureAwait(false);
        if (IsDone(run, request, now))
        {
            run.Written = true;
            return true;
        }

        // Even a refused update is reported to have removed steps before it was refused.
        var isAsBefore = now is null ? exception.Failure == ServiceFailure.NotFound : now.Fingerprint == run.Current?.Fingerprint;
        if (!isAsBefore) run.Written = true;
        if (request.Kind == RequestKind.UpdateStep && exception.IsUncertain && attempt < MostRepeats) return false;
        if (!isAsBefore || !mayRepeat || attempt == MostRepeats) ExceptionDispatchInfo.Throw(exception);
        return false;
    }

    // A refusal says that nothing was written, and is reported to be wrong at times; that is not worth half a minute of looks.
    private static ImmutableArray<int> Pauses(SequenceRun run, PlannedRequest request, ServiceException exception, bool isLast)
    {
        if (exception.Failure == ServiceFailure.Rejected) return PatientReader.Short;
        return isLast || MakesParts(run, request) ? PatientReader.Long : PatientReader.Short;
    }

    private async Task<CurrentSequence?> NowAsync(SequenceRun run, PlannedRequest request, ServiceException trouble, ImmutableArray<int> pauses)
    {
        try
        {
            run.Doubt = trouble.Failure == ServiceFailure.KeyRefused ? null : trouble.Message;
            var now = await LookAsync(run, now => IsDone(run, request, now), pauses).ConfigureAwait(false);
            run.Doubt = null;
            return now;
        }
        catch (ServiceException exception) when (exception.Failure == trouble.Failure && !run.IsUncertain)
        {
            // Who is refused the look as well was refused before anything happened, as far as can be told.
            run.IsIntentKept = true;
            ExceptionDispatchInfo.Throw(trouble);
            throw;
        }
    }

    // Sent twice, it makes them twice, and a late look shows the first ones, which are gone again.
    private static bool MakesParts(SequenceRun run, PlannedRequest request) =>
        request.Kind == RequestKind.Update && run.Change.Id is not null && NewParts.AreIn(run.Change.Target!);

    private static bool IsDone(SequenceRun run, PlannedRequest request, CurrentSequence? now) => request.Kind switch
    {
        RequestKind.Archive => now is { Archived: true },
        RequestKind.Activate => now is { Active: true },
        RequestKind.Deactivate => now is { Active: false },
        _ => now is not null && now.Fingerprint != run.Current?.Fingerprint && run.Compare(now, Fields.Active).IsWhatWasSent,
    };

    private Task<CurrentSequence?> LookAsync(SequenceRun run, Func<CurrentSequence?, bool> isExpected, ImmutableArray<int> pauses) => reads.ReadAsync(run.Id!, isExpected, run.MayBeLate, pauses);

    private async Task<ChangeResult?> CheckAsync(SequenceRun run, params Field[] notYet)
    {
        run.Current = await LookAsync(run, now => Endings.IsHeld(run, now, notYet), PatientReader.Long).ConfigureAwait(false);
        if (run.Current is { Archived: true }) return run.End(ChangeStatus.Failed, "It was written, and somebody archived it meanwhile; look at it in Apollo, then plan again.");
        if (run.Current is null) return run.End(ChangeStatus.Failed, "It was written, and the service does not find it any more; look at it in Apollo, then plan again.");
        var readBack = run.Compare(run.Current, [.. notYet]);
        Record(run, readBack, field => !notYet.Contains(field));
        return Endings.Ended(run, readBack);
    }

    // Best effort after a failure: what exists now is remembered, so that the next run goes on from there.
    private async Task<string?> RememberAsync(SequenceRun run)
    {
        try
        {
            if (run.Id is null || run.Change.Target is null || await reads.ReadAsync(run.Id).ConfigureAwait(false) is not { } current) return null;
            run.Current = current;
            return Note(() => Record(run, run.Compare(current), null));
        }
        catch (ServiceException)
        {
            // The failure that is being reported already says that the service does not answer; the journal has the intent.
            return null;
        }
    }

    private void Record(SequenceRun run, ReadBack readBack, Func<Field, bool>? isSettled) => Bookkeeping.Record(run, readBack, isSettled, store, context);
}

/// <summary>How one sequence ended, and whether the run ends with it.</summary>
internal sealed record SequenceOutcome(ChangeResult Result, StopReason Stop);
