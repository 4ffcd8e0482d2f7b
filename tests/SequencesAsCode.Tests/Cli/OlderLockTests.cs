using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// An older commit brings its older lock: what was applied since is no edit that somebody made in Apollo.
/// </summary>
[TestFixture]
internal sealed class OlderLockTests
{
    private const string File = "sequences/q3-outbound.yaml";
    private const string Lock = "sequences.production.lock.json";

    [Test]
    public async Task A_checkout_of_an_older_commit_says_so_and_the_way_back_works()
    {
        await using var served = await TwiceAppliedAsync();
        Git(served, "checkout", "--quiet", "HEAD~1");

        var plan = await served.RunAsync("plan", "--detailed-exitcode");
        Assert.That(
            plan.All,
            Does.Contain("SEQ435")
                .And.Contain("This lock file is older than the last apply: in 'q3-outbound'")
                .And.Contain("there came from a later apply, unless somebody edited it since")
        );
        var advised = System
            .Text.RegularExpressions.Regex.Match(plan.All, "git (checkout [0-9a-f]+ -- sequences.production.lock.json)")
            .Groups[1]
            .Value;
        Git(served, advised.Split(' '));

        var back = await served.RunAsync("plan", "--detailed-exitcode");
        Assert.That(
            (back.ExitCode, back.All.Contains("SEQ435", StringComparison.Ordinal)),
            Is.EqualTo((2, false)),
            back.All
        );
        var apply = await served.RunAsync("apply", "--auto-approve");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(served.Apollo.ExportState(), Does.Contain("Worth a look?").And.Not.Contain("Worth a call?"));
    }

