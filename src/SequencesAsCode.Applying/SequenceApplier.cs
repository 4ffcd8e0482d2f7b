using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// Carries out the change of one sequence: read, fingerprint, guards, intent, write, read back, result. A change that
/// was begun is finished.
/// </summary>
internal sealed class SequenceApplier(
    ISequenceService service,
    LockStore store,
    PlanContext context,
    TimeProvider time,
    Action<ServiceWait>? tell = null
)
{
    private readonly PatientReader reads = new(service, time, tell);
    private readonly RequestWriter writer = new(service, new(service, time, tell), time);
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
            return Failures.OfDisk(run, exception);
        }
    }

    /// <summary>Searches for creates of earlier runs that are not in the plan.</summary>
    public Task SettleAsync(Plan plan) => maker.SettleAsync(plan);

    private async Task<SequenceOutcome> AttemptAsync(SequenceRun run)
    {
        try
        {
            return new(await ApplyAsync(run).ConfigureAwait(false), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Intended && exception.Contradiction is not null)
        {
            // As in the plan, this concerns only this sequence.
            return new(run.End(ChangeStatus.Blocked, exception.Message), StopReason.None);
        }
        catch (ServiceException exception) when (!run.Written && !run.IsUncertain)
        {
            return Failures.BeforeWrite(run, exception, unnoted: Abandon(run));
        }
        catch (ServiceException exception)
        {
            return Failures.AfterWrite(run, exception, await RememberAsync(run).ConfigureAwait(false));
        }
    }

    // What an earlier run sent stays unknown, so its intent is kept.
    private string? Abandon(SequenceRun run) =>
        run is { Intended: true, WasBegun: false, IsIntentKept: false }
            ? Failures.Note(() => store.Abandon(run.Change.Key))
            : null;

    private async Task<ChangeResult> ApplyAsync(SequenceRun run)
    {
        var change = run.Change;
        if (change.Action == SequenceAction.Forget)
        {
            store.Forget(change.Key);
            return run.End(ChangeStatus.Applied);
        }

        if (await PrepareAsync(run).ConfigureAwait(false) is { } unfit)
            return unfit;
        maker.Knows(run, change.Action == SequenceAction.Adopt ? null : run.Current);
        if (change.Action == SequenceAction.Adopt || run.Current?.Fingerprint != change.Fingerprint)
            return TakeOver(run);
        if (change.Action == SequenceAction.Create && await maker.TakenAsync(change).ConfigureAwait(false) is { } taken)
        {
            return run.End(ChangeStatus.Stale, taken);
        }

        Intend(run);
        foreach (var request in change.Requests)
        {
            if (await StepAsync(run, request).ConfigureAwait(false) is { } early)
                return early;
        }

        return change.Action == SequenceAction.Archive
            ? await EndArchiveAsync(run).ConfigureAwait(false)
            : await CheckAsync(run).ConfigureAwait(false) ?? run.End(ChangeStatus.Applied);
    }

    // Reads the sequence and checks the guards of the plan again; null when the change may begin.
    private async Task<ChangeResult?> PrepareAsync(SequenceRun run)
    {
        var change = run.Change;
        if (change.Id is not { } id)
            return null;
        run.Current = await reads.ReadAsync(id).ConfigureAwait(false);
        if (run.Current is not { } current)
        {
            return run.End(ChangeStatus.Stale, "It no longer exists. Run 'sequences plan' again.");
        }

        if (current.Fingerprint != change.Fingerprint && !IsThereAlready(run, current))
        {
            return run.End(ChangeStatus.Stale, "It has changed since the plan was made. Run 'sequences plan' again.");
        }

        if (change.OnlyWhileEmpty && !current.People.IsNobody)
        {
            return run.End(
                ChangeStatus.Blocked,
                $"It would start sending, and {current.People} entered it since the plan was made. To "
                    + "allow that, run 'sequences plan' again with "
                    + $"{ConsentFlags.FlagOf(Consent.Activation(change.Key))}."
            );
        }

        if (Entrants.In(change, current) is { } entered)
            return run.End(ChangeStatus.Blocked, entered);
        if (UnplannedRemovals.Find(change, store.FindId(id), current) is { } lost)
        {
            return run.End(ChangeStatus.Blocked, lost);
        }

        return await ShowsMoreAsync(change, id).ConfigureAwait(false)
            ? run.End(
                ChangeStatus.Stale,
                "Not all of it was visible when the plan was made, but now it is. Run 'sequences plan' again."
            )
            : null;
    }

    private ChangeResult TakeOver(SequenceRun run)
    {
        var held = run.Compare(run.RequiredCurrent);
        run.OnlyRecords = run.Change.Action == SequenceAction.Adopt && store.FindId(run.RequiredId) is not null;
        Record(run, held, null);
        return Endings.Rewritten(run, held) ?? run.End(ChangeStatus.Applied);
    }

    private void Intend(SequenceRun run)
    {
        var change = run.Change;
        run.WasBegun = store.IsBegun(change.Key);
        if (change.Action == SequenceAction.Create)
            maker.Intend(change);
        else
            store.Intend(change.Key, change.Id!, UsedByBeginning(change));
        run.Intended = true;
    }

    // Until a removal is done, the lock still has the part that its key means. A run that goes on must not ask again.
    private static ImmutableArray<string> UsedByBeginning(SequenceChange change) =>
        [.. (change.Target?.Spends ?? []).Where(entry => !AllowEntry.IsOf(AllowKind.Removal, entry))];

    private async Task<ChangeResult> EndArchiveAsync(SequenceRun run)
    {
        var now = await LookAsync(run, read => read is { Archived: true }).ConfigureAwait(false);
        if (now is { Archived: false })
        {
            return run.End(
                ChangeStatus.Failed,
                "The archiving was accepted, but the sequence is not archived. Check it in Apollo, "
                    + "then run 'sequences plan' again."
            );
        }

        store.Forget(run.Change.Key);
        return run.End(ChangeStatus.Applied);
    }

    // This run may have written the text already, through a template that another step shares.
    private bool IsThereAlready(SequenceRun run, CurrentSequence current) =>
        service.Capabilities.SharesTemplates
        && run.Change.Requests.All(request => request.Kind == RequestKind.UpdateStep)
        && run.Change.Target is not null
        && run.Compare(current) is { Mismatches.IsEmpty: true, Rewrites.IsEmpty: true };

    // A part that the lock knows and the service does not show may be from a run that ended just now. An update without
    // it would delete it.
    private async Task<bool> ShowsMoreAsync(SequenceChange change, string id)
    {
        if (!change.MissesParts || time.GetUtcNow() >= settled)
            return false;
        var read = await reads
            .ReadAsync(id, IsAnother, now => !IsAnother(now), PatientReader.Long)
            .ConfigureAwait(false);
        return IsAnother(read);

        bool IsAnother(CurrentSequence? now) => now?.Fingerprint != change.Fingerprint;
    }

    private async Task<ChangeResult?> StepAsync(SequenceRun run, PlannedRequest request)
    {
        // The sequence is switched on only when everything before is as planned.
        if (
            request.Kind == RequestKind.Activate
            && run.Written
            && await CheckAsync(run, Fields.Active).ConfigureAwait(false) is { } failed
        )
            return failed;

        var filled = run.Created is { } created ? service.Fill(request, created) : request;
        if (request.Kind == RequestKind.Create)
            return await maker.CreateAsync(run, filled).ConfigureAwait(false);
        await writer.WriteAsync(run, filled).ConfigureAwait(false);

        return request.Kind == RequestKind.Deactivate && run.Change.Requests.Length > 1
            ? await LookBetweenAsync(run).ConfigureAwait(false)
            : null;
    }

    // Later reads are compared with the sequence as it is now, switched off. Edits that somebody made after the plan
    // must not be overwritten.
    private async Task<ChangeResult?> LookBetweenAsync(SequenceRun run)
    {
        var planned = run.RequiredCurrent;
        run.Current = await LookAsync(run, read => read is { Active: false }).ConfigureAwait(false);
        if (run.Current is { Archived: false } now && SameContent.ButActive(planned, now))
            return null;
        if (run.Current is { Archived: false } changed)
            Record(run, run.Compare(changed), null);
        return run.End(
            ChangeStatus.Failed,
            "It was turned off, and nothing else was sent, because it changed meanwhile. Run 'sequences plan' again."
        );
    }

    private Task<CurrentSequence?> LookAsync(SequenceRun run, Func<CurrentSequence?, bool> isExpected) =>
        reads.ReadAsync(run.RequiredId, isExpected, run.MayBeLate, PatientReader.Long);

    private async Task<ChangeResult?> CheckAsync(SequenceRun run, params Field[] notYet)
    {
        run.Current = await LookAsync(run, now => Endings.IsHeld(run, now, notYet)).ConfigureAwait(false);
        if (run.Current is { Archived: true })
            return run.End(
                ChangeStatus.Failed,
                "It was written, but it is archived now. Check it in Apollo, then run 'sequences plan' again."
            );
        if (run.Current is null)
            return run.End(
                ChangeStatus.Failed,
                "It was written, but it can no longer be found. Look for it in Apollo, then run 'sequences plan' again."
            );
        var readBack = run.Compare(run.Current, [.. notYet]);
        Record(run, readBack, field => !notYet.Contains(field));
        return Endings.Ended(run, readBack);
    }

    // Best effort after a failure: records what exists now, so that the next run goes on from there.
    private async Task<string?> RememberAsync(SequenceRun run)
    {
        try
        {
            if (
                run.Id is null
                || run.Change.Target is null
                || await reads.ReadAsync(run.Id).ConfigureAwait(false) is not { } current
            )
                return null;
            run.Current = current;
            return Failures.Note(() => Record(run, run.Compare(current), null));
        }
        catch (ServiceException)
        {
            // The failure that is being reported already tells that the service does not answer; the journal has the
            // intent.
            return null;
        }
    }

    private void Record(SequenceRun run, ReadBack readBack, Func<Field, bool>? isSettled) =>
        Bookkeeping.Record(run, readBack, isSettled, store, context);
}
