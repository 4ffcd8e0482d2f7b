using System.Diagnostics;
using SequencesAsCode.Cli.Help;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Verbs;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class HelpTests
{
    [TestCase("")]
    [TestCase("init")]
    [TestCase("validate")]
    [TestCase("fmt")]
    [TestCase("preview")]
    [TestCase("plan")]
    [TestCase("show")]
    [TestCase("apply")]
    [TestCase("import")]
    [TestCase("pull")]
    [TestCase("list")]
    [TestCase("doctor")]
    [TestCase("contacts")]
    [TestCase("contacts add")]
    [TestCase("contacts remove")]
    [TestCase("contacts finish")]
    [TestCase("contacts stop")]
    [TestCase("probe")]
    [TestCase("emulate")]
    [TestCase("marker")]
    [TestCase("ci")]
    [TestCase("ci plan")]
    [TestCase("ci comment")]
    [TestCase("ci left")]
    [TestCase("ci fetch-lock")]
    [TestCase("ci keep-lock")]
    [TestCase("ci report")]
    [TestCase("ci drift")]
    [TestCase("ci snapshot")]
    [TestCase("help")]
    [TestCase("explain")]
    [TestCase("completion")]
    [TestCase("version")]
    public async Task Help_is_approved(string verb)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Approve.Text(run.Out, part: verb.Length == 0 ? "sequences" : verb.Replace(' ', '-'));
    }

    [Test]
    public void Every_verb_has_an_approved_help_of_its_own()
    {
        var tested = typeof(HelpTests)
            .GetMethod(nameof(Help_is_approved))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Select(test => (string)((TestCaseAttribute)test).Arguments[0]!);

        var verbs = CommandTree.All.Select(verb => verb.Words).ToList();

        Assert.That(verbs, Has.Count.GreaterThanOrEqualTo(16).And.SubsetOf(tested));
    }

    [TestCase("")]
    [TestCase("plan")]
    [TestCase("contacts")]
    [TestCase("contacts add")]
    public async Task The_verb_help_is_the_same_as_the_option(string verb)
    {
        using var workspace = new CliWorkspace();
        var words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var option = await workspace.RunAsync([.. words, "--help"]);
        var help = await workspace.RunAsync(["help", .. words]);

        Assert.That(option.Out, Has.Length.GreaterThan(300));
        Assert.That(help, Is.EqualTo(option));
    }

    [Test]
    public void Help_fits_into_80_columns()
    {
        var help = new HelpWriter(VerbList.Groups(), 80);
        using var output = new StringWriter();

        foreach (var (_, command) in CommandTree.All)
            help.Write(command, output);
        help.Write(CommandTree.Root, output);

        var lines = output.ToString().Split('\n');
        Assert.That(lines, Has.Length.GreaterThan(300));
        Assert.That(lines.Where(line => line.Length > 80 || line.EndsWith(' ')), Is.Empty);
    }

    [Test]
    public void Every_command_is_listed_with_one_short_line()
    {
        var said = CommandTree.All.Select(command => command.Command.Description!).ToList();

        Assert.That(said, Has.Count.GreaterThan(18));
        Assert.That(said, Is.Unique.And.All.EndsWith("."));
        Assert.That(said.Where(line => line.Length > 65), Is.Empty);
    }

    [Test]
    public async Task The_program_without_a_command_lists_the_commands_in_groups()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync();

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith("error: No command was given.\n\nStart\n  init "));
        Assert.That(
            run.Error.Split('\n').Where(line => line.Length > 0 && !line.Contains(' ', StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Start", "Edit", "Ship", "Sync", "People", "Try", "Help" })
        );
    }

    [Test]
    public async Task A_family_of_commands_alone_lists_its_commands()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("contacts");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Does.StartWith("error: 'sequences contacts' needs a command: add, remove, finish or stop.\n\n  add ")
                .And.Contain("\n  stop ")
                .And.EndWith("\n'sequences help contacts COMMAND' shows the options of a command.\n")
        );
    }

    [TestCase("help pln", "error: Unknown command 'pln'. Did you mean 'plan'?\nSee 'sequences --help'.\n")]
    [TestCase(
        "help contacts ad",
        "error: Unknown command 'contacts ad'. Did you mean 'contacts add'?\nSee 'sequences contacts --help'.\n"
    )]
    public async Task Help_for_no_command_is_a_mistake(string line, string message)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run, Is.EqualTo(new CliRun(3, "", message)));
    }

    [TestCase("plan --nonsense", "sequences plan --help")]
    [TestCase("contacts add --nonsense", "sequences contacts add --help")]
    public async Task A_mistake_names_the_help_of_its_verb(string line, string help)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.EndWith($"See '{help}'.\n"));
    }

    [Test]
    public async Task The_verb_version_prints_the_version()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("version");

        Assert.That(run, Is.EqualTo(new CliRun(0, $"{ToolVersion.Text}\n", "")));
    }

    [Test]
    public async Task The_process_tells_its_version_and_nothing_else()
    {
        var version = FileVersionInfo.GetVersionInfo(ProgramFile.Path).ProductVersion;

        var run = await EndedProcess.RunAsync(
            new(ProgramFile.Words[0], [.. ProgramFile.Words[1..], "--version"]) { UseShellExecute = false }
        );

        Assert.That(version, Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That((run.Out, run.Error, run.ExitCode), Is.EqualTo(($"{version}\n", "", 0)));
    }
}
