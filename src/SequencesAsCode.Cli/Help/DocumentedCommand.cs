using System.CommandLine;

namespace SequencesAsCode.Cli.Help;

/// <summary>A command with everything that its help says.</summary>
/// <param name="name">The last word of the command, as it is typed.</param>
/// <param name="summary">What it does, in one short line; lists of commands show it.</param>
/// <param name="examples">Whole command lines.</param>
internal abstract class DocumentedCommand(string name, string summary, params IEnumerable<string> examples)
    : Command(name, summary)
{
    /// <summary>Further sentences for its own help.</summary>
    public string Details { get; protected init; } = "";

    /// <summary>Whole command lines.</summary>
    public ImmutableArray<string> Examples { get; } = [.. examples];
}