    [Test]
    public async Task An_older_commit_that_was_committed_again_is_no_newer()
    {
        await using var served = await TwiceAppliedAsync();
        Git(served, "checkout", "--quiet", "HEAD~1", "--", ".");
        Git(served, "commit", "--quiet", "--message", "back");

        Assert.That((await served.RunAsync("plan", "--format", "json")).Out, Does.Contain("SEQ435"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_an_apply_with_an_older_lock_does_not_know_is_in_the_lock_afterwards(bool isCommitted)
    {
        await using var served = await TwiceAppliedAsync();
        var text = System.IO.File.ReadAllText(served.Workspace.In(File));
        served.Workspace.With(File, $"{text}\nallow: [{{ what: activation, reason: the pilot is over }}]\n");
        await ApplyAsync(served, "three");
        var used = System.IO.File.ReadAllText(served.Workspace.In(Lock));
        Git(served, "checkout", "--quiet", "HEAD~1", "--", Lock);
        if (isCommitted)
            Git(served, "commit", "--quiet", "--message", "back");

        var other = await served.RunAsync("apply", "--auto-approve", "--target", "conference-follow-up");
        Git(served, "add", ".");
        Git(served, "commit", "--quiet", "--message", "four");
        var plan = await served.RunAsync("plan");
        Directory.Delete(served.Workspace.In(".git"), recursive: true);
        var without = await served.RunAsync("plan");

        Assert.That(other.ExitCode, Is.Zero, other.All);
        Assert.That(System.IO.File.ReadAllText(served.Workspace.In(Lock)), Does.Contain(SpentIn(used)));
        Assert.That(plan.All, Does.Contain("SEQ436").And.Not.Contain("SEQ435"));
        Assert.That(without.All, Does.Contain("SEQ436"), "the lock file alone tells");
    }

    [Test]
    public async Task An_entry_that_only_an_older_version_has_as_spent_does_not_count()
    {
        await using var served = await TwiceAppliedAsync();
        var text = System.IO.File.ReadAllText(served.Workspace.In(File));
        served.Workspace.With(File, $"{text}\nallow: [{{ what: activation, reason: the pilot is over }}]\n");
        await ApplyAsync(served, "three");
        var used = System.IO.File.ReadAllText(served.Workspace.In(Lock));
        served.Workspace.With(Lock, used.Replace($",{SpentIn(used)}", "", StringComparison.Ordinal));
        Git(served, "commit", "--quiet", "--all", "--message", "as an older program leaves it");

        Assert.That((await served.RunAsync("plan")).All, Does.Contain("SEQ436"));
    }

    private static string SpentIn(string text) =>
        System.Text.RegularExpressions.Regex.Match(text, "\"spent\":\\[[^]]*\\]").Value;

    [Test]
    public async Task The_newest_lock_is_never_called_old_whatever_somebody_edits()
    {
        await using var served = await TwiceAppliedAsync();
        await using var edited = await served.ContinuedAsync(
            served.Apollo.ExportState().Replace("Worth a call?", "Worth a look?", StringComparison.Ordinal),
            []
        );
        foreach (var name in new[] { "PATH", "HOME" })
            edited.Workspace.Variables[name] = served.Workspace.Variables[name];

        var plan = await edited.RunAsync("plan", "--refresh", "all");
        Assert.That(plan.All, Does.Contain("edited in Apollo").And.Not.Contain("SEQ435"));
    }

    [Test]
    public async Task A_lock_file_that_was_deleted_here_is_not_taken_for_a_new_workspace()
    {
        await using var served = await TwiceAppliedAsync();
        var state = served.Apollo.ExportState();
        System.IO.File.Delete(served.Workspace.In("sequences.production.lock.json"));

        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");
        var doctor = await served.RunAsync("doctor");
        Git(served, "checkout", "HEAD", "--", "sequences.production.lock.json");
        var back = await served.RunAsync("plan", "--detailed-exitcode");
        Git(served, "rm", "--quiet", "sequences.production.lock.json");
        Git(served, "commit", "--quiet", "--message", "without a lock");
        var without = await served.RunAsync("plan");

        Assert.That((plan.ExitCode, apply.ExitCode, back.ExitCode), Is.EqualTo((3, 3, 2)), plan.All + back.All);
        Assert.That(
            plan.All,
            Does.Contain("SEQ514").And.Contain("Run 'git checkout HEAD -- sequences.production.lock.json'.")
        );
        Assert.That(doctor.All, Does.Contain("lock  deleted").And.Contain("SEQ514"));
        Assert.That(without.All, Does.Not.Contain("SEQ514"));
        Assert.That(served.Apollo.ExportState(), Is.EqualTo(state));
    }

    [Test]
    public async Task Where_git_says_nothing_several_edits_and_nothing_to_do_name_both_ways_back()
    {
        await using var served = await TwiceAppliedAsync();
        Git(served, "checkout", "--quiet", "HEAD~1");
        Directory.Delete(served.Workspace.In(".git"), recursive: true);

        var plan = await served.RunAsync("plan", "--refresh", "all");
        Assert.That(
            plan.All,
            Does.Contain("If you went back to an older commit, its lock file went back too.")
                .And.Contain("--revert-drift=q3-outbound")
                .And.Not.Contain("SEQ435")
        );
        var back = await served.RunAsync("apply", "--auto-approve", "--revert-drift=q3-outbound");
        Assert.That(back.ExitCode, Is.Zero, back.All);
        Assert.That(served.Apollo.ExportState(), Does.Contain("Worth a look?"));
    }

    private static async Task<ServedApollo> TwiceAppliedAsync()
    {
        Shell.Require();
        var served = await ServedApollo.StartAsync();
        (served.Workspace.Variables["PATH"], served.Workspace.Variables["HOME"]) = (
            Environment.GetEnvironmentVariable("PATH"),
            served.Workspace.Folder
        );
        Git(served, "init", "--quiet");
        served.Workspace.With(".gitignore", ".sequences/\n");
        await ApplyAsync(served, "one");
        served
            .Workspace.Replace(File, "Worth a look?", "Worth a call?")
            .Replace(File, "Mention the webinar", "Mention the new webinar");
        await ApplyAsync(served, "two");
        return served;
    }

    private static async Task ApplyAsync(ServedApollo served, string message)
    {
        var apply = await served.RunAsync("apply", "--auto-approve", "--target", "q3-outbound");
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Git(served, "add", ".");
        Git(served, "commit", "--quiet", "--message", message);
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
