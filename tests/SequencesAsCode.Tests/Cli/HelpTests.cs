using System.CommandLine;
using System.Diagnostics;
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
    [TestCase("emulate")]
    [TestCase("marker")]
    public async Task Help_is_approved(string verb)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Approve.Text(Scrubbed(run.Out), part: verb.Length == 0 ? "sequences" : verb.Replace(' ', '-'));
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

    [TestCase("plan --nonsense", "sequences plan --help")]
    [TestCase("contacts add --nonsense", "sequences contacts add --help")]
    [TestCase("contacts", "sequences contacts --help")]
    public async Task A_mistake_names_the_help_of_its_verb(string line, string help)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.EndWith($"See '{help}'.\n"));
    }

    [Test]
    public void The_process_tells_its_version_and_nothing_else()
    {
        var version = FileVersionInfo.GetVersionInfo(ProgramFile.Path).ProductVersion;

        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [ProgramFile.Path, "--version"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (said, complaint) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();

        Assert.That(version, Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That((said, complaint, process.ExitCode), Is.EqualTo(($"{version}\n", "", 0)));
    }

    // In a test the process is the test host, and blank lines of help end in blanks that editors take away.
    private static string Scrubbed(string help) =>
        string.Join(
                '\n',
                help.Replace(RootCommand.ExecutableName, "sequences", StringComparison.Ordinal)
                    .Split('\n')
                    .Select(line => line.TrimEnd())
            )
            .TrimEnd() + "\n";
}
