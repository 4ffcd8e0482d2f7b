using System.Globalization;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Which versions of a lock git has, with repositories that are real.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FileVersionsTests : IDisposable
{
    private const string Lock = "sequences.production.lock.json";
    private const string Former = "sequences.live.lock.json";

    private readonly TemporaryFolder folder = new();
    private int seconds;

    [SetUp]
    public void Start()
    {
        Shell.Require();
        Git("init", "--quiet", "--initial-branch", "main");
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void Every_version_is_listed_and_read_and_those_after_the_first_of_this_one_are_later()
    {
        Commit(Lock, "one", "zwei für drei\r\n", "three");

        Assert.That(Texts(Versions().All), Is.EqualTo(new[] { "three", "zwei für drei\r\n", "one" }));
        Assert.That(Versions().Later, Is.Empty);
        Commit(Lock, "one");
        Assert.That(Texts(Versions().Later), Is.EqualTo(new[] { "three", "zwei für drei\r\n" }));
        Write(Lock, "zwei für drei\r\n");
        Assert.That(Texts(Versions().Later), Is.EqualTo(new[] { "one", "three" }));
        Write(Lock, "never committed");
        Assert.That(Versions().Later, Is.Empty);
    }

    [Test]
    public void What_a_merge_dropped_and_what_only_a_merge_has_are_versions()
    {
        Commit(Lock, "one");
        Git("checkout", "--quiet", "-b", "side");
        Commit(Lock, "side");
        Git("checkout", "--quiet", "main");
        Commit("README.md", "main");
        Git("merge", "--quiet", "--no-edit", "--strategy", "ours", "side");
        Git("branch", "--quiet", "-D", "side");

        Assert.That(Texts(Versions().Later), Is.EqualTo(new[] { "side" }));

        Git("checkout", "--quiet", "-b", "other");
        Commit(Lock, "other");
        Git("checkout", "--quiet", "main");
        Commit(Lock, "main");
        Git("merge", "--quiet", "--no-commit", "--strategy", "ours", "other");
        Commit(Lock, "merged");

        Assert.That(Texts(Versions().All), Is.EqualTo(new[] { "merged", "main", "other", "side", "one" }));
        Assert.That(Versions().Later, Is.Empty);
    }

    [Test]
    public void A_renamed_environment_keeps_its_versions_and_another_one_has_its_own()
    {
        Commit(Former, "one", "two");
        Commit("sequences.staging.lock.json", "staging");
        Git("mv", Former, Lock);
        Git("rm", "--quiet", "sequences.staging.lock.json");
        Git("commit", "--quiet", "--message", "renamed");
        Commit(Lock, "three");

        Assert.That(Texts(Versions().All), Is.EqualTo(new[] { "three", "two", "one" }));
        Write(Lock, "one");
        Assert.That(Texts(Versions().Later), Is.EqualTo(new[] { "three", "two" }));
    }

    [Test]
    public void Of_a_shallow_clone_only_what_is_there_counts()
    {
        Commit(Lock, "one", "two", "three");
        var clone = Path.Combine(folder.Path, "clone");
        Git("clone", "--quiet", "--depth", "1", $"file://{folder.Path}", clone);

        Assert.That(Texts(Versions(clone).All, clone), Is.EqualTo(new[] { "three" }));
        File.WriteAllText(Path.Combine(clone, Lock), "one");
        Assert.That(Versions(clone).Later, Is.Empty);
    }

    [Test]
    public void A_version_that_is_missing_is_left_out_and_the_others_are_read()
    {
        Commit(Lock, "one", "two");
        FileVersion gone = new("abc1234", new('7', 40));

        Assert.That(Texts([Versions().All[0], gone, Versions().All[1]]), Is.EqualTo(new[] { "two", "one" }));
        Assert.That(Texts([]), Is.Empty);
    }

    [Test]
    public void The_newest_ten_later_versions_are_enough()
    {
        Commit(Lock, [.. Enumerable.Range(0, 12).Select(index => index.ToString(CultureInfo.InvariantCulture))]);
        Write(Lock, "0");

        Assert.That(Texts(Versions().Later), Is.EqualTo(Enumerable.Range(2, 10).Reverse().Select(index => $"{index}")));
    }

    private FileVersions Versions(string? where = null) =>
        Asking.Versions(where ?? folder.Path, Lock, "sequences.*.lock.json", name => name is Lock or Former);

    private IEnumerable<string> Texts(IEnumerable<FileVersion> versions, string? where = null) =>
        Asking.Texts(where ?? folder.Path, versions).Select(version => version.Text);

    private static Git Asking =>
        new(new Dictionary<string, string?> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.Path, name), text);

    private void Commit(string name, params string[] texts)
    {
        foreach (var text in texts)
        {
            Write(name, text);
            Git("add", name);
            Git("commit", "--quiet", "--message", text);
        }
    }

    // A second later each, so that the order of branches is not left to luck.
    private void Git(params string[] arguments)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000 + ++seconds} +0000");
        var run = Shell.Run(
            folder.Path,
            new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = folder.Path,
                ["GIT_AUTHOR_DATE"] = at,
                ["GIT_COMMITTER_DATE"] = at,
            },
            ["git", "-c", "user.name=Some One", "-c", "user.email=some@example.com", .. arguments]
        );
        Assert.That(run.ExitCode, Is.Zero, run.All);
    }
}
