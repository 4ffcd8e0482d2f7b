using System.CommandLine;
using System.CommandLine.Help;
using SequencesAsCode.Cli.Help;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The whole command line: the options of every verb, and the verbs.</summary>
internal sealed class ProgramCommand : RootCommand
{
    private readonly WorkspaceOptions workspace = new();
    private readonly Func<Invocation, VerbServices> services;
    private readonly string workingFolder;

    /// <summary>Makes the command line of the program.</summary>
    /// <param name="groups">The verbs and families of verbs, in the order of the help.</param>
    /// <param name="workingFolder">The folder that relative paths start from.</param>
    /// <param name="width">The columns of help.</param>
    /// <param name="services">Makes the services of a verb that runs.</param>
    public ProgramCommand(
        ImmutableArray<CommandGroup> groups,
        string workingFolder,
        int width,
        Func<Invocation, VerbServices> services
    )
        : base("Sequences of Apollo.io as code: YAML in git, a plan on the pull request, apply after the merge.")
    {
        this.workingFolder = workingFolder;
        this.services = services;
        Help = new(groups, width);
        foreach (var option in workspace.All)
            Add(option);
        foreach (var help in Options.OfType<HelpOption>())
            help.Action = new ShowHelp(Help);
        foreach (var verb in groups.SelectMany(group => group.Commands))
        {
            Add(verb);
            Connect(verb);
        }
    }

    /// <summary>Writes the help of this command line.</summary>
    public HelpWriter Help { get; }

    /// <summary>Parses a command line.</summary>
    public ParseResult ParseLine(IReadOnlyList<string> arguments)
    {
        var lists = Lists(this).ToHashSet(StringComparer.Ordinal);
        var words = arguments.SelectMany(word =>
            word is [.. var name, '=' or ':'] && lists.Contains(name) ? [name, ""] : (string[])[word]
        );
        return Parse([.. words], new() { ResponseFileTokenReplacer = null });
    }

    // The library takes an empty list after '=' for no list, which would mean every sequence.
    private static IEnumerable<string> Lists(Command command) =>
        command
            .Options.Where(OptionText.HasOptionalValue)
            .Select(option => option.Name)
            .Concat(command.Subcommands.SelectMany(Lists));

    private void Connect(Command command)
    {
        foreach (var inner in command.Subcommands)
            Connect(inner);
        if (command is Verb verb)
            verb.SetAction((result, cancellation) => RunAsync(verb, result, cancellation));
    }

    private Task<int> RunAsync(Verb verb, ParseResult result, CancellationToken cancellation)
    {
        var line = new Invocation(result, this, workspace, workingFolder);
        var used = services(line);
        if (verb.WritesWorkspace && line.IsFoundAbove)
            used.Output.Notice($"Workspace: {line.Folder}");
        return verb.RunAsync(line, used, cancellation);
    }
}
