using System.Collections.Immutable;
using SequencesAsCode.Locking;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>Carries out the change of one sequence: re-read, fingerprint, guards, intent, write, read back, result. What was begun is finished.</summary>
internal sealed class SequenceApplier(ISequenceService service, LockStore store, PlanContext context, TimeProvider time, Action<ServiceWait>? tell = null)
{
    private const int MostRepeats = 2;
    private readonly NameWatch names = new(service, store, time, tell);
    private readonly PatientReader reads = new(service, time, tell);
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

    private async Task<SequenceOutcome> AttemptAsync(SequenceRun run)
    {
        var change = run.Change;
        try
        {
            return new(await ApplyAsync(run).ConfigureAwait(false), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Written && !run.IsUncertain)
        {
            // What an earlier run sent stays in doubt, whatever became of this one's.
            var unnoted = run is { Intended: true, WasBegun: false } ? Note(() => store.Abandon(change.Key)) : null;
            var isOver = exception.Failure is ServiceFailure.QuotaSpent or ServiceFailure.KeyRefused;
            var remedy = exception.Failure == ServiceFailure.Rejected ? " Nothing was written: correct that, then plan again." : "";
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
            if (run.Current.Fingerprint != change.Fingerprint) return run.End(ChangeStatus.Stale, "It was changed in the service since the plan was made; plan again.");
            if (change.OnlyWhileEmpty && !run.Current.People.IsNobody) return run.End(ChangeStatus.Blocked, $"It would start sending, and {run.Current.People} entered since the plan was made; to let it, plan again with --allow-activation={change.Key}.");
            if (Entered(run) is { } entered) return run.End(ChangeStatus.Blocked, entered);
            if (await ShowsMoreAsync(run).ConfigureAwait(false)) return run.End(ChangeStatus.Stale, "The service did not show all of it when the plan was made, and does now; plan again.");
        }

        if (change.Action == SequenceAction.Adopt)
        {
            Bookkeeping.Record(change, run.Current!, store, context);
            return run.End(ChangeStatus.Applied);
        }

        if (change.Action == SequenceAction.Create && await TakenAsync(run).ConfigureAwait(false) is { } taken) return run.End(ChangeStatus.Stale, taken);

        run.WasBegun = store.IsBegun(change.Key);
        store.Intend(change.Key, change.Name, change.Action == SequenceAction.Create);
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

    // What the lock knows and the service does not show may have been made by a run that ended just now: sent without it, the list of steps would delete it.
    private async Task<bool> ShowsMoreAsync(SequenceRun run)
    {
        if (!run.Change.MissesParts || time.GetUtcNow() >= settled) return false;
        return IsAnother(await reads.ReadAsync(run.Id!, IsAnother, now => !IsAnother(now), PatientReader.Long).ConfigureAwait(false));

        bool IsAnother(CurrentSequence? now) => now?.Fingerprint != run.Change.Fingerprint;
    }

    // A create whose answer was lost may be in the list by now: it is looked for as long again before another one is sent.
    private async Task<string?> TakenAsync(SequenceRun run)
    {
        if (await names.IsTakenAsync(run.Change.Name).ConfigureAwait(false)) return "A sequence of this name was made in the service since the plan was made; plan again.";
        if (store.PendingName(run.Change.Key) is not { } meant) return null;
        return await names.ShowsUpAsync([meant, run.Change.Name]).ConfigureAwait(false) ? "An earlier run made it, and the list shows it only now; plan again." : null;
    }

    // Who is in a step is no part of the fingerprint, so what goes freely because nobody is there is asked again.
    private static string? Entered(SequenceRun run)
    {
        var step = run.Current!.Steps.FirstOrDefault(step => run.Change.EmptySteps.Contains(step.Id, StringComparer.Ordinal) && !step.People.IsNobody);
        if (step is null) return null;
        var planned = run.Change.Steps.FirstOrDefault(change => change.Id == step.Id);
        var name = $"{StepTypes.Label(step.Type)}{(planned?.Key is { } key ? $" '{key}'" : "")} (step {run.Current.Steps.IndexOf(step) + 1})";
        return $"The {name} would be removed or lose a touch, and {step.People} entered it since the plan was made; to let it, list what may go under 'removed' in the file, or plan again with --allow-removals={run.Change.Key}.";
    }

    private async Task<ChangeResult?> StepAsync(SequenceRun run, PlannedRequest request)
    {
        // Sending begins only when everything before it is as planned.
        if (request.Kind == RequestKind.Activate && run.Written && await CheckAsync(run, Fields.Active).ConfigureAwait(false) is { } failed) return failed;

        var filled = run.Created is { } created ? service.Fill(request, created) : request;
        if (request.Kind == RequestKind.Create) return await CreateAsync(run, filled).ConfigureAwait(false);
        await WriteAsync(run, filled).ConfigureAwait(false);

        // What follows is compared with how the sequence is now, switched off.
        if (request.Kind == RequestKind.Deactivate && run.Change.Requests.Length > 1) run.Current = await LookAsync(run, now => now is { Active: false }, PatientReader.Long).ConfigureAwait(false);
        return null;
    }

    private async Task<ChangeResult?> CreateAsync(SequenceRun run, PlannedRequest request)
    {
        var (id, lost) = await PostAsync(request).ConfigureAwait(false);
        if (id is not null && names.WasThere(id)) (id, lost) = (null, $"The answer is about the sequence {id}, which was there before.");

        // From here on it may be there: whatever fails now, the journal has to keep the create, and its id as soon as there is one.
        (run.Written, run.Id, run.Doubt) = (lost is null, id, id is null ? lost ?? "The answer names no id." : null);
        if (id is not null) store.Record(context.Account, LockEntry.Begun(run.Change, id));

        // There is no idempotency key, so the request is never repeated: a new sequence of the name and the content is ours, nothing else is.
        id ??= await names.FindNewAsync(run.Change.Name).ConfigureAwait(false);
        ImmutableArray<Field> later = [Fields.Active, .. Fields.All.Where(field => field.Class == FieldClass.UpdateOnly)];
        var current = id is null ? null : await reads.ReadAsync(id, now => now is not null && ReadBack.Of(run.Change.Target!, now, later).Mismatches.IsEmpty, now => now is null, PatientReader.Long).ConfigureAwait(false);
        var readBack = current is null ? null : ReadBack.Of(run.Change.Target!, current, later);
        run.Doubt = null;
        if (lost is not null && readBack is not { Mismatches.IsEmpty: true })
        {
            return run.End(ChangeStatus.Unknown, $"Whether it was created is not known: {lost} The next run looks for it before it creates anything.", written: true);
        }

        (run.Written, run.Id, run.Current) = (true, id, current);
        if (readBack is null)
        {
            return run.End(ChangeStatus.Unknown, id is null
                ? "The service took it, and the list does not show it yet. The next run looks for it before it creates anything."
                : $"The service took it as {id}, and does not find it yet. The next run goes on with that one.");
        }

        run.Created = readBack.Created(id!);
        Record(run, readBack, field => !later.Contains(field));
        return readBack.Mismatches.IsEmpty ? null : run.End(ChangeStatus.Failed, NotTaken(readBack));
    }

    private async Task<(string? Id, string? Lost)> PostAsync(PlannedRequest request)
    {
        try
        {
            return ((await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false)).Id, null);
        }
        catch (ServiceException exception) when (exception.IsUncertain)
        {
            return (null, exception.Message);
        }
    }

    // An update whose answer is lost: as wanted means done, as before means not begun, anything else is for a person.
    private async Task WriteAsync(SequenceRun run, PlannedRequest request)
    {
        run.Leave();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var about = (await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false)).Id;
                if (request.Kind == RequestKind.Update && about != run.Id) throw ServiceException.AnswerOfAnother(run.Id!, about);
                run.Written = true;
                return;
            }
            catch (ServiceException exception) when (exception.IsUncertain || exception.Failure == ServiceFailure.Rejected || attempt > 0)
            {
                run.Doubt = exception.Message;
                var now = await LookAsync(run, now => IsDone(run, request, now), attempt == MostRepeats || !exception.IsUncertain || MakesParts(run, request) ? PatientReader.Long : PatientReader.Short).ConfigureAwait(false);
                run.Doubt = null;
                if ((exception.IsUncertain || attempt > 0) && IsDone(run, request, now))
                {
                    run.Written = true;
                    return;
                }

                // Even a refused update is reported to have removed steps before it was refused.
                var isAsBefore = now is not null && now.Fingerprint == run.Current?.Fingerprint;
                if (!isAsBefore) run.Written = true;
                if (request.Kind == RequestKind.UpdateStep && exception.IsUncertain && attempt < MostRepeats) continue;
                if (!isAsBefore || !exception.IsUncertain || attempt == MostRepeats) throw;
            }
        }
    }

    // Sent twice, it makes them twice, and a late look shows the first ones, which are gone again.
    private static bool MakesParts(SequenceRun run, PlannedRequest request) =>
        request.Kind == RequestKind.Update && run.Change.Id is not null && run.Change.Target!.Steps.Any(step => step.Id is null || step.Touches.Any(touch => touch.Id is null));

    private static bool IsDone(SequenceRun run, PlannedRequest request, CurrentSequence? now) => request.Kind switch
    {
        RequestKind.Archive => now is { Archived: true },
        RequestKind.Activate => now is { Active: true },
        RequestKind.Deactivate => now is { Active: false },
        _ => now is not null && now.Fingerprint != run.Current?.Fingerprint && ReadBack.Of(run.Change.Target!, now, Fields.Active).Mismatches.IsEmpty,
    };

    private Task<CurrentSequence?> LookAsync(SequenceRun run, Func<CurrentSequence?, bool> isExpected, ImmutableArray<int> pauses) => reads.ReadAsync(run.Id!, isExpected, run.MayBeLate, pauses);

    private async Task<ChangeResult?> CheckAsync(SequenceRun run, params Field[] notYet)
    {
        run.Current = await LookAsync(run, now => now is not null && ReadBack.Of(run.Change.Target!, now, [.. notYet]).Mismatches.IsEmpty, PatientReader.Long).ConfigureAwait(false);
        if (run.Current is { Archived: true }) return run.End(ChangeStatus.Failed, "It was written, and somebody archived it meanwhile; look at it in Apollo, then plan again.");
        if (run.Current is null) return run.End(ChangeStatus.Failed, "It was written, and the service does not find it any more; look at it in Apollo, then plan again.");
        var readBack = ReadBack.Of(run.Change.Target!, run.Current, [.. notYet]);
        Record(run, readBack, field => !notYet.Contains(field));
        return readBack.Mismatches.IsEmpty ? null : run.End(ChangeStatus.Failed, NotTaken(readBack));
    }

    // Best effort after a failure: what exists now is remembered, so that the next run goes on from there.
    private async Task<string?> RememberAsync(SequenceRun run)
    {
        try
        {
            if (run.Id is null || run.Change.Target is null || await reads.ReadAsync(run.Id).ConfigureAwait(false) is not { } current) return null;
            run.Current = current;
            return Note(() => Record(run, ReadBack.Of(run.Change.Target, current), null));
        }
        catch (ServiceException)
        {
            // The failure that is being reported already says that the service does not answer; the journal has the intent.
            return null;
        }
    }

    private void Record(SequenceRun run, ReadBack readBack, Func<Field, bool>? isSettled) => Bookkeeping.Record(run.Change, run.Current!, readBack, isSettled, store, context);

    private static string NotTaken(ReadBack readBack) =>
        $"Written, but not taken by the service as planned: {string.Join("; ", readBack.Mismatches.Take(8))}{(readBack.Mismatches.Length > 8 ? "; …" : "")}. Look at it in Apollo, then plan again.";
}

/// <summary>How one sequence ended, and whether the run ends with it.</summary>
internal sealed record SequenceOutcome(ChangeResult Result, StopReason Stop);
