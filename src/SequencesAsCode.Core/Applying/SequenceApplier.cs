using SequencesAsCode.Locking;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>Carries out the change of one sequence: re-read, fingerprint, guards, intent, write, read back, result. What was begun is finished.</summary>
internal sealed class SequenceApplier(ISequenceService service, LockStore store, PlanContext context, TimeProvider time)
{
    private const int MostRepeats = 2;
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(3);

    public async Task<ChangeResult> ApplyAsync(SequenceChange change)
    {
        var run = new Run(change);
        try
        {
            return await ApplyAsync(run).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (!run.Written && !run.IsUncertain)
        {
            if (change.Action == SequenceAction.Create && run.Intended) store.Abandon(change.Key);
            if (exception.Failure is ServiceFailure.QuotaSpent or ServiceFailure.KeyRefused) throw;
            return run.End(ChangeStatus.Failed, exception.Message);
        }
        catch (ServiceException exception)
        {
            await RememberAsync(run).ConfigureAwait(false);
            return run.IsUncertain
                ? run.End(ChangeStatus.Unknown, $"Whether it was written is not known: {exception.Message}")
                : run.End(ChangeStatus.Failed, $"Begun, and not finished; look at it in Apollo, then plan again. {exception.Message}");
        }
    }

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
            if (SomebodyEntered(change, run.Current)) return run.End(ChangeStatus.Blocked, $"It would start sending, and {run.Current.People} entered since the plan was made; plan again, or give --allow-activation={change.Key}.");
        }

        if (change.Action == SequenceAction.Adopt)
        {
            Record(run, ReadBack.Of(change.Target!, run.Current!));
            return run.End(ChangeStatus.Applied);
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

    private async Task<ChangeResult?> StepAsync(Run run, PlannedRequest request)
    {
        // Sending begins only when everything before it is as planned.
        if (request.Kind == RequestKind.Activate && run.Written && await CheckAsync(run, Fields.Active).ConfigureAwait(false) is { } failed) return failed;

        var filled = run.Created is { } created ? service.Fill(request, created) : request;
        if (request.Kind == RequestKind.Create) return await CreateAsync(run, filled).ConfigureAwait(false);
        await WriteAsync(run, filled).ConfigureAwait(false);
        return null;
    }

    private async Task<ChangeResult?> CreateAsync(Run run, PlannedRequest request)
    {
        string? id;
        try
        {
            id = await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.IsUncertain)
        {
            // There is no idempotency key, so the request is never repeated: what has the name now is ours.
            id = await SearchAsync(run.Change.Name).ConfigureAwait(false);
            if (id is null) return run.End(ChangeStatus.Unknown, $"Whether it was created is not known: {exception.Message} The next run looks for it before it creates anything.", written: true);
        }

        id ??= await SearchAsync(run.Change.Name).ConfigureAwait(false);
        run.Written = true;
        if (id is null) return run.End(ChangeStatus.Unknown, "The service accepted the create without naming an id, and no sequence of that name is listed. The next run looks for it before it creates anything.");

        run.Id = id;
        run.Current = await ReadAsync(id).ConfigureAwait(false);
        if (run.Current is null) return run.End(ChangeStatus.Failed, $"It was created with the id {id}, and the service does not find it; look at it in Apollo, then plan again.");

        var readBack = ReadBack.Of(run.Change.Target!, run.Current, [Fields.Active, .. Fields.All.Where(field => field.Class == FieldClass.UpdateOnly)]);
        run.Created = readBack.Created(id);
        Record(run, readBack);
        return readBack.Mismatches.IsEmpty ? null : run.End(ChangeStatus.Failed, NotTaken(readBack));
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
        Record(run, readBack);
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
                Record(run, ReadBack.Of(run.Change.Target, current));
            }
        }
        catch (ServiceException)
        {
            // The failure that is being reported already says that the service does not answer; the journal has the intent.
        }
    }

    private void Record(Run run, ReadBack readBack) =>
        store.Record(context.Account, LockEntry.Of(run.Change.Target!, run.Current!, readBack, store.Find(run.Change.Key) ?? store.FindId(run.Current!.Id)));

    private async Task<string?> SearchAsync(string name)
    {
        for (var end = time.GetUtcNow() + SearchTime; ;)
        {
            try
            {
                var listed = await service.ReadAsync(ReadScope.Rows, CancellationToken.None).ConfigureAwait(false);
                var named = listed.Rows.Where(row => row.Name.Trim() == name.Trim()).ToList();
                if (named is [var only]) return only.Id;
            }
            catch (ServiceException exception) when (exception.IsUncertain || exception.Failure == ServiceFailure.Incomplete)
            {
                // Another try below, as long as there is time.
            }

            if (time.GetUtcNow() >= end) return null;
            await Task.Delay(SearchPause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<CurrentSequence?> ReadAsync(string id)
    {
        var state = await service.ReadAsync(ReadScope.Of(id), CancellationToken.None).ConfigureAwait(false);
        return state.Sequences.GetValueOrDefault(id);
    }

    // Counts are noise to the fingerprint, so who is in the sequence is asked again before anything starts to send.
    private bool SomebodyEntered(SequenceChange change, CurrentSequence current) =>
        change.People.IsNobody && !current.People.IsNobody && change.Requests.Any(request => request.Kind == RequestKind.Activate) && !context.Consents.Activation.Contains(change.Key);

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
