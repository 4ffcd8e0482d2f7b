using SequencesAsCode.Output.Text;
using Spectre.Console;

namespace SequencesAsCode.Cli.Screen;

/// <summary>A progress bar on a terminal's stderr. It shows waits as its own text.</summary>
internal sealed class ProgressBar(Terminal terminal, LiveLine line, WaitDisplay waits)
{
    /// <summary>Shows the bar while the work goes on.</summary>
    /// <param name="title">The first text of the bar.</param>
    /// <param name="total">The number of steps of the whole work.</param>
    /// <param name="work">The work. It gets an action that moves the bar: the new text, and a number of steps.</param>
    public async Task<T> RunAsync<T>(string title, int total, Func<Action<string, int>, Task<T>> work)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(line.Stream),
                ColorSystem = terminal.Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );
        return await console
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title, maxValue: Math.Max(1, total));
                var last = title;
                using var inTheBar = waits.RedirectTo(waiting =>
                    bar.Description = Markup.Escape(TextRenderer.Plain(waiting ?? last))
                );
                return await work(
                        (text, steps) =>
                        {
                            bar.Increment(steps);
                            bar.Description = Markup.Escape(last = TextRenderer.Plain(text));
                        }
                    )
                    .ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }
}
