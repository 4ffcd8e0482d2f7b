using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What the lock file on its branch promises beyond the one way through a pipeline.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class LockBranchTests
{
    private const string Message = "Lock";

    [Test]
    public async Task Main_may_move_on_while_an_apply_runs()
    {
        await using var site = await PipelineSite.StartAsync();
        var kept = Of(site, "main");
        kept.Fetch();
        Elsewhere(site, "README.md", "of somebody else");
        site.Write(PipelineSite.Lock, "{ new }");

        var said = kept.Push(Message);

        Assert.That(said, Is.EqualTo("The lock file is saved on main."));
        Assert.That(
            (site.OnRemote("main", PipelineSite.Lock), site.OnRemote("main", "README.md")),
            Is.EqualTo(("{ new }", "of somebody else"))
        );
        Assert.That(site.ChangedOnRemote("main"), Is.EqualTo(new[] { PipelineSite.Lock }));
        Assert.That(kept.Push(Message), Is.EqualTo("The lock file on main is unchanged."));
    }

    [Test]
    public async Task A_lock_of_somebody_else_is_never_written_over()
    {
        await using var site = await PipelineSite.StartAsync();
        var kept = Of(site, "main");
        kept.Fetch();
        Elsewhere(site, PipelineSite.Lock, "{ theirs }");
        site.Write(PipelineSite.Lock, "{ ours }");

        var refused = Assert.Throws<CommandException>(() => kept.Push(Message))!;

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Message, Does.Contain("has changed since this run fetched it"));
        Assert.That(site.OnRemote("main", PipelineSite.Lock), Is.EqualTo("{ theirs }"));
    }

    [Test]
    public async Task A_change_that_begins_at_an_older_lock_is_told_to_be_rebased()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(PipelineSite.Lock, "{ ours }");
        site.Merge("Lock");
        var lockBranch = Of(site, "main");
        Assert.That(lockBranch.CheckIsNewest, Throws.Nothing);
        Elsewhere(site, PipelineSite.Lock, "{ applied since }");

        var refused = Assert.Throws<CommandException>(lockBranch.CheckIsNewest)!;

        Assert.That(refused.ExitCode, Is.EqualTo(7));
        Assert.That(refused.Message, Does.Contain("an older lock file than 'main'"));
        Assert.That(Of(site, "locks").CheckIsNewest, Throws.Nothing, "a branch that does not exist has no lock");
    }

    [Test]
    public async Task A_lock_of_the_main_branch_moves_with_the_command_that_is_told()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(PipelineSite.Lock, "{ ours }");
        site.Merge("Lock");
        var moving = Of(site, "locks");

        var refused = Assert.Throws<CommandException>(moving.Fetch)!;
        site.Git("push", "--quiet", "origin", "HEAD:refs/heads/locks");
        moving.Fetch();

        Assert.That(refused.Message, Does.Contain("'git push origin HEAD:refs/heads/locks'"));
        Assert.That(site.OnRemote("locks", PipelineSite.Lock), Is.EqualTo(site.OnRemote("main", PipelineSite.Lock)));
    }

    [TestCase(false, true, "{ ours }")]
    [TestCase(true, false, "{ theirs }")]
    public async Task A_lock_that_was_left_is_taken_up_unless_the_branch_moved_on(
        bool hasMoved,
        bool resumed,
        string held
    )
    {
        await using var site = await PipelineSite.StartAsync();
        var kept = Of(site, "main");
        kept.Fetch();
        site.Write(PipelineSite.Lock, "{ ours }");
        kept.Leave(site.Out);
        if (hasMoved)
            Elsewhere(site, PipelineSite.Lock, "{ theirs }");
        else
            File.Delete(Path.Combine(site.Work, PipelineSite.Lock));
        kept.Fetch();

        Assert.That(kept.Resume(site.Out), Is.EqualTo(resumed));
        Assert.That(site.Read(PipelineSite.Lock), Is.EqualTo(held));
    }

    [Test]
    public async Task The_newest_lock_is_fetched_and_one_that_is_gone_goes()
    {
        await using var site = await PipelineSite.StartAsync();
        Elsewhere(site, PipelineSite.Lock, "{ newer }");

        Of(site, "main").Fetch();
        var fetched = site.Read(PipelineSite.Lock);
        Of(site, "no-such-branch").Fetch();

        Assert.That(fetched, Is.EqualTo("{ newer }"));
        Assert.That(File.Exists(Path.Combine(site.Work, PipelineSite.Lock)), Is.False);
    }

    [Test]
    public async Task A_lock_is_kept_byte_for_byte()
    {
        await using var site = await PipelineSite.StartAsync();
        var text = "\uFEFF{\r\n  \"name\": \"büro 日本\"\n}";
        site.Write(PipelineSite.Lock, text);
        site.Merge("Lock");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(site.Work, PipelineSite.Lock));
        site.Write(PipelineSite.Lock, "{ other }");

        Of(site, "main").Fetch();

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(site.Work, PipelineSite.Lock)), Is.EqualTo(bytes));
    }

    [Test]
    public async Task However_the_folder_of_a_lock_is_written_it_is_one_lock()
    {
        await using var site = await PipelineSite.StartAsync("out bound");
        var path = Path.Combine(site.Work, "out bound", PipelineSite.Lock);
        site.Write($"out bound/{PipelineSite.Lock}", "{ kept }");
        site.Merge("Lock");
        Directory.CreateSymbolicLink(Path.Combine(site.Work, "link"), Path.Combine(site.Work, "out bound"));

        foreach (var folder in new[] { "out bound/", ".//out bound//.", "out bound/../out bound", "link" })
        {
            await File.WriteAllTextAsync(path, "{ another }");
            Of(site, "main", folder).Fetch();
            Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("{ kept }"), folder);
        }

        await File.WriteAllTextAsync(path, "{ new }");
        Of(site, "main", "link").Push(Message);
        Assert.That(site.OnRemote("main", $"out bound/{PipelineSite.Lock}"), Is.EqualTo("{ new }"));
        Assert.That(site.ChangedOnRemote("main"), Is.EqualTo(new[] { $"out bound/{PipelineSite.Lock}" }));
    }

    [Test]
    public async Task What_is_not_sure_touches_no_lock()
    {
        await using var site = await PipelineSite.StartAsync();
        var path = Path.Combine(site.Work, PipelineSite.Lock);
        site.Write(PipelineSite.Lock, "{ kept }");
        var left = Assert.Throws<CommandException>(() => Of(site, "main").Fetch())!;
        site.Merge("Lock");
        site.Git("init", "--quiet", "module");
        foreach (var folder in new[] { "folder", "link" })
            Directory.CreateDirectory(Path.Combine(site.Work, folder));
        Directory.CreateDirectory(Path.Combine(site.Work, "folder", PipelineSite.Lock));
        File.CreateSymbolicLink(Path.Combine(site.Work, "link", PipelineSite.Lock), path);
        (string Branch, string Folder, string Said)[] cases =
        [
            ("man", ".", "The branch 'man' has no 'sequences.production.lock.json', but this checkout does"),
            ("", ".", "not a branch name"),
            ("ma*n", ".", "not a branch name"),
            ("main", "outbuond", "There is no folder"),
            ("main", "..", "is not in a git repository"),
            ("main", "module", "another repository"),
            ("main", "folder", "not an ordinary file"),
            ("main", "link", "not an ordinary file"),
        ];

        foreach (var (branch, folder, said) in cases)
        {
            var refused = Assert.Throws<CommandException>(() => Of(site, branch, folder).Fetch(), folder + branch)!;
            Assert.That((refused.ExitCode, File.ReadAllText(path)), Is.EqualTo((3, "{ kept }")), folder + branch);
            Assert.That(refused.Message, Does.Contain(said).And.Contain("Nothing was changed."));
        }

        Assert.That(left.Message, Does.Contain("did not come from it"));
    }

    [Test]
    public async Task A_remote_that_does_not_answer_is_no_missing_lock()
    {
        await using var site = await PipelineSite.StartAsync();
        site.Write(PipelineSite.Lock, "{ kept }");
        site.Git("remote", "set-url", "origin", "file:///nowhere.git");

        var refused = Assert.Throws<CommandException>(() => Of(site, "main").Fetch())!;

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(site.Read(PipelineSite.Lock), Is.EqualTo("{ kept }"));
    }

    [Test]
    public async Task Git_gets_no_key_and_no_token_but_the_header_of_its_remote()
    {
        await using var site = await PipelineSite.StartAsync();
        var variables = site.Variables.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        variables["APOLLO_API_KEY"] = PipelineSite.Secret.Value;
        variables["GH_TOKEN"] = "t0ken";
        PipelineSite.WriteScript(Path.Combine(site.Stub, "bin", "git"), "#!/bin/sh\nenv >\"$STUB/seen\"\n");

        new GitRemote(variables, "origin", "Basic xyz").Run(site.Work, "status");

        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(site.Stub, "seen")),
            Does.Contain("GIT_CONFIG_VALUE_0=Authorization: Basic xyz")
                .And.Not.Contain("t0ken")
                .And.Not.Contain(PipelineSite.Secret.Value)
        );
    }

    private static LockBranch Of(PipelineSite site, string branch, string folder = ".")
    {
        var variables = site.Variables.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        var git = new GitRemote(variables, "origin", null);
        return LockBranch.Of(git, branch, Path.GetFullPath(folder, site.Work), "production", site.Work);
    }

    // Somebody pushes to main from another clone.
    private static void Elsewhere(PipelineSite site, string path, string text)
    {
        var clone = Path.Combine(site.Temp, "elsewhere");
        site.Git("clone", "--quiet", site.Origin, clone);
        site.Git("-C", clone, "checkout", "--quiet", "main");
        File.WriteAllText(Path.Combine(clone, path), text);
        site.Git("-C", clone, "add", "--all");
        site.Git("-C", clone, "commit", "--quiet", "-m", "Elsewhere");
        site.Git("-C", clone, "push", "--quiet", "origin", "main");
    }
}
