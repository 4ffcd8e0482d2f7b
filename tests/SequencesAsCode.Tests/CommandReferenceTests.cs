using System.CommandLine;
using System.Globalization;
using System.Text;
using SequencesAsCode.Cli.Help;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests;

/// <summary>The reference of the commands is made of what the command line says of itself.</summary>
public sealed class CommandReferenceTests
{
    private const int LongestLine = 120;

    private static readonly string Reference = Path.Combine(Repository.Root, "docs", "commands.md");

    private static IEnumerable<(string Words, Command Command)> Verbs =>
        CommandTree.All.Where(verb => verb.Command.Subcommands.Count == 0);

    [Test]
    public void It_is_what_the_command_line_says()
    {
        var expected = Text();

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(Reference, expected);

        Assert.That(Verbs.Count(), Is.GreaterThan(10));
        Assert.That(File.ReadAllText(Reference), Is.EqualTo(expected), "run the test with APPROVE=1 to write it");
    }

    [Test]
    public void Every_command_has_an_example_that_can_be_parsed()
    {
        var examples = Verbs
            .SelectMany(verb => Parts(verb.Command).Examples.Select(example => (verb.Words, example)))
            .ToList();

        var wrong = examples.Where(pair =>
            !pair.example.StartsWith($"sequences {pair.Words}", StringComparison.Ordinal)
            || CommandTree.Root.ParseLine([.. Words(pair.example).Skip(1)]).Errors.Count > 0
        );

        Assert.That(examples.Select(pair => pair.Words).Distinct(), Is.EqualTo(CommandTree.Verbs));
        Assert.That(wrong, Is.Empty);
    }

    private static string Text()
    {
        var text = new StringBuilder(
            "# Every command\n\nMade of what `--help` says. Results go to stdout, everything else to stderr; "
                + "[exit codes](troubleshooting.md#exit-codes) have a table.\n\n"
        );
        text.Append("Every command takes these:\n\n").Append(Table(CommandTree.Root.Options));
        foreach (var (name, command) in Verbs)
        {
            var (summary, examples) = Parts(command);
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {name}\n\n{Lines(Escaped(summary))}\n\n```sh\n{string.Join('\n', examples)}\n```\n"
            );
            if (command.Arguments.Count + command.Options.Count == 0)
                continue;
            text.Append('\n').Append(Table(command.Options, command.Arguments));
        }

        return text.ToString();
    }

    private static string Table(IEnumerable<Option> options, IEnumerable<Argument>? arguments = null)
    {
        var rows = (arguments ?? [])
            .Select(argument => (Name: OptionText.Of(argument), Description: argument.Description ?? ""))
            .Concat(
                options
                    .Where(option => !option.Hidden && option.Name is not ("--help" or "--version"))
                    .Select(option => (Name: OptionText.Of(option), Description: OptionText.Description(option)))
            );
        return "| | |\n|---|---|\n" + string.Concat(rows.Select(row => Row(row.Name, row.Description)));
    }

    // At most 120 characters each.
    private static string Lines(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= LongestLine)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }

        return string.Join('\n', lines);
    }

    private static string Row(string name, string description) =>
        $"| `{name.Replace("|", "\\|", StringComparison.Ordinal)}` | {Escaped(description)} |\n";

    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static (string Summary, ImmutableArray<string> Examples) Parts(Command command)
    {
        var documented = (DocumentedCommand)command;
        return ($"{command.Description} {documented.Details}".TrimEnd(), documented.Examples);
    }

    // As a shell would, as far as examples need it.
    private static IEnumerable<string> Words(string line) =>
        line.Split('\'')
            .Index()
            .SelectMany(piece =>
                piece.Index % 2 == 1 ? [piece.Item] : piece.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            );
}
