using SequencesAsCode.Applying.Checking;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What doctor says of git, with repositories that are real.</summary>
internal sealed class DoctorGitTests
{
    private const string Lock = "sequences.production.lock.json";
    private const string Row = "lock in git";

    [Test]
    public async Task A_lock_is_not_committed_then_committed_then_changed()
    {
        await using var served = await AppliedAsync();
        Git(served, "init", "--quiet");

        var untracked = await RowAsync(served, Row);
        Git(served, "add", Lock);
        var added = await RowAsync(served, Row);
        Git(served, "commit", "--quiet", "--message", "lock");
        var committed = await RowAsync(served, Row);
        File.AppendAllText(served.Workspace.In(Lock), "\n");
        var changed = await RowAsync(served, Row);

        Assert.That(
            new[] { untracked, added, committed, changed }.Select(row => $"{row.Status}: {row.Found}"),
            Is.EqualTo(
                new[]
                {
                    "warning: not committed",
                    "warning: changed since it was committed",
                    "ok: committed",
                    "warning: changed since it was committed",
                }
            )
        );
        Assert.That(untracked.Remedy, Does.StartWith("Commit it"));
    }

    [Test]
    public async Task A_workspace_further_down_in_the_repository_is_no_other()
    {
        await using var served = await AppliedAsync();
        var below = served.Workspace.In("below");
        Directory.CreateDirectory(below);
        File.Copy(served.Workspace.In(Lock), Path.Combine(below, Lock));
        Git(served, "init", "--quiet");
        Git(served, "add", $"below/{Lock}");
        Git(served, "commit", "--quiet", "--message", "lock");

        Assert.That(new Git(served.Workspace.Variables).ReadFacts(below, Lock).Lock, Is.EqualTo(GitFile.Committed));
        Assert.That(
            new Git(served.Workspace.Variables).ReadFacts(served.Workspace.Folder, Lock).Lock,
            Is.EqualTo(GitFile.Untracked)
        );
    }

    [Test]
    public async Task A_lock_that_git_ignores_is_warned_of_and_state_that_it_does_not_ignore_as_well()
    {
        await using var served = await AppliedAsync();
        Git(served, "init", "--quiet");
        var open = await RowAsync(served, ".sequences/ in git");
        served.Workspace.With(".gitignore", $".sequences/\n{Lock}\n");

        var (ignored, closed) = (await RowAsync(served, Row), await RowAsync(served, ".sequences/ in git"));

        Assert.That(
            (open.Status, open.Found, closed.Status, closed.Found),
            Is.EqualTo(("warning", "not ignored", "ok", "ignored"))
        );
        Assert.That((ignored.Status, ignored.Found), Is.EqualTo(("warning", "ignored by git")));
    }

    [Test]
    public async Task Without_a_repository_or_without_git_it_is_unknown_and_said_what_that_means()
    {
        await using var served = await AppliedAsync();

        var outside = await RowAsync(served, Row);
        served.Workspace.Variables["PATH"] = served.Workspace.Folder;
        var without = await RowAsync(served, Row);
        served.Workspace.Variables.Remove("PATH");
        var nowhere = await RowAsync(served, Row);

        Assert.That(
            new[] { outside, without, nowhere }.Select(row => $"{row.Status}: {row.Found}"),
            Is.EqualTo(
                new[]
                {
                    "unknown: not in a git repository",
                    "unknown: git is not installed",
                    "unknown: git is not installed",
                }
            )
        );
        Assert.That(outside.Remedy, Does.Contain("cannot distinguish edits in Apollo"));
    }

    [Test]
    public async Task The_lock_of_the_emulator_is_not_asked_for()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");

        var (_, rows) = await workspace.DoctorAsync();

        Assert.That(
            (rows.One("workspace", Row).Status, rows.One("workspace", Row).Found),
            Is.EqualTo(("ok", "not needed: the emulator's lock file stays on this machine"))
        );
    }

    [TestCase("exec sleep 60", "git does not answer")]
    [TestCase("sleep 20 & echo true", "git does not answer")]
    [TestCase("echo 'fatal: detected dubious ownership' >&2; exit 128", "git refuses this folder")]
    [TestCase("echo false", "not in a git repository")]
    public async Task A_git_that_hangs_or_refuses_is_no_answer(string script, string why)
    {
        await using var served = await AppliedAsync();
        var git = served.Workspace.With("bin/git", $"#!/bin/sh\n{script}\n").In("bin/git");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(git, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        served.Workspace.Variables["PATH"] =
            $"{served.Workspace.In("bin")}{Path.PathSeparator}{served.Workspace.Variables["PATH"]}";

        Assert.That(
            new Git(served.Workspace.Variables) { Patience = TimeSpan.FromSeconds(1) }.ReadFacts(
                served.Workspace.Folder,
                Lock
            ),
            Is.EqualTo(GitFacts.Unknown(why))
        );
    }

    [Test]
    public async Task Git_gets_neither_the_key_nor_the_index_to_write()
    {
        await using var served = await AppliedAsync();
        Git(served, "init", "--quiet");
        Git(served, "add", Lock);
        Git(served, "commit", "--quiet", "--message", "lock");
        File.SetLastWriteTimeUtc(served.Workspace.In(Lock), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var index = File.ReadAllBytes(served.Workspace.In(".git/index"));
        var spy = served
            .Workspace.With(
                "bin/git",
                $"#!/bin/sh\nenv >> {served.Workspace.In("seen")}\nPATH=\"${{PATH#*:}}\" exec git \"$@\"\n"
            )
            .In("bin/git");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(spy, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        served.Workspace.Variables["PATH"] =
            $"{served.Workspace.In("bin")}{Path.PathSeparator}{served.Workspace.Variables["PATH"]}";

        var row = await RowAsync(served, Row);

        Assert.That(row.Status, Is.EqualTo("ok"));
        Assert.That(
            served.Workspace.Read("seen"),
            Does.Contain("GIT_TERMINAL_PROMPT=0").And.Not.Contain(ServedApollo.Key)
        );
        Assert.That(File.ReadAllBytes(served.Workspace.In(".git/index")), Is.EqualTo(index));
    }

    private static async Task<DoctorRow> RowAsync(ServedApollo served, string name) =>
        (await served.Workspace.DoctorAsync()).Rows.One("workspace", name);

    private static async Task<ServedApollo> AppliedAsync()
    {
        Shell.Require();
        var served = await ServedApollo.StartAsync();
        var apply = await served.RunAsync("apply", "--auto-approve");
        Assert.That(File.Exists(served.Workspace.In(Lock)), apply.All);
        (served.Workspace.Variables["PATH"], served.Workspace.Variables["HOME"]) = (
            Environment.GetEnvironmentVariable("PATH"),
            served.Workspace.Folder
        );
        return served;
    }

    private static void Git(ServedApollo served, params string[] arguments)
    {
        var run = Shell.Run(
            served.Workspace.Folder,
            new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = served.Workspace.Folder,
            },
            ["git", "-c", "user.name=Some One", "-c", "user.email=some@example.com", .. arguments]
        );
        Assert.That(run.ExitCode, Is.Zero, run.All);
    }
}
