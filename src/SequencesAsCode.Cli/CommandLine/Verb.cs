using SequencesAsCode.Cli.Help;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A verb of the program: its options, its help, and what it does.</summary>
/// <param name="name">The last word of the verb, as it is typed.</param>
/// <param name="summary">What it does, in one short line.</param>
/// <param name="example">An example command line without the program's name.</param>
internal abstract class Verb(string name, string summary, string example)
    : DocumentedCommand(name, summary, $"{HelpWriter.Program} {example}")
{
    /// <summary>Whether the verb writes files of the workspace without asking.</summary>
    public virtual bool WritesWorkspace => false;

    /// <summary>Runs the verb.</summary>
    /// <param name="line">The parsed command line.</param>
    /// <param name="services">The services that it may use.</param>
    /// <param name="cancellation">Requests an orderly end.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation);
}
