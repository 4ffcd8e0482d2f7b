using SequencesAsCode.Applying;
using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;
using Spectre.Console;

namespace SequencesAsCode.Cli;

/// <summary>Shows how far an apply is: a bar on a terminal, one plain line a sequence elsewhere; always on stderr.</summary>
internal sealed class ApplyProgress(Terminal terminal, LiveLine line, Output output, WaitDisplay waits)
{
    public async Task<ApplyReport> RunAsync(Plan plan, Func<Action<ChangeResult>, Task<ApplyReport>> apply)
    {
        if (!terminal.IsInteractive) return await apply(output.Progress).ConfigureAwait(false);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(line.Stream), ColorSystem = terminal.Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors });
        var total = plan.Sequences.Count(change => change.Action is not (SequenceAction.None or SequenceAction.NotRead or SequenceAction.Blocked));
        return await console.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var (bar, last) = (context.AddTask("Applying", maxValue: Math.Max(1, total)), "Applying");
                using var inTheBar = waits.Through(waiting => bar.Description = Markup.Escape(TextRenderer.Plain(waiting ?? last)));
                return await apply(result =>
                {
                    if (result.Status != ChangeStatus.Blocked) bar.Increment(1);
                    bar.Description = Markup.Escape(last = TextRenderer.Plain(result.Key));
                }).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }
}
