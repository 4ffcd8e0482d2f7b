using System.Collections.Immutable;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>Carries out a plan, one sequence at a time, in plan order: Apollo documents that it refuses a write while it works on another one.</summary>
/// <param name="service">Where to.</param>
/// <param name="store">Lock and journal of the environment, already read.</param>
/// <param name="time">The clock.</param>
/// <param name="budget">Asked before each sequence whether the calls that are left suffice for it; null when nothing is known of them.</param>
/// <param name="waiting">Told when it begins to wait for the service to show what was written or made; null for nobody.</param>
public sealed class Applier(ISequenceService service, LockStore store, TimeProvider time, CallBudget? budget = null, Action<ServiceWait>? waiting = null)
{
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs the plan. When <paramref name="stop"/> is cancelled, the sequence in hand is finished and the others are not attempted.</summary>
    /// <param name="plan">What to do; nothing else is done.</param>
    /// <param name="continueOnError">Whether to go on after a failure.</param>
    /// <param name="progress">Told of each sequence as it ends.</param>
    /// <param name="stop">Asks for an orderly end.</param>
    public async Task<ApplyReport> ApplyAsync(Plan plan, bool continueOnError, Action<ChangeResult>? progress, CancellationToken stop)
    {
        if (!plan.Blocks.IsEmpty) return Refused(plan, progress);
        var until = new UntilWritten(service, stop);
        var (one, byRow) = (new SequenceApplier(new AnsweredService(until), store, plan.Context, time, waiting), new SequenceApplier(new RowService(until), store, plan.Context, time, waiting));
        var results = ImmutableArray.CreateBuilder<ChangeResult>();
        var (stopped, isDenied, saved) = (StopReason.None, false, time.GetTimestamp());
        string? lockError = null, why = null;

        foreach (var change in plan.Sequences.Where(IsToDo))
        {
            if (stopped == StopReason.None && stop.IsCancellationRequested) (stopped, why) = (StopReason.Cancelled, "The run was cancelled before its turn.");
            var (result, end) = change.Action == SequenceAction.Blocked
                ? Unattempted(change, ChangeStatus.Blocked, BlocksOf(change))
                : stopped != StopReason.None ? Unattempted(change, ChangeStatus.NotAttempted, why) : await AttemptAsync(change.ByRow ? byRow : one, until, change).ConfigureAwait(false);
            results.Add(result);
            progress?.Invoke(result);
            isDenied |= end == StopReason.Denied;

            // What the key may not do for one sequence it may do for another, if the run is to go on after failures.
            var isEnd = end != StopReason.None && !(continueOnError && end == StopReason.Denied && result.Status == ChangeStatus.Failed);
            if (stopped == StopReason.None && isEnd) (stopped, why) = (end, result.Message);
            if (stopped == StopReason.None && !continueOnError && result.Status is ChangeStatus.Failed or ChangeStatus.Unknown)
            {
                (stopped, why) = (
                    StopReason.Failure, $"An earlier change failed; give {OptionNames.OnError} continue to go on.");
            }

            if (time.GetElapsedTime(saved) >= SaveInterval)
            {
                lockError = Save();
                saved = time.GetTimestamp();
            }
        }

        if (stopped == StopReason.None && results.Count > 0) await SettleAsync(one, plan, until).ConfigureAwait(false);
        lockError = results.Count > 0 ? Save() : lockError;
        return new(plan.Context, results.ToImmutable(), stopped == StopReason.None && isDenied ? StopReason.Denied : stopped, lockError);
    }

    // What the quota would cut in two, or a person cancels before its first write, is not begun.
    private async Task<SequenceOutcome> AttemptAsync(SequenceApplier one, UntilWritten until, SequenceChange change)
    {
        if (budget?.Shortage(change) is { } shortage) return Unattempted(change, ChangeStatus.NotAttempted, shortage.Message) with { Stop = StopReason.QuotaSpent };
        until.Begin();
        var wasBegun = store.IsBegun(change.Key);
        try
        {
            return await one.ApplyAsync(change).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (until.IsCancelled)
        {
            if (until.IsReached && !wasBegun) Abandon(change.Key);
            return Unattempted(change, ChangeStatus.NotAttempted, "The run was cancelled before anything was sent for it.") with { Stop = StopReason.Cancelled };
        }
    }

    // Best effort: what could not be looked for stays in the journal, and the next plan tells of it again.
    private static async Task SettleAsync(SequenceApplier one, Plan plan, UntilWritten until)
    {
        until.Begin();
        try
        {
            await one.SettleAsync(plan).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ServiceException or IOException or UnauthorizedAccessException or OperationCanceledException)
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
            // The intent stays noted: the next run looks once more than it has to.
            return;
        }
    }

    // A guard of the workspace stops all of it: nothing is read, written or recorded.
    private static ApplyReport Refused(Plan plan, Action<ChangeResult>? progress)
    {
        var why = string.Join(" ", plan.Blocks.Select(block => block.Message));
        var results = plan.Sequences.Where(IsToDo).Select(change => Unattempted(change, ChangeStatus.Blocked, change.Blocks.IsEmpty ? why : BlocksOf(change)).Result).ToImmutableArray();
        foreach (var result in results) progress?.Invoke(result);
        return new(plan.Context, results, StopReason.None, null);
    }

    private static string BlocksOf(SequenceChange change) => string.Join(" ", change.Blocks.Select(block => block.Message));

    private static bool IsToDo(SequenceChange change) => change.Action is not (SequenceAction.None or SequenceAction.NotRead);

    private static SequenceOutcome Unattempted(SequenceChange change, ChangeStatus status, string? message) =>
        new(new(change.Key, change.Name, change.Id, change.Action, status, false, message), StopReason.None);

    private string? Save()
    {
        try
        {
            store.Save();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The lock {store.LockName} could not be written ({exception.Message.TrimEnd('.')}). What was done is kept in the journal: make room on the disk, and the folder writable, then run 'apply' again.";
        }
    }
}
