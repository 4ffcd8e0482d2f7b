using System.Collections.Immutable;
using SequencesAsCode.Locking;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>Carries out the change of one sequence: re-read, fingerprint, guards, intent, write, read back, result. What was begun is finished.</summary>
internal sealed class SequenceApplier(ISequenceService service, LockStore store, PlanContext context, TimeProvider time)
{
    private const int MostRepeats = 2;
    private readonly NameWatch names = new(service, store, time);

    public async Task<SequenceOutcome> ApplyAsync(SequenceChange change)
    {
        var run = new Run(change);
        try
        {
            return await AttemptAsync(run).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var what = run switch
            {
                { Written: true } => "It was written, and that could not be noted in the journal",
                { IsUncertain: true } => "Whether it was written is not known, and the journal cannot be written",
                { Intended: true } => "The service refused it, and the journal cannot be written",
                _ => "The journal cannot be written, so nothing was sent",
            };
            var status = run is { IsUncertain: true, Written: false } ? ChangeStatus.Unknown : ChangeStatus.Failed;
            return new(run.End(status, $"{what}: {exception.Message.TrimEnd('.')}. Make room on the disk, and the folder .sequences writable, then run apply again."), StopReason.Failure);
        }
    }

    private async Task<SequenceOutcome> AttemptAsync(Run run)
    {
        var change = run.Change;
        try
        {
            return new(await ApplyAsync(run).ConfigureAwait(false), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Written && !run.IsUncertain)
        {
            if (change.Action == SequenceAction.Create && run.Intended) store.Abandon(change.Key);
            var stop = StopFor(exception);
            var isOver = exception.Failure is ServiceFailure.QuotaSpent or ServiceFailure.KeyRefused;
            return new(run.End(isOver ? ChangeStatus.NotAttempted : ChangeStatus.Failed, exception.Message), stop);
        }
        catch (ServiceException exception)
        {
            await RememberAsync(run).ConfigureAwait(false);
            return new(
                run.IsUncertain
                    ? run.End(ChangeStatus.Unknown, $"Whether it was written is not known: {exception.Message}")
                    : run.End(ChangeStatus.Failed, $"Begun, and not finished; look at it in Apollo, then plan again. {exception.Message}"),
                StopFor(exception));
        }
    }

    // What holds for every sequence that follows as well.
    private static StopReason StopFor(ServiceException exception) => exception.Failure switch
    {
        ServiceFailure.QuotaSpent => StopReason.QuotaSpent,
        ServiceFailure.KeyRefused or ServiceFailure.NotAllowed => StopReason.Denied,
        _ => StopReason.None,
    };

    private async Task<ChangeResult> ApplyAsync(Run run)
    {
        var change = run.Change;
        if (change.Action == SequenceAction.Forget)
        {
            store.Forget(change.Key);
            return run.End(ChangeStatus.Applied);
        }

        if (change.Id is not null)
        {
            run.Current = await ReadAsync(change.Id).ConfigureAwait(false);
            if (run.Current is null) return run.End(ChangeStatus.Stale, "It is gone from the service since the plan was made; plan again.");
            if (run.Current.Fingerprint != change.Fingerprint) return run.End(ChangeStatus.Stale, "It was changed in the service since the plan was made; plan again.");
            if (change.OnlyWhileEmpty && !run.Current.People.IsNobody) return run.End(ChangeStatus.Blocked, $"It would start sending, and {run.Current.People} entered since the plan was made; to let it, plan again with --allow-activation={change.Key}.");
            if (Entered(run) is { } entered) return run.End(ChangeStatus.Blocked, entered);
        }

        if (change.Action == SequenceAction.Adopt)
        {
            Bookkeeping.Record(change, run.Current!, store, context);
            return run.End(ChangeStatus.Applied);
        }

        if (change.Action == SequenceAction.Create && await names.IsTakenAsync(change.Name).ConfigureAwait(false))
        {
            return run.End(ChangeStatus.Stale, "A sequence of this name was made in the service since the plan was made; plan again.");
        }

        store.Intend(change.Key, change.Name, change.Action == SequenceAction.Create);
        run.Intended = true;
        foreach (var request in change.Requests)
        {
            if (await StepAsync(run, request).ConfigureAwait(false) is { } early) return early;
        }

        if (change.Action == SequenceAction.Archive)
        {
            store.Forget(change.Key);
            return run.End(ChangeStatus.Applied);
        }

        return await CheckAsync(run).ConfigureAwait(false) ?? run.End(ChangeStatus.Applied);
    }

    // Who is in a step is no part of the fingerprint, so what goes freely because nobody is there is asked again.
    private static string? Entered(Run run)
    {
        var step = run.Current!.Steps.FirstOrDefault(step => run.Change.EmptySteps.Contains(step.Id, StringComparer.Ordinal) && !step.People.IsNobody);
        if (step is null) return null;
        var planned = run.Change.Steps.FirstOrDefault(change => change.Id == step.Id);
        var name = $"{StepTypes.Label(step.Type)}{(planned?.Key is { } key ? $" '{key}'" : "")} (step {run.Current.Steps.IndexOf(step) + 1})";
        return $"The {name} would be removed or lose a touch, and {step.People} entered it since the plan was made; to let it, list what may go under 'removed' in the file, or plan again with --allow-removals={run.Change.Key}.";
    }

    private async Task<ChangeResult?> StepAsync(Run run, PlannedRequest request)
    {
        // Sending begins only when everything before it is as planned.
        if (request.Kind == RequestKind.Activate && run.Written && await CheckAsync(run, Fields.Active).ConfigureAwait(false) is { } failed) return failed;

        var filled = run.Created is { } created ? service.Fill(request, created) : request;
        if (request.Kind == RequestKind.Create) return await CreateAsync(run, filled).ConfigureAwait(false);
        await WriteAsync(run, filled).ConfigureAwait(false);

        // What follows is compared with how the sequence is now, switched off.
        if (request.Kind == RequestKind.Deactivate && run.Change.Requests.Length > 1) run.Current = await ReadAsync(run.Id!).ConfigureAwait(false);
        return null;
    }

    private async Task<ChangeResult?> CreateAsync(Run run, PlannedRequest request)
    {
        var (id, lost) = await PostAsync(request).ConfigureAwait(false);

        // From here on it may be there: whatever fails now, the journal has to keep the create.
        (run.Written, run.Id, run.IsUncertain) = (lost is null, id, id is null);

        // There is no idempotency key, so the request is never repeated: a new sequence of the name and the content is ours, nothing else is.
        id ??= await names.FindNewAsync(run.Change.Name).ConfigureAwait(false);
        var current = id is null ? null : await ReadAsync(id).ConfigureAwait(false);
        ImmutableArray<Field> later = [Fields.Active, .. Fields.All.Where(field => field.Class == FieldClass.UpdateOnly)];
        var readBack = current is null ? null : ReadBack.Of(run.Change.Target!, current, later);
        run.IsUncertain = false;
        if (lost is not null && readBack is not { Mismatches.IsEmpty: true })
        {
            return run.End(ChangeStatus.Unknown, $"Whether it was created is not known: {lost} The next run looks for it before it creates anything.", written: true);
        }

        (run.Written, run.Id, run.Current) = (true, id, current);
        if (readBack is null) return run.End(ChangeStatus.Unknown, $"The service took it{(id is null ? "" : $" as {id}")}, and does not find it now. The next run looks for it before it creates anything.");
        run.Created = readBack.Created(id!);
        Record(run, readBack, field => !later.Contains(field));
        return readBack.Mismatches.IsEmpty ? null : run.End(ChangeStatus.Failed, NotTaken(readBack));
    }

    private async Task<(string? Id, string? Lost)> PostAsync(PlannedRequest request)
    {
        try
        {
            return (await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false), null);
        }
        catch (ServiceException exception) when (exception.IsUncertain)
        {
            return (null, exception.Message);
        }
    }

