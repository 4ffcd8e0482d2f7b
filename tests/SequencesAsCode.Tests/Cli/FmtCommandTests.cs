using System.Runtime.Versioning;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class FmtCommandTests
{
    private const string Welcome = "sequences/trial-welcome.yaml";
    private const string Outbound = "sequences/q3-outbound.yaml";

    [Test]
    public async Task Messy_files_are_rewritten_and_named_and_mean_the_same()
    {
        using var workspace = Messy();
        var plan = await workspace.RunAsync("plan");

        var run = await workspace.RunAsync("fmt");
        var again = await workspace.RunAsync("fmt", "--check");

        Assert.That(run, Is.EqualTo(new CliRun(0, $"{Welcome}\n", "1 of 6 files formatted.\n")));
        Assert.That(again, Is.EqualTo(new CliRun(0, "", "6 files are formatted.\n")));
        Assert.That(workspace.Read(Welcome), Does.Contain("\nname: Trial welcome  # shown\n").And.Not.Contain("\r"));
        Assert.That((await workspace.RunAsync("plan")).Out, Is.EqualTo(plan.Out));
    }

    [Test]
    public async Task A_check_writes_nothing_and_says_how_to_fix()
    {
        using var workspace = Messy();
        var before = workspace.Read(Welcome);

        var run = await workspace.RunAsync("fmt", "--check");

        Assert.That(
            run,
            Is.EqualTo(
                new CliRun(3, $"{Welcome}\n", "1 of 6 files is not formatted. Run 'sequences fmt' to format it.\n")
            )
        );
        Assert.That(workspace.Read(Welcome), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_that_is_no_YAML_is_left_and_the_others_are_not()
    {
        using var workspace = Messy().With(Outbound, "key: [q3\n");

        var run = await workspace.RunAsync("fmt");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, $"{Welcome}\n")));
        Assert.That(run.Error, Does.Contain($"{Outbound}:2:1: error SEQ110").And.Contain("1 of 3 files formatted."));
        Assert.That(workspace.Read(Outbound), Is.EqualTo("key: [q3\n"));
    }

    [Test]
    public async Task Half_done_files_are_formatted_also_when_the_workspace_file_is_broken()
    {
        using var workspace = Messy().With("sequences.yaml", "version: [\n").With(Outbound, "nonsense:   1\nkey: q3\n");

        var run = await workspace.RunAsync("fmt");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, $"{Outbound}\n{Welcome}\n")));
        Assert.That(workspace.Read(Outbound), Is.EqualTo("key: q3\nnonsense: 1\n"));
    }

    [Test]
    public async Task Named_files_are_formatted_alone()
    {
        using var workspace = Messy().With(Outbound, "key:   q3\n");

        var run = await workspace.RunAsync("fmt", Outbound);

        Assert.That(run, Is.EqualTo(new CliRun(0, $"{Outbound}\n", "1 of 1 file formatted.\n")));
        Assert.That((await workspace.RunAsync("fmt", "--check")).Out, Is.EqualTo($"{Welcome}\n"));
    }

    [TestCase("../outside.yaml", "is not in the workspace")]
    [TestCase("sequences/none.yaml", "SEQ103")]
    [TestCase("sequences", "SEQ102")]
    public async Task A_file_that_cannot_be_formatted_ends_with_3(string file, string reason)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("fmt", file);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.Contain(reason));
    }

    [Test]
    public async Task Without_a_workspace_it_ends_with_3()
    {
        using var workspace = new CliWorkspace();

        Assert.That((await workspace.RunAsync("fmt")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public async Task A_link_stays_a_link_and_permissions_stay()
    {
        using var workspace = CliWorkspace.Quickstart().With("shared.yaml", "key:   q3\n");
        File.Delete(workspace.In(Outbound));
        File.CreateSymbolicLink(workspace.In(Outbound), workspace.In("shared.yaml"));
        File.SetUnixFileMode(workspace.In("shared.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var run = await workspace.RunAsync("fmt");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(new FileInfo(workspace.In(Outbound)).LinkTarget, Is.Not.Null);
        Assert.That(workspace.Read("shared.yaml"), Is.EqualTo("key: q3\n"));
        Assert.That(
            File.GetUnixFileMode(workspace.In("shared.yaml")),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
    }

    private static CliWorkspace Messy()
    {
        var workspace = CliWorkspace
            .Quickstart()
            .Replace(Welcome, "name: Trial welcome", "name:    'Trial welcome'   # shown");
        return workspace.With(Welcome, workspace.Read(Welcome).Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [Test]
    public async Task In_a_folder_without_a_workspace_it_counts_no_files()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("fmt", "--check");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith("error SEQ101: "));
    }
}
