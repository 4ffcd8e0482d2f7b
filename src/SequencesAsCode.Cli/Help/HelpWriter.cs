using System.CommandLine;

namespace SequencesAsCode.Cli.Help;

/// <summary>Writes the help of the program and of each command as plain text.</summary>
/// <param name="groups">Every command of the program.</param>
/// <param name="width">The most columns of a line.</param>
internal sealed class HelpWriter(ImmutableArray<CommandGroup> groups, int width)
{
    /// <summary>The name of the program.</summary>
    public const string Program = "sequences";

    private readonly HelpLayout layout = new(width);

    /// <summary>Writes the help of a command.</summary>
    /// <param name="command">The command; the root stands for the program.</param>
    /// <param name="output">Where it goes.</param>
    public void Write(Command command, TextWriter output)
    {
        var lines = command is DocumentedCommand documented ? HelpOf(documented) : HelpOfProgram(command);
        foreach (var line in lines)
            output.Write($"{line}\n");
    }

    /// <summary>The commands that a command has, one a line; the program's are in groups.</summary>
    public IEnumerable<string> CommandsOf(Command command) =>
        command is DocumentedCommand ? layout.Table(Rows(command.Subcommands)) : GroupedCommands();

    /// <summary>The words of a command after the program's name; empty for the program itself.</summary>
    public static string WordsOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } outer
            ? $"{WordsOf(outer)} {command.Name}".TrimStart()
            : "";

    private IEnumerable<string> HelpOfProgram(Command program) =>
        [
            .. layout.Paragraph(program.Description ?? ""),
            "",
            $"Usage: {Program} COMMAND [OPTIONS]",
            "",
            .. GroupedCommands(),
            "",
            "Options",
            .. layout.Table(Rows(program.Options)),
            "",
            $"'{Program} help COMMAND' shows the options of a command and an example.",
        ];

    private IEnumerable<string> GroupedCommands()
    {
        var column = HelpLayout.ColumnOf(groups.SelectMany(group => group.Commands).Select(command => command.Name));
        return groups.SelectMany(
            (group, index) =>
                (IEnumerable<string>)
                    [
                        .. index == 0 ? Array.Empty<string>() : [""],
                        group.Title,
                        .. layout.Table(Rows(group.Commands), column),
                    ]
        );
    }

    private IEnumerable<string> HelpOf(DocumentedCommand command)
    {
        var hasCommands = command.Subcommands.Count > 0;
        return
        [
            .. layout.Paragraph($"{command.Description} {command.Details}"),
            "",
            $"Usage: {Usage(command)}",
            "",
            command.Examples.Length == 1 ? "Example" : "Examples",
            .. command.Examples.SelectMany(layout.CommandLine),
            .. Section("Commands", Rows(command.Subcommands)),
            .. Section(
                "Options",
                [
                    .. command.Arguments.Select(argument => (OptionText.Of(argument), argument.Description ?? "")),
                    .. Rows(command.Options),
                ]
            ),
            .. Section("Options of every command", Rows(Inherited(command))),
            .. hasCommands
                ? ["", $"'{Program} help {WordsOf(command)} COMMAND' shows the options of a command."]
                : Array.Empty<string>(),
        ];
    }

    private IEnumerable<string> Section(string title, IReadOnlyCollection<(string Name, string Text)> rows) =>
        rows.Count == 0 ? [] : ["", title, .. layout.Table(rows)];

    private static string Usage(DocumentedCommand command)
    {
        var words = $"{Program} {WordsOf(command)}";
        if (command.Subcommands.Count > 0)
            return $"{words} COMMAND [OPTIONS]";
        return string.Join(' ', command.Arguments.Select(OptionText.Usage).Prepend(words).Append("[OPTIONS]"));
    }

    private static List<(string Name, string Text)> Rows(IEnumerable<Command> commands) =>
        [.. commands.Where(command => !command.Hidden).Select(command => (command.Name, command.Description ?? ""))];

    private static List<(string Name, string Text)> Rows(IEnumerable<Option> options) =>
        [
            .. options
                .Where(option => !option.Hidden)
                .Select(option => (OptionText.Of(option), OptionText.Description(option))),
        ];

    private static IEnumerable<Option> Inherited(Command command) =>
        command
            .Parents.OfType<Command>()
            .SelectMany(outer => outer.Options.Where(option => option.Recursive).Concat(Inherited(outer)));
}