    // An update whose answer is lost: as wanted means done, as before means not begun, anything else is for a person.
    private async Task WriteAsync(Run run, PlannedRequest request)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false);
                run.Written = true;
                return;
            }
            catch (ServiceException exception) when (exception.IsUncertain || exception.Failure == ServiceFailure.Rejected)
            {
                run.IsUncertain = true;
                var now = await ReadAsync(run.Id!).ConfigureAwait(false);
                run.IsUncertain = false;
                if (exception.IsUncertain && IsDone(run, request, now))
                {
                    run.Written = true;
                    return;
                }

                // Even a refused update is reported to have removed steps before it was refused.
                var isAsBefore = now is not null && now.Fingerprint == run.Current?.Fingerprint;
                if (!isAsBefore) run.Written = true;
                if (!isAsBefore || !exception.IsUncertain || attempt == MostRepeats) throw;
            }
        }
    }

    private static bool IsDone(Run run, PlannedRequest request, CurrentSequence? now) => request.Kind switch
    {
        RequestKind.Archive => now is null or { Archived: true },
        RequestKind.Activate => now is { Active: true },
        RequestKind.Deactivate => now is { Active: false },
        _ => now is not null && ReadBack.Of(run.Change.Target!, now, Fields.Active).Mismatches.IsEmpty,
    };

    private async Task<ChangeResult?> CheckAsync(Run run, params Field[] notYet)
    {
        run.Current = await ReadAsync(run.Id!).ConfigureAwait(false);
        if (run.Current is null) return run.End(ChangeStatus.Failed, "It was written, and the service does not find it any more; look at it in Apollo, then plan again.");
        var readBack = ReadBack.Of(run.Change.Target!, run.Current, [.. notYet]);
        Record(run, readBack, field => !notYet.Contains(field));
        return readBack.Mismatches.IsEmpty ? null : run.End(ChangeStatus.Failed, NotTaken(readBack));
    }

    // Best effort after a failure: what exists now is remembered, so that the next run goes on from there.
    private async Task RememberAsync(Run run)
    {
        try
        {
            if (run.Id is not null && run.Change.Target is not null && await ReadAsync(run.Id).ConfigureAwait(false) is { } current)
            {
                run.Current = current;
                Record(run, ReadBack.Of(run.Change.Target, current), null);
            }
        }
        catch (ServiceException)
        {
            // The failure that is being reported already says that the service does not answer; the journal has the intent.
        }
    }

    private void Record(Run run, ReadBack readBack, Func<Field, bool>? isSettled) => Bookkeeping.Record(run.Change, run.Current!, readBack, isSettled, store, context);

    private async Task<CurrentSequence?> ReadAsync(string id)
    {
        var state = await service.ReadAsync(ReadScope.Of(id), CancellationToken.None).ConfigureAwait(false);
        return state.Sequences.GetValueOrDefault(id);
    }

    private static string NotTaken(ReadBack readBack) =>
        $"Written, but not taken by the service as planned: {string.Join("; ", readBack.Mismatches.Take(8))}{(readBack.Mismatches.Length > 8 ? "; …" : "")}. Look at it in Apollo, then plan again.";

    private sealed class Run(SequenceChange change)
    {
        public SequenceChange Change { get; } = change;

        public string? Id { get; set; } = change.Id;

        public CurrentSequence? Current { get; set; }

        public CreatedParts? Created { get; set; }

        public bool Intended { get; set; }

        public bool Written { get; set; }

        public bool IsUncertain { get; set; }

        public ChangeResult End(ChangeStatus status, string? message = null, bool? written = null) =>
            new(Change.Key, Change.Name, Id, Change.Action, status, written ?? Written, message);
    }
}

/// <summary>How one sequence ended, and whether the run ends with it.</summary>
internal sealed record SequenceOutcome(ChangeResult Result, StopReason Stop);
