using SequencesAsCode.Core.Diagnostics.Kinds;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ExplainCommandTests
{
    [Test]
    public async Task A_section_is_printed_without_the_signs_of_Markdown()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("explain", "seq635");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Approve.Text(run.Out);
    }

    [Test]
    public async Task A_link_to_a_page_is_printed_with_its_path()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("explain", "SEQ436");

        Assert.That(run.Out, Does.Contain("Delete the entry: Consent in the files (docs/consent.md)."));
    }

    [Test]
    public async Task Every_code_is_explained()
    {
        using var workspace = new CliWorkspace();

        foreach (var kind in DiagnosticKinds.All)
        {
            var run = await workspace.RunAsync("explain", kind.Code);
            Assert.That(run.Out, Does.StartWith($"{kind.Code}: {kind.Title} ("), run.Error);
        }
    }

    [TestCase("SEQ999")]
    [TestCase("SEQ1166")]
    [TestCase("../x")]
    public async Task An_unknown_code_is_an_error(string code)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("explain", code);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(
            run.Error,
            Does.Contain($"Unknown code '{code.ToUpperInvariant()}'. A code is written like SEQ116.")
        );
    }
}
