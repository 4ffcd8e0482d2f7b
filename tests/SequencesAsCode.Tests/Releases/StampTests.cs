using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Releases;

/// <summary>
/// What a release publishes names its own repository and version: <c>build/stamp.sh</c> writes them, and a release
/// without them stops.
/// </summary>
[TestFixture]
internal sealed class StampTests
{
    private static readonly string[] Called =
    [
        ".github/workflows/sequences.yml",
        "azure/sequences.yml",
        "templates/sequences.yml",
    ];

    // Embedded in the program, which writes them with 'init --ci'.
    private static readonly string[] Recipes =
    [
        "examples/ci/azure/azure-pipelines.yml",
        "examples/ci/github/sequences-sarif.yml",
        "examples/ci/github/sequences.yml",
        "examples/ci/gitlab/.gitlab-ci.yml",
        "src/SequencesAsCode.Cli/Starter/PipelineChecklist.cs",
    ];

    [Test]
    public void Nothing_that_a_release_publishes_keeps_the_placeholder()
    {
        using var folder = Copy();

        var before = Stamp(folder, "--check", "acme/outbound", "2.3.4");
        var stamped = Stamp(folder, "acme/outbound", "2.3.4");
        var after = Stamp(folder, "--check", "acme/outbound", "2.3.4");
        var again = Stamp(folder, "acme/other-name", "2.4.0");

        Assert.That((before.ExitCode, stamped.ExitCode, after.ExitCode), Is.EqualTo((3, 0, 0)), stamped.All);
        Assert.That(
            before.Error,
            Does.Contain("Run 'build/stamp.sh acme/outbound 2.3.4', commit, and tag that commit.")
        );
        Assert.That(again.ExitCode, Is.Zero, again.All);
        foreach (var file in Called.Concat(Recipes))
        {
            var text = File.ReadAllText(Path.Combine(folder.Path, file));
            Assert.That(text, Does.Not.Contain(Published.Repository).And.Not.Contain("acme/outbound"), file);
        }
    }

    [Test]
    public void Every_reference_to_our_files_has_the_version()
    {
        using var folder = Copy();

        Stamp(folder, "acme/outbound", "2.3.4-rc.1");

        var uses = Called
            .Concat(Recipes)
            .SelectMany(file => File.ReadLines(Path.Combine(folder.Path, file)))
            .Where(line => line.Contains("acme/outbound", StringComparison.Ordinal) && line.Contains('@'))
            .ToList();
        Assert.That(uses, Has.Count.EqualTo(10));
        Assert.That(uses, Has.All.Match("@v?2\\.3\\.4-rc\\.1$"));
        var azure = File.ReadAllText(Path.Combine(folder.Path, "examples/ci/azure/azure-pipelines.yml"));
        Assert.That(azure, Does.Contain("ref: refs/tags/v2.3.4-rc.1\n").And.Contain("version: 2.3.4-rc.1\n"));
    }

    [TestCase("acme", "2.3.4")]
    [TestCase("acme/outbound", "two")]
    [TestCase("acme/out$(touch pwned)", "2.3.4")]
    public void Anything_else_is_refused(string name, string version)
    {
        using var folder = Copy();

        var run = Stamp(folder, name, version);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(File.Exists(Path.Combine(folder.Path, "pwned")), Is.False);
    }

    [Test]
    public void A_release_checks_it_on_a_tag()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "build/release.sh"));

        Assert.That(
            script,
            Does.Contain(
                "if [ \"${GITHUB_REF_TYPE:-}\" = tag ]; then "
                    + "build/stamp.sh --check \"$GITHUB_REPOSITORY\" \"$version\"; fi"
            )
        );
    }

    private static TemporaryFolder Copy()
    {
        Shell.Require();
        var folder = new TemporaryFolder();
        foreach (var file in Called.Concat(Recipes).Concat(["build/published", "build/stamp.sh"]))
        {
            var copy = Path.Combine(folder.Path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }

        foreach (var arguments in new[] { new[] { "init", "--quiet" }, ["add", "."] })
            Assert.That(Run(folder, "git", arguments).ExitCode, Is.Zero);
        return folder;
    }

    private static ShellRun Stamp(TemporaryFolder folder, params string[] arguments) =>
        Run(folder, "bash", ["build/stamp.sh", .. arguments]);

    private static ShellRun Run(TemporaryFolder folder, string program, string[] arguments) =>
        Shell.Run(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = folder.Path,
            },
            [program, .. arguments]
        );
}
