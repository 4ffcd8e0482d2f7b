using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Shows the progress of an apply on stderr: a bar on a terminal, elsewhere one plain line per
/// sequence.</summary>
internal sealed class ApplyProgress(Terminal terminal, ResultWriter output, ProgressBar bar)
{
    public async Task<ApplyReport> RunAsync(Plan plan, Func<Action<ChangeResult>, Task<ApplyReport>> apply)
    {
        if (!terminal.IsInteractive)
            return await apply(output.Progress).ConfigureAwait(false);

        var total = plan.Sequences.Count(change =>
            change.Action is not (SequenceAction.None or SequenceAction.NotRead or SequenceAction.Blocked)
        );
        return await bar.RunAsync(
                "Applying",
                total,
                move => apply(result => move(result.Key, result.Status == ChangeStatus.Blocked ? 0 : 1))
            )
            .ConfigureAwait(false);
    }
}
