using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Documentation.Codes;

/// <summary>Codes that need an account or a lock file, after an edit of the quickstart that was applied.</summary>
[TestFixture]
internal sealed class RunCodeTests
{
    private const string Intro = "sequences/q3-outbound/intro.md";
    private const string Q3 = "sequences/q3-outbound.yaml";

    [TestCase("SEQ401", Q3, "schedule: Normal Business Hours", "schedule: Normal Busines Hours")]
    [TestCase("SEQ403", Q3, "key: last-call", "key: last-call\n    id: 66e9e215ece19801b2199999")]
    [TestCase("SEQ404", Q3, "key: last-call", "key: last-call\n    id: 66e9e215ece19801b2199203")]
    [TestCase("SEQ412", Q3, "labels: [Outbound, Q3]", "labels: [66e9e215ece19801b2199401]")]
    [TestCase("SEQ613", Intro, "Hi {{first_name}}", "Hi {first_name}")]
    public async Task An_edit_has_its_code(string code, string file, string old, string by)
    {
        using var workspace = CliWorkspace.Quickstart();
        var applied = await workspace.RunAsync("apply", "--auto-approve");
        workspace.Replace(file, old, by);

        var run = await workspace.RunAsync("plan");

        Assert.That(applied.ExitCode, Is.Zero);
        Assert.That(run.All, Does.Contain(code));
    }

    [Test]
    public async Task A_lock_file_without_sequences_has_its_code()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        Directory.Delete(workspace.In("sequences"), true);

        var run = await workspace.RunAsync("plan");

        Assert.That((run.ExitCode, run.All.Contains("SEQ506", StringComparison.Ordinal)), Is.EqualTo((3, true)));
    }
}
