using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Completion;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Usage;

/// <summary>Shows the help of the program or of a command, as <c>--help</c> does.</summary>
internal sealed class HelpVerb : Verb
{
    private readonly Argument<string[]> words = new(Completer.AnyCommand)
    {
        Description = "The command. Default: the program itself.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpVerb()
        : base("help", "Show help for a command.", "help plan")
    {
        words.Validators.Add(OptionParsing.RefuseOptions);
        Add(words);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        Command command = line.Program;
        foreach (var word in line.Values(words))
        {
            command =
                command.Subcommands.FirstOrDefault(inner => inner.Name == word)
                ?? throw Mistakes.UnknownCommand(word, command);
        }

        line.Program.Help.Write(command, services.Terminal.Out);
        return Task.FromResult(ExitCode.Done);
    }
}
