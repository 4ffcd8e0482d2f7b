using System.Runtime.ExceptionServices;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>
/// Shows the progress of an apply: a bar on a terminal; elsewhere one line per sequence, on stdout as part of a result
/// in text, and on stderr beside any other format.
/// </summary>
/// <param name="terminal">The standard streams.</param>
/// <param name="output">Writes the lines.</param>
/// <param name="bar">The bar.</param>
/// <param name="isText">Whether the result is text.</param>
internal sealed class ApplyProgress(Terminal terminal, ResultWriter output, ProgressBar bar, bool isText)
{
    private ExceptionDispatchInfo? fault;

    /// <summary>Runs an apply and shows its progress.</summary>
    /// <exception cref="IOException">The apply ended, but stdout could not take its results.</exception>
    public async Task<ApplyReport> RunAsync(Plan plan, Func<Action<ChangeResult>, Task<ApplyReport>> apply)
    {
        if (terminal.IsInteractive)
            return await RunWithBarAsync(plan, apply).ConfigureAwait(false);
        if (!isText)
            return await apply(output.Progress).ConfigureAwait(false);
        Try(() => output.BeginReport(plan.Context));
        var report = await apply(result => Try(() => output.Result(result))).ConfigureAwait(false);
        fault?.Throw();
        return report;
    }

    private Task<ApplyReport> RunWithBarAsync(Plan plan, Func<Action<ChangeResult>, Task<ApplyReport>> apply)
    {
        var total = plan.Sequences.Count(change =>
            change.Action is not (SequenceAction.None or SequenceAction.NotRead or SequenceAction.Blocked)
        );
        return bar.RunAsync(
            "Applying",
            total,
            move => apply(result => move(result.Key, result.Status == ChangeStatus.Blocked ? 0 : 1))
        );
    }

    // A stream that takes nothing any more must not end an apply in the middle.
    private void Try(Action write)
    {
        if (fault is not null)
            return;
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
