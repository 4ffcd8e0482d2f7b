using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What the shared scripts promise beyond the one way through a pipeline.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class ScriptTests
{
    [Test]
    public async Task Main_may_move_on_while_an_apply_runs()
    {
        await using var site = await PipelineSite.StartAsync("github");
        Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);
        Elsewhere(site, "README.md", "of somebody else");
        site.Write(PipelineSite.Lock, "{ new }");

        var push = Script(site, "ci/lock.sh", "push", "main", PipelineSite.Lock);

        Assert.That(push.ExitCode, Is.Zero, push.All);
        Assert.That(
            (site.OnRemote("main", PipelineSite.Lock), site.OnRemote("main", "README.md")),
            Is.EqualTo(("{ new }", "of somebody else"))
        );
        Assert.That(site.ChangedOnRemote("main"), Is.EqualTo(new[] { PipelineSite.Lock }));
    }

    [Test]
    public async Task A_lock_of_somebody_else_is_never_written_over()
    {
        await using var site = await PipelineSite.StartAsync("github");
        Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);
        Elsewhere(site, PipelineSite.Lock, "{ theirs }");
        site.Write(PipelineSite.Lock, "{ ours }");

        var push = Script(site, "ci/lock.sh", "push", "main", PipelineSite.Lock);

        Assert.That(push.ExitCode, Is.EqualTo(1), push.All);
        Assert.That(push.Error, Does.Contain("has changed since this run fetched it"));
        Assert.That(site.OnRemote("main", PipelineSite.Lock), Is.EqualTo("{ theirs }"));
    }

    [TestCase(false, "resumed\n", "{ ours }")]
    [TestCase(true, "", "{ theirs }")]
    public async Task A_lock_that_was_left_is_taken_up_unless_the_branch_moved_on(
        bool hasMoved,
        string said,
        string held
    )
    {
        await using var site = await PipelineSite.StartAsync("github");
        Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);
        site.Write(PipelineSite.Lock, "{ ours }");
        Script(site, "ci/lock.sh", "leave", "main", PipelineSite.Lock, site.Temp);
        if (hasMoved)
            Elsewhere(site, PipelineSite.Lock, "{ theirs }");
        Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);

        var resume = Script(site, "ci/lock.sh", "resume", "main", PipelineSite.Lock, site.Temp);

        Assert.That(
            (resume.ExitCode, resume.Out, site.Read(PipelineSite.Lock)),
            Is.EqualTo((0, said, held)),
            resume.All
        );
    }

    [Test]
    public async Task The_newest_lock_is_fetched_and_one_that_is_gone_goes()
    {
        await using var site = await PipelineSite.StartAsync("github");
        Elsewhere(site, PipelineSite.Lock, "{ newer }");

        var main = Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);
        var fetched = site.Read(PipelineSite.Lock);
        var none = Script(site, "ci/lock.sh", "fetch", "no-such-branch", PipelineSite.Lock);

        Assert.That((main.ExitCode, none.ExitCode, fetched), Is.EqualTo((0, 0, "{ newer }")), main.All + none.All);
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False);
    }

    [Test]
    public async Task However_the_path_of_a_lock_is_written_it_is_one_lock()
    {
        await using var site = await PipelineSite.StartAsync("github", "out bound");
        site.Write($"out bound/{PipelineSite.Lock}", "{ kept }");
        site.Merge("Lock");
        Directory.CreateSymbolicLink(Path.Combine(site.Work, "link"), Path.Combine(site.Work, "out bound"));
        var path = Path.Combine(site.Work, "out bound", PipelineSite.Lock);
        string[] folders =
        [
            "out bound/",
            "./out bound",
            ".//out bound//.",
            "out bound/../out bound",
            "link",
            Path.Combine(site.Work, "out bound"),
        ];

        foreach (var folder in folders)
        {
            site.Write($"out bound/{PipelineSite.Lock}", "{ another }");
            var fetch = Script(site, "ci/lock.sh", "fetch", "main", $"{folder}/{PipelineSite.Lock}");
            Assert.That(
                (fetch.ExitCode, File.ReadAllText(path)),
                Is.EqualTo((0, "{ kept }")),
                $"{folder}: {fetch.All}"
            );
        }

        await File.WriteAllTextAsync(path, "{ new }");
        var push = Script(site, "ci/lock.sh", "push", "main", $"out bound//{PipelineSite.Lock}");
        Assert.That(
            (push.ExitCode, site.OnRemote("main", $"out bound/{PipelineSite.Lock}")),
            Is.EqualTo((0, "{ new }")),
            push.All
        );
        Assert.That(site.ChangedOnRemote("main"), Is.EqualTo(new[] { $"out bound/{PipelineSite.Lock}" }));
    }

    [Test]
    public async Task What_is_not_sure_touches_no_lock()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var path = Path.Combine(site.Work, PipelineSite.Lock);
        site.Write(PipelineSite.Lock, "{ kept }");
        var left = Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);
        site.Merge("Lock");
        site.Git("init", "--quiet", "module");
        Directory.CreateDirectory(Path.Combine(site.Work, "folder.json"));
        Directory.CreateSymbolicLink(Path.Combine(site.Work, "link.json"), path);
        (string Branch, string File, string Said)[] cases =
        [
            (
                "man",
                PipelineSite.Lock,
                "the branch 'man' has no 'sequences.production.lock.json', but this checkout does"
            ),
            ("", PipelineSite.Lock, "LOCK_BRANCH"),
            ("ma*n", PipelineSite.Lock, "LOCK_BRANCH"),
            ("main", $"outbuond/{PipelineSite.Lock}", "WORKSPACE"),
            ("main", $"../{PipelineSite.Lock}", "is not in a git repository"),
            ("main", $"module/{PipelineSite.Lock}", "another repository"),
            ("main", "folder.json", "not an ordinary file"),
            ("main", "link.json", "not an ordinary file"),
            ("main", "ci/", "ends in '/'"),
        ];

        foreach (var (branch, file, said) in cases)
        {
            var fetch = Script(site, "ci/lock.sh", "fetch", branch, file);
            Assert.That(
                (fetch.ExitCode, fetch.Out, File.ReadAllText(path)),
                Is.EqualTo((3, "", "{ kept }")),
                $"{branch} {file}: {fetch.All}"
            );
            Assert.That(fetch.Error, Does.Contain(said).And.Contain("Nothing was changed."));
        }

        Assert.That(
            (left.ExitCode, left.Error.Contains("did not come from it", StringComparison.Ordinal)),
            Is.EqualTo((3, true)),
            left.All
        );
    }

    [Test]
    public async Task Without_the_program_the_comment_has_the_same_marker()
    {
        await using var site = await PipelineSite.StartAsync("github");
        const string Long = "teams/revenue-operations/outbound-sequences";
        Directory.CreateDirectory(Path.Combine(site.Work, Long));
        Directory.CreateSymbolicLink(Path.Combine(site.Work, "link"), Path.Combine(site.Work, "teams"));
        string[] folders =
        [
            ".",
            "./",
            "ci/",
            Long,
            $"{Long}//",
            "link/",
            "two words",
            "-lead",
            "x--y",
            "büro/日本",
            "a`<b>&",
            "../..",
            "/",
        ];

        foreach (
            var (folder, environment) in folders.Select((folder, i) => (folder, i % 2 == 0 ? "production" : "eu--2"))
        )
        {
            (site.Variables["WORKSPACE"], site.Variables["ENVIRONMENT"]) = (folder, environment);
            var said = Script(site, "ci/no-plan.sh", PipelineSite.Head);
            var marker = MarkdownRenderer.Marker(CommentArguments.Name(Path.Combine(site.Work, folder), environment));
            Assert.That((said.ExitCode, said.Error, said.Out.Split('\n')[0]), Is.EqualTo((0, "", marker)), folder);
        }

        site.Variables["WORKSPACE"] = $"{Long}/";
        Assert.That(Script(site, "ci/no-plan.sh", PipelineSite.Head).Out, Does.Contain($"folder `{Long}`"));
    }

    [Test]
    public async Task A_remote_that_does_not_answer_is_no_missing_lock()
    {
        await using var site = await PipelineSite.StartAsync("github");
        site.Write(PipelineSite.Lock, "{ kept }");
        site.Git("remote", "set-url", "origin", "file:///nowhere.git");

        var fetch = Script(site, "ci/lock.sh", "fetch", "main", PipelineSite.Lock);

        Assert.That(fetch.ExitCode, Is.Not.Zero);
        Assert.That(site.Read(PipelineSite.Lock), Is.EqualTo("{ kept }"));
    }

    [Test]
    public async Task Everything_left_to_a_person_is_told_with_6_and_pushes_nothing()
    {
        await using var site = await PipelineSite.StartAsync("github");
        await File.WriteAllTextAsync(
            Path.Combine(site.Stub, "bin", "sequences"),
            "#!/bin/sh\ncase \"$1\" in plan) echo drift; exit 2 ;; pull) echo left; exit 6 ;; esac\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(site.Stub, "bin", "sequences"), (UnixFileMode)0b111_101_101);

        var drift = Script(
            site,
            "ci/drift.sh",
            ".",
            "production",
            "sequences-drift/production",
            Path.Combine(site.Temp, "drift.md")
        );

        Assert.That((drift.ExitCode, drift.Out), Is.EqualTo((6, "")), drift.All);
        Assert.That(drift.Error, Does.Contain("left"));
        Assert.That(site.OnRemote("sequences-drift/production", ".gitignore"), Is.Null);
    }

    [Test]
    public async Task The_program_is_built_from_exactly_the_commit_that_was_named()
    {
        await using var site = await PipelineSite.StartAsync("github");
        var commit = site.Git("rev-parse", "HEAD");
        Elsewhere(site, "README.md", "a newer commit");
        await File.WriteAllTextAsync(
            Path.Combine(site.Stub, "bin", "dotnet"),
            "#!/bin/sh\necho \"dotnet $*\" >>\"$STUB/calls\"\ngit rev-parse HEAD >>\"$STUB/calls\"\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(site.Stub, "bin", "dotnet"), (UnixFileMode)0b111_101_101);
        (site.Variables["SEQUENCES_URL"], site.Variables["SEQUENCES_COMMIT"]) = ($"file://{site.Origin}", commit);

        var install = Script(
            site,
            Path.Combine(Repository.Root, "examples/ci/shared/install.sh"),
            Path.Combine(site.Temp, "bin")
        );
        site.Variables["SEQUENCES_COMMIT"] = new('0', 40);
        var unset = Script(
            site,
            Path.Combine(Repository.Root, "examples/ci/shared/install.sh"),
            Path.Combine(site.Temp, "bin")
        );

        Assert.That(install.ExitCode, Is.Zero, install.All);
        Assert.That(
            site.Calls,
            Is.EqualTo(
                new[]
                {
                    $"dotnet publish src/SequencesAsCode.Cli --configuration Release --output {site.Temp}/bin "
                        + $"--verbosity quiet",
                    commit,
                }
            )
        );
        Assert.That(
            (unset.ExitCode, unset.Error),
            Is.EqualTo((3, "Set url and commit in ci/install.sh first.\n")),
            unset.All
        );
    }

    private static ShellRun Script(PipelineSite site, params string[] command) =>
        Shell.Run(site.Work, site.Variables, ["bash", .. command]);

    // Somebody pushes to main from another clone.
    private static void Elsewhere(PipelineSite site, string path, string text)
    {
        var clone = Path.Combine(site.Temp, "elsewhere");
        foreach (
            var command in new string[][]
            {
                ["clone", "--quiet", site.Origin, clone],
                ["-C", clone, "checkout", "--quiet", "main"],
            }
        )
            site.Git(command);
        File.WriteAllText(Path.Combine(clone, path), text);
        foreach (
            var command in new string[][]
            {
                ["-C", clone, "add", "--all"],
                ["-C", clone, "commit", "--quiet", "-m", "Elsewhere"],
                ["-C", clone, "push", "--quiet", "origin", "main"],
            }
        )
            site.Git(command);
    }
}
