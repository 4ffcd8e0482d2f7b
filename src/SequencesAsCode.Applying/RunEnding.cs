using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying;

/// <summary>Whether an apply goes on after each sequence, and why not.</summary>
/// <param name="continueOnError">Whether to go on after a failure.</param>
internal sealed class RunEnding(bool continueOnError)
{
    private StopReason stopped;
    private bool isDenied;

    /// <summary>Whether no further sequence is attempted.</summary>
    public bool IsStopped => stopped != StopReason.None;

    /// <summary>Why the sequences after the end are not attempted; null as long as the run goes on.</summary>
    public string? Why { get; private set; }

    /// <summary>The reason for the report: a key that was denied a call is reported even if the run went on.</summary>
    public StopReason Reason => isDenied && !IsStopped ? StopReason.Denied : stopped;

    /// <summary>Ends the run; only the first reason counts.</summary>
    public void Stop(StopReason reason, string? why)
    {
        if (IsStopped)
            return;
        stopped = reason;
        Why = why;
    }

    /// <summary>Decides after a sequence whether the run goes on.</summary>
    public void Take(SequenceOutcome outcome)
    {
        var status = outcome.Result.Status;
        isDenied |= outcome.Stop == StopReason.Denied;

        // A key that is denied one sequence may be allowed another, so a run that continues on errors goes on.
        var goesOn = continueOnError && outcome.Stop == StopReason.Denied && status == ChangeStatus.Failed;
        if (outcome.Stop != StopReason.None && !goesOn)
            Stop(outcome.Stop, outcome.Result.Message);
        if (!continueOnError && status is ChangeStatus.Failed or ChangeStatus.Unknown)
        {
            Stop(
                StopReason.Failure,
                $"An earlier change failed. To go on after a failure, add '{OptionNames.OnError} continue'."
            );
        }
    }
}
