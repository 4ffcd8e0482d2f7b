using SequencesAsCode.Output.Text;
using Spectre.Console;

namespace SequencesAsCode.Cli.Screen;

/// <summary>A bar on a terminal's stderr, that shows waits in its place while it stands.</summary>
internal sealed class ProgressBar(Terminal terminal, LiveLine line, WaitDisplay waits)
{
    /// <summary>Shows the bar while the work goes on.</summary>
    /// <param name="title">What it says at first.</param>
    /// <param name="total">When it is full.</param>
    /// <param name="work">Given what moves the bar: what it says then, and by how much.</param>
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
                var (bar, last) = (context.AddTask(title, maxValue: Math.Max(1, total)), title);
                using var inTheBar = waits.Through(waiting =>
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
