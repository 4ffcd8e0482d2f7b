namespace SequencesAsCode.Cli.Screen;

/// <summary>Turns signals into an orderly end: the first asks for one, the second ends the process.</summary>
/// <param name="error">Standard error.</param>
/// <param name="asking">Whether a person is being asked; then nothing is being written that has to be finished.</param>
/// <param name="stop">Cancelled by the first signal.</param>
internal sealed class Interruption(TextWriter error, Asking asking, CancellationTokenSource stop)
{
    /// <summary>Takes a signal.</summary>
    /// <returns>Whether the process goes on to its orderly end.</returns>
    public bool Take()
    {
        var isFirst = !stop.IsCancellationRequested;
        if (isFirst && !asking.IsOpen)
        {
            error.WriteLine("Stopping after the current write. A second Ctrl-C or signal stops at once.");
        }

        stop.Cancel();
        return isFirst;
    }
}
