using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.CodeScanning;

namespace SequencesAsCode.Output.Tests.CodeScanning;

[TestFixture]
internal sealed class GithubRendererTests
{
    [TestCase("", "sequences/a.yaml")]
    [TestCase("teams/out bound", "teams/out bound/sequences/a.yaml")]
    public void Each_diagnostic_is_a_command_with_its_place(string folder, string file)
    {
        var written = Written(
            folder,
            Diagnostic.UnknownKey(new("sequences/a.yaml", 3, 1), "nam", "name"),
            Diagnostic.NothingSends(new("sequences/a.yaml", 4)),
            Diagnostic.EmptyFile(new("sequences/a.yaml")),
            Diagnostic.WorkspaceFileMissing("x", null)
        );

        var lines = written.Split('\n');
        Assert.That(
            lines[0],
            Is.EqualTo(
                $"::error file={file},line=3,col=1,title=SEQ201::The key 'nam' is not known here (did you "
                    + "mean 'name'?). Correct or remove it."
            )
        );
        Assert.That(lines[1], Does.StartWith($"::error file={file},title=SEQ109::"));
        Assert.That(lines[2], Does.StartWith("::error title=SEQ101::There is no"));
        Assert.That(lines[3], Does.StartWith($"::warning file={file},line=4,title=SEQ601::The sequence is on"));
        Assert.That(lines[4..], Is.EqualTo(new[] { "3 errors, 1 warning.", "" }));
    }

    [Test]
    public void Errors_come_before_the_warnings_that_GitHub_would_show_in_their_place()
    {
        var warnings = Enumerable
            .Range(1, 12)
            .Select(line => Diagnostic.CommentIsText(new("a.yaml", line, 1), "name", "x"));

        var lines = Written("", [.. warnings, Diagnostic.UnknownKey(new("a.yaml", 20, 1), "x", null)]).Split('\n');

        Assert.That(lines[0], Does.StartWith("::error file=a.yaml,line=20"));
        Assert.That(
            lines[^2],
            Is.EqualTo(
                "1 error, 12 warnings. GitHub shows 10 errors and 10 warnings of a step beside the lines; 2 more stand "
                    + "in this log."
            )
        );
    }

    [Test]
    public void Nothing_from_a_file_is_a_command()
    {
        const string Hostile = "100%,::x\r\n::stop-commands::x\u2028##[command]\u001b[2J%0A::error::x";

        var written = Written(
            "",
            Diagnostic.UnknownKey(new($"a,b:c%\r\n::error::{Hostile}.yaml", 3, 1), Hostile, null)
        );

        var lines = written.Split('\n');
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(
            lines[0],
            Does.StartWith("::error file=a%2Cb%3Ac%25")
                .And.Contain("100%25,::x")
                .And.Contain("%250A::error::x")
                .And.Not.Contain("##[")
        );
        Assert.That(lines[0][8..lines[0].IndexOf("::The key", StringComparison.Ordinal)], Does.Not.Contain("::"));
        Assert.That(written.Where(char.IsControl).Distinct(), Is.EqualTo("\n"));
        Assert.That(lines[1], Is.EqualTo("1 error, 0 warnings."));
    }

    [Test]
    public void An_error_is_a_command_without_a_place()
    {
        using var output = new StringWriter();

        GithubRenderer.Write(new Failure(FailureKind.InvalidArguments, "There is no 100%\n::error::verb."), output);

        Assert.That(
            output.ToString(),
            Is.EqualTo("::error title=invalid_arguments::There is no 100%25␊::error::verb.\n")
        );
    }

    private static string Written(string folder, params Diagnostic[] diagnostics)
    {
        using var output = new StringWriter();
        new GithubRenderer(folder).Write([.. diagnostics], output);
        return output.ToString();
    }
}
