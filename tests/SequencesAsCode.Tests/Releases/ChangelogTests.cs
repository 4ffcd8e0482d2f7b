using System.Text.RegularExpressions;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Releases;

/// <summary>The changelog and the version that the build takes from git tags name the same release.</summary>
internal sealed partial class ChangelogTests
{
    private static readonly List<string> Headings =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal)),
    ];

    [Test]
    public void Each_entry_has_a_version_and_a_date_and_the_newest_is_first()
    {
        var entries = Headings.ConvertAll(heading => Heading().Match(heading));
        var versions = entries.ConvertAll(entry => Version.Parse(entry.Groups["version"].Value));

        Assert.That(entries, Has.All.Property(nameof(Match.Success)).True);
        Assert.That(versions, Is.Ordered.Descending.And.Unique);
        Assert.That(entries.Skip(1).Select(entry => entry.Groups["date"].Value), Has.All.Not.EqualTo("unreleased"));
    }

    [Test]
    public void The_program_is_built_with_the_version_of_the_top_entry()
    {
        var top = Heading().Match(Headings[0]);
        var project = File.ReadAllText(
            Path.Combine(Repository.Root, "src/SequencesAsCode.Cli/SequencesAsCode.Cli.csproj")
        );
        var version = top.Groups["version"].Value;

        Assert.That(project, Does.Contain($"<MinVerMinimumMajorMinor>{Series(version)}</MinVerMinimumMajorMinor>"));
        Assert.That(Series(ToolVersion.Text), Is.EqualTo(Series(version)));
        if (!ToolVersion.Text.Contains('-', StringComparison.Ordinal))
            Assert.That($"{ToolVersion.Text} {top.Groups["date"].Value}", Does.Match($"^{version} [0-9-]{{10}}$"));
    }

    [TestCase("## 0.2.0 (2026-12-01)", "v0.2.0", 0, TestName = "A tag that is the top entry")]
    [TestCase("## 0.2.0 (unreleased)", "v0.2.0", 3, TestName = "A tag whose entry has no date")]
    [TestCase("## 0.3.0 (2026-12-01)", "v0.2.0", 3, TestName = "A tag of another version")]
    [TestCase("## 0.2.0 (unreleased)", "v0.1.0", 0, TestName = "A commit that is not this release")]
    public void The_notes_of_a_release_are_the_top_entry(string heading, string tag, int exitCode)
    {
        Shell.Require();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "build"));
        File.Copy(Script("changelog.sh"), Path.Combine(folder.Path, "build/changelog.sh"));
        File.WriteAllText(
            Path.Combine(folder.Path, "CHANGELOG.md"),
            $"# Changelog\n\n{heading}\n\n- New.\n\n## 0.1.0 (2026-11-01)\n\n- Old.\n"
        );
        foreach (var line in new[] { "init --quiet", "add -A", "commit --quiet -m one", $"tag {tag}" })
            Assert.That(Run(folder.Path, ["git", .. line.Split(' ')]).ExitCode, Is.Zero, line);

        var run = Run(folder.Path, "bash", "build/changelog.sh", "0.2.0");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((exitCode, exitCode == 0 ? "\n- New.\n\n" : "")), run.Error);
        if (exitCode != 0)
            Assert.That(run.Error, Does.Contain($"'{heading[3..]}'").And.Contain("Write '## 0.2.0 (20"));
    }

    private static string Series(string version) => string.Join('.', version.Split('.')[..2]);

    private static string Script(string name) => Path.Combine(Repository.Root, "build", name);

    private static ShellRun Run(string folder, params string[] command) =>
        Shell.Run(
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = folder,
                ["GIT_AUTHOR_NAME"] = "a",
                ["GIT_AUTHOR_EMAIL"] = "a@example.com",
                ["GIT_COMMITTER_NAME"] = "a",
                ["GIT_COMMITTER_EMAIL"] = "a@example.com",
            },
            command
        );

    [GeneratedRegex(
        @"^## (?<version>\d+\.\d+\.\d+) \((?<date>\d{4}-\d\d-\d\d|unreleased)\)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Heading();
}
