using System.CommandLine;
using System.CommandLine.Parsing;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The whole command line: the options of every verb, and the verbs.</summary>
internal sealed class ProgramCommand : RootCommand
{
    private readonly WorkspaceOptions workspace = new();
    private readonly Func<Invocation, VerbServices> services;
    private readonly string workingFolder;

    /// <summary>Makes the command line of the program.</summary>
    /// <param name="verbs">The verbs and groups of verbs, in the order of the help.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="services">Makes the services of a verb that runs.</param>
    public ProgramCommand(IEnumerable<Command> verbs, string workingFolder, Func<Invocation, VerbServices> services)
        : base(
            "Outbound sequences of Apollo.io as code: YAML in git, a plan on the pull request, apply after the "
                + "merge.\n\nExample: sequences plan -C examples/quickstart"
        )
    {
        this.workingFolder = workingFolder;
        this.services = services;
        foreach (var option in workspace.All)
            Add(option);
        foreach (var verb in verbs)
        {
            Add(verb);
            Connect(verb);
        }
    }

    /// <summary>The error message for a command line that could not be parsed, on one line.</summary>
    public static string Mistake(ParseResult result)
    {
        var names = result.RootCommandResult.Command.Children.OfType<Command>().Select(command => command.Name);
        var verbs = string.Join(", ", names);
        return result switch
        {
            { CommandResult.Command: RootCommand, UnmatchedTokens: [var verb, ..] } =>
                $"There is no verb '{verb}'; the verbs are {verbs}. See 'sequences --help'.",
            { CommandResult.Command: RootCommand } => $"Say what to do: {verbs}. See 'sequences --help'.",
            _ => $"{string.Join(' ', result.Errors.Select(error => error.Message))} "
                + $"See 'sequences {WordsOf(result.CommandResult)} --help'.",
        };
    }

    private static string WordsOf(CommandResult command) =>
        command.Parent is CommandResult { Command: not RootCommand } outer
            ? $"{WordsOf(outer)} {command.Command.Name}"
            : command.Command.Name;

    private void Connect(Command command)
    {
        foreach (var inner in command.Subcommands)
            Connect(inner);
        if (command is Verb verb)
            verb.SetAction((result, cancellation) => RunAsync(verb, result, cancellation));
    }

    private Task<int> RunAsync(Verb verb, ParseResult result, CancellationToken cancellation)
    {
        var line = new Invocation(result, workspace, workingFolder);
        return verb.RunAsync(line, services(line), cancellation);
    }
}
