using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Whether a person wants what was shown: asked on a terminal, said beforehand elsewhere.</summary>
internal sealed class Approval(Terminal terminal, ResultWriter output, PlanPipeline pipeline)
{
    /// <summary>Refuses a run that would have to ask where nobody can answer; before anything is called.</summary>
    /// <param name="given">Whether the command line gives it.</param>
    /// <param name="mayAsk">Whether the command may put a question between its results, on the streams that it
    /// uses.</param>
    /// <param name="instead">What to give in its place.</param>
    /// <exception cref="CommandException">Nobody can be asked.</exception>
    public void CheckPossible(bool given, bool mayAsk, string instead)
    {
        if (!given && !(terminal.IsInteractive && mayAsk))
        {
            throw CommandException.Arguments($"Nobody can be asked here: give {instead}.");
        }
    }

    /// <summary>Which account would be changed must not depend on a default when nobody looks.</summary>
    /// <exception cref="CommandException">It would.</exception>
    public void CheckEnvironmentIsSaid(string folder, string? environment)
    {
        if (environment is not null || terminal.IsInteractive)
            return;
        var (desired, _) = pipeline.ReadFiles(folder, null);
        if (desired.Workspace.Environments.Count(other => other is not WorkspaceEnvironment.Emulator) > 1)
        {
            throw CommandException.Arguments(
                "The workspace has several environments with an account: say which one with -e NAME."
            );
        }
    }

    /// <summary>Asks.</summary>
    /// <param name="question">Without what is taken for a yes.</param>
    /// <param name="cancellation">Counts as a no.</param>
    public async Task<bool> AskAsync(string question, CancellationToken cancellation)
    {
        output.Question($"{question} Only 'yes' is taken for a yes: ");
        try
        {
            // Reading a terminal cannot be cancelled, so it is left behind.
            var answer = await Task.Run(terminal.In.ReadLine, CancellationToken.None)
                .WaitAsync(cancellation)
                .ConfigureAwait(false);
            return answer?.Trim() == "yes";
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync().ConfigureAwait(false);
            return false;
        }
    }
}
