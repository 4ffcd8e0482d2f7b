using System.Diagnostics;

namespace SequencesAsCode.Testing.Commands;

/// <summary>
/// A command that was run to its end. It gets no input. One that does not end, or whose output stays open because a
/// process that it started goes on, is killed and fails the test.
/// </summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Out">The text on stdout.</param>
/// <param name="Error">The text on stderr.</param>
internal sealed record EndedProcess(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command.</summary>
    /// <exception cref="TimeoutException">It did not end within the patience.</exception>
    public static async Task<EndedProcess> RunAsync(ProcessStartInfo start, TimeSpan? patience = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(), output, error)
                .WaitAsync(patience ?? Patience)
                .ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            var state = process.HasExited
                ? "ended, but a process that it started keeps its output open"
                : "did not end";
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} {state} within {patience ?? Patience}.",
                exception
            );
        }

        return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }
}
