using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A verb of the program: its options, its help, and what it does.</summary>
/// <param name="name">The last word of the verb, as it is typed.</param>
/// <param name="summary">The first sentence of its help.</param>
/// <param name="example">An example command line without the program's name.</param>
internal abstract class Verb(string name, string summary, string example)
    : Command(name, $"{summary}\n\nExample: sequences {example}")
{
    /// <summary>Runs the verb.</summary>
    /// <param name="line">The parsed command line.</param>
    /// <param name="services">The services that it may use.</param>
    /// <param name="cancellation">Requests an orderly end.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation);
}
