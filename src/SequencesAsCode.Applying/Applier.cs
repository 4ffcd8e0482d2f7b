using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// Carries out a plan, one sequence at a time, in plan order: Apollo refuses a write while it works on another
/// (documented).
/// </summary>
/// <param name="service">The service to write to.</param>
/// <param name="store">Lock and journal of the environment, already read.</param>
/// <param name="time">The clock.</param>
/// <param name="budget">
/// Tells before each sequence whether enough calls are left for it; null when no calls are counted.
/// </param>
/// <param name="waiting">Called when a wait begins for the service to show what was written; null for nobody.</param>
public sealed class Applier(
    ISequenceService service,
    LockStore store,
    TimeProvider time,
    CallBudget? budget = null,
    Action<ServiceWait>? waiting = null
)
{
    /// <summary>
    /// Runs the plan. When <paramref name="stop"/> is cancelled, the current sequence is finished and the others are
    /// not attempted.
    /// </summary>
    /// <param name="plan">The changes; nothing else is done.</param>
    /// <param name="continueOnError">Whether to go on after a failure.</param>
    /// <param name="progress">Called with the result of each sequence; null for nobody.</param>
    /// <param name="stop">Ends the run after the current sequence.</param>
    public async Task<ApplyReport> ApplyAsync(
        Plan plan,
        bool continueOnError,
        Action<ChangeResult>? progress,
        CancellationToken stop
    )
    {
        if (!plan.Blocks.IsEmpty)
            return Refused(plan, progress);
        var until = new UntilWritten(service, stop);
        var whole = new SequenceApplier(new AnsweredService(until), store, plan.Context, time, waiting);
        var byRow = new SequenceApplier(new RowService(until), store, plan.Context, time, waiting);
        var results = ImmutableArray.CreateBuilder<ChangeResult>();
        var ending = new RunEnding(continueOnError);
        var pace = new SavePace(time);
        string? lockError = null;

        foreach (var change in plan.Sequences.Where(IsToDo))
        {
            if (stop.IsCancellationRequested)
                ending.Stop(StopReason.Cancelled, "The run was cancelled before its turn.");
            var outcome =
                change.Action == SequenceAction.Blocked || ending.IsStopped
                    ? Passed(change, ending)
                    : await AttemptAsync(change.ByRow ? byRow : whole, until, change).ConfigureAwait(false);
            results.Add(outcome.Result);
            progress?.Invoke(outcome.Result);
            ending.Take(outcome);
            if (pace.IsDue)
                lockError = pace.Save(Save);
        }

        if (!ending.IsStopped && results.Count > 0)
            await SettleAsync(whole, plan, until).ConfigureAwait(false);
        lockError = results.Count > 0 ? Save() : lockError;
        return new(plan.Context, results.ToImmutable(), ending.Reason, lockError);
    }

    private static SequenceOutcome Passed(SequenceChange change, RunEnding ending) =>
        change.Action == SequenceAction.Blocked
            ? Unattempted(change, ChangeStatus.Blocked, BlocksOf(change))
            : Unattempted(change, ChangeStatus.NotAttempted, ending.Why);

    // A change is not begun when the quota would interrupt it; a change that is cancelled before its first write was
    // not begun.
    private async Task<SequenceOutcome> AttemptAsync(SequenceApplier one, UntilWritten until, SequenceChange change)
    {
        if (budget?.Shortage(change) is { } shortage)
            return Unattempted(change, ChangeStatus.NotAttempted, shortage.Message) with
            {
                Stop = StopReason.QuotaSpent,
            };
        until.Begin();
        var wasBegun = store.IsBegun(change.Key);
        try
        {
            return await one.ApplyAsync(change).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (until.IsCancelled)
        {
            if (until.IsReached && !wasBegun)
                Abandon(change.Key);
            return Unattempted(
                change,
                ChangeStatus.NotAttempted,
                "The run was cancelled before anything was sent for this sequence."
            ) with
            {
                Stop = StopReason.Cancelled,
            };
        }
    }

    // Best effort: what could not be searched for stays in the journal, and the next plan reports it again.
    private static async Task SettleAsync(SequenceApplier one, Plan plan, UntilWritten until)
    {
        until.Begin();
        try
        {
            await one.SettleAsync(plan).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception
                    is ServiceException
                        or IOException
                        or UnauthorizedAccessException
                        or OperationCanceledException
            )
        {
            return;
        }
    }

    private void Abandon(string key)
    {
        try
        {
            store.Abandon(key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The intent stays in the journal, and the next run looks for the sequence without need.
            return;
        }
    }

    // A guard of the workspace stops the whole plan: nothing is read, written or recorded.
    private static ApplyReport Refused(Plan plan, Action<ChangeResult>? progress)
    {
        var why = string.Join(' ', plan.Blocks.Select(block => block.Message));
        var results = plan
            .Sequences.Where(IsToDo)
            .Select(change =>
                Unattempted(change, ChangeStatus.Blocked, change.Blocks.IsEmpty ? why : BlocksOf(change)).Result
            )
            .ToImmutableArray();
        foreach (var result in results)
            progress?.Invoke(result);
        return new(plan.Context, results, StopReason.None, null);
    }

    private static string BlocksOf(SequenceChange change) =>
        string.Join(' ', change.Blocks.Select(block => block.Message));

    private static bool IsToDo(SequenceChange change) =>
        change.Action is not (SequenceAction.None or SequenceAction.NotRead);

    private static SequenceOutcome Unattempted(SequenceChange change, ChangeStatus status, string? message)
    {
        var result = new ChangeResult
        {
            Key = change.Key,
            Name = change.Name,
            Id = change.Id,
            Action = change.Action,
            Status = status,
            Written = false,
            Message = message,
        };
        return new(result, StopReason.None);
    }

    private string? Save()
    {
        try
        {
            store.Save();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The lock file {store.LockName} could not be written ({exception.Message.TrimEnd('.')}). The "
                + "journal keeps what was done. Free up disk space and make the folder writable, then run "
                + $"'{CommandWords.Apply}' again.";
        }
    }
}
