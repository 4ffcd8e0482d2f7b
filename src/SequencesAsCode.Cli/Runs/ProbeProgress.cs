using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Runs;

/// <summary>Shows a probe on stderr: a bar on a terminal, elsewhere one plain line per question.</summary>
internal sealed class ProbeProgress(Terminal terminal, ResultWriter output, ProgressBar bar)
{
    /// <summary>Runs a probe and shows its progress.</summary>
    /// <param name="total">How many experiments it makes.</param>
    /// <param name="run">The probe. It gets an action for the number and the name of the next experiment.</param>
    public Task<ProbeReport> RunAsync(int total, Func<Action<int, string>, Task<ProbeReport>> run)
    {
        if (!terminal.IsInteractive)
            return run((number, name) => output.Notice(Say(number, name)));
        return bar.RunAsync(
            "Measuring",
            total,
            move => run((number, name) => move(Say(number, name), number == 1 ? 0 : 1))
        );

        string Say(int number, string name) =>
            string.Create(CultureInfo.InvariantCulture, $"{number} of {total}: {name}");
    }
}
