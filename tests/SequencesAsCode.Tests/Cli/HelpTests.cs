using System.CommandLine;
using System.Diagnostics;
using SequencesAsCode.Tests.Support;

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
    [TestCase("emulate")]
    public async Task Help_is_approved(string verb)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Approve.Text(Scrubbed(run.Out), part: verb.Length == 0 ? "sequences" : verb);
    }

    [Test]
    public async Task Every_verb_of_the_help_has_an_approved_help_of_its_own()
    {
        using var workspace = new CliWorkspace();
        var tested = typeof(HelpTests).GetMethod(nameof(Help_is_approved))!.GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Select(test => (string)((TestCaseAttribute)test).Arguments[0]!);

        var run = await workspace.RunAsync("--help");

        var verbs = run.Out[run.Out.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Where(line => line is [' ', ' ', not ' ', ..]).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ToList();
        Assert.That(verbs, Has.Count.GreaterThanOrEqualTo(4).And.SubsetOf(tested));
    }

    [Test]
    public void The_process_tells_its_version_and_nothing_else()
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "sequences.dll");
        var version = FileVersionInfo.GetVersionInfo(program).ProductVersion;

        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complaint) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();

        Assert.That(version, Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That((said, complaint, process.ExitCode), Is.EqualTo(($"{version}\n", "", 0)));
    }

    // In a test the process is the test host, and blank lines of help end in blanks that editors take away.
    private static string Scrubbed(string help) =>
        string.Join('\n', help.Replace(RootCommand.ExecutableName, "sequences", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
}
