using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Which lock files count on a branch of their own.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class KeptLockTests
{
    private const string Deployed = "main";

    [Test]
    public async Task After_a_push_that_was_refused_both_lock_files_count()
    {
        await using var site = await PipelineSite.StartAsync();
        Put(site, "{ base }");
        var kept = Of(site);
        kept.Lock.Fetch();
        site.Write(PipelineSite.Lock, "{ ours }");
        kept.Leave(site.Out, Deployed);

        Assert.That(Check(site), Is.Null);
        Put(site, "{ ours }");
        Assert.That(Check(site), Is.Null);
        Put(site, "{ forged }");
        Assert.That(
            Assert.Throws<CommandException>(() => Check(site))!.Message,
            Does.Contain("is not the one that the last apply left")
        );
        Assert.That(Check(site, accepted: site.LockOnRemote()), Is.Null);
        Assert.That(Check(site, "sequences-lock"), Is.Null, "what is reviewed with the files");
    }

    [Test]
    public async Task A_lock_file_that_somebody_deleted_is_missed()
    {
        await using var site = await PipelineSite.StartAsync();
        Put(site, "{ ours }");
        var kept = Of(site);
        kept.Lock.Fetch();
        kept.Leave(site.Out, Deployed);
        File.Delete(Path.Combine(site.Work, PipelineSite.Lock));
        site.Git("push", "--quiet", "origin", "--delete", "sequences-lock");

        var refused = Assert.Throws<CommandException>(() => Check(site))!;

        Assert.That(refused.ExitCode, Is.EqualTo(4));
        Assert.That(refused.Message, Does.Contain("is gone. Somebody else changed it.").And.Contain(KeptLock.NoFile));
        Assert.That(Check(site, accepted: KeptLock.NoFile), Is.Null);
    }

    [Test]
    public async Task What_was_left_of_another_lock_file_says_nothing()
    {
        await using var site = await PipelineSite.StartAsync();
        Put(site, "{ ours }");
        Directory.CreateDirectory(site.Out);
        await File.WriteAllLinesAsync(Path.Combine(site.Out, "lock-record"), ["other/lock.json", new string('a', 40)]);

        Assert.That(Check(site), Does.StartWith("warning: Nothing tells which lock file the last apply left"));
    }

    [Test]
    public async Task Before_the_first_apply_there_is_nothing_to_check()
    {
        await using var site = await PipelineSite.StartAsync();

        Assert.That(Check(site), Is.Null);
    }

    [Test]
    public async Task On_the_branch_that_is_deployed_nothing_is_left()
    {
        await using var site = await PipelineSite.StartAsync();
        var kept = Of(site);
        kept.Lock.Fetch();

        kept.Leave(site.Out, "sequences-lock");

        Assert.That(Directory.Exists(site.Out), Is.False);
    }

    private static string? Check(PipelineSite site, string deployed = Deployed, string? accepted = null)
    {
        var kept = Of(site, accepted);
        kept.Lock.Fetch();
        return kept.Check(site.Out, deployed);
    }

    private static void Put(PipelineSite site, string text)
    {
        site.Git("checkout", "--quiet", "--force", "-B", "lock", "origin/main");
        site.Write(PipelineSite.Lock, text);
        site.Git("add", "--force", PipelineSite.Lock);
        site.Git("commit", "--quiet", "-m", "Lock");
        site.Git("push", "--quiet", "--force", "origin", "HEAD:sequences-lock");
        site.Git("checkout", "--quiet", "--force", "main");
    }

    private static KeptLock Of(PipelineSite site, string? accepted = null) =>
        new(
            LockBranch.Of(
                new(site.Variables.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), "origin", null),
                "sequences-lock",
                site.Work,
                "production",
                site.Work
            ),
            accepted
        );
}
