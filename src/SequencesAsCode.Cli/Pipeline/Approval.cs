using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Asks a person to approve a change, or requires the approval on the command line.</summary>
internal sealed class Approval(Terminal terminal, ResultWriter output, PlanPipeline pipeline)
{
    /// <summary>Checks, before any call, that there is a workspace and that a person can be asked or that the approval
    /// was given.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="given">Whether the command line gives the approval.</param>
    /// <param name="mayAsk">Whether a question may appear between the results of the command.</param>
    /// <param name="instead">The option to give instead, for the message.</param>
    /// <exception cref="CommandException">There is no workspace, or nobody can be asked.</exception>
    public void CheckPossible(string folder, bool given, bool mayAsk, string instead)
    {
        PlanPipeline.CheckIsThere(folder);
        if (!given && !(terminal.IsInteractive && mayAsk))
        {
            throw CommandException.Arguments("There is no terminal to ask on.", $"Give {instead}.");
        }
    }

    /// <summary>Checks that a run without a person names its environment when the workspace has several
    /// accounts.</summary>
    /// <exception cref="CommandException">The environment has to be named.</exception>
    public void CheckEnvironmentIsNamed(string folder, string? environment)
    {
        if (environment is not null || terminal.IsInteractive)
            return;
        var (desired, _) = pipeline.ReadFiles(folder, null);
        if (desired.Workspace.Environments.Count(other => other is not WorkspaceEnvironment.Emulator) > 1)
        {
            throw CommandException.Arguments(
                "The workspace has several environments with an account.",
                "Name one with -e NAME."
            );
        }
    }

    /// <summary>Asks a question on the terminal, and returns true only for <c>yes</c>.</summary>
    /// <param name="question">The question, without the word to type.</param>
    /// <param name="purpose">What the answer allows, for example <c>apply</c>.</param>
    /// <param name="cancellation">Counts as a no.</param>
    public async Task<bool> AskAsync(string question, string purpose, CancellationToken cancellation)
    {
        using var asking = terminal.Asking.Begin();
        output.Question($"{question} Type 'yes' to {purpose}: ");
        try
        {
            // Reading a terminal cannot be cancelled, so a cancelled run leaves the read waiting.
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
