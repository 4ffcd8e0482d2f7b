using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Verbs;

namespace SequencesAsCode.Testing.Commands;

/// <summary>The verbs of the program, at every depth.</summary>
internal static class CommandTree
{
    /// <summary>The whole command line. It can be parsed but not run.</summary>
    public static ProgramCommand Root =>
        new ProgramCommand(
            VerbList.Groups(),
            "",
            width: 80,
            _ => throw new InvalidOperationException("Nothing is run.")
        );

    /// <summary>
    /// Every command with its words, the outer ones before the inner ones: <c>contacts</c>, <c>contacts add</c>.
    /// </summary>
    public static IEnumerable<(string Words, Command Command)> All => Below(Root, "");

    /// <summary>The words of every command that can be run.</summary>
    public static IEnumerable<string> Verbs =>
        All.Where(verb => verb.Command.Subcommands.Count == 0).Select(verb => verb.Words);

    private static IEnumerable<(string Words, Command Command)> Below(Command outer, string before) =>
        outer.Subcommands.SelectMany(command =>
            Below(command, $"{before}{command.Name} ").Prepend(($"{before}{command.Name}", command))
        );
}
