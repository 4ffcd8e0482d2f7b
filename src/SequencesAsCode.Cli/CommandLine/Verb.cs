using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>A verb of the program: its options, its help, and what it does.</summary>
/// <param name="name">The last word of it, as it is typed.</param>
/// <param name="summary">What it does, as help begins.</param>
/// <param name="example">A command line of it that can be typed, without the program's name.</param>
internal abstract class Verb(string name, string summary, string example)
    : Command(name, $"{summary}\n\nExample: sequences {example}")
{
    /// <summary>Does it.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="services">What it may work with; each part is made when it is first asked for.</param>
    /// <param name="cancellation">Asks for an orderly end.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation);
}
