using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary><c>init --ci</c>: the file of a pipeline and the settings to make.</summary>
public sealed class InitPipelineTests
{
    private static readonly string[] Hosts = ["github", "gitlab", "azure"];

    [TestCase("github", ".github/workflows/sequences.yml", "examples/ci/github/sequences.yml")]
    [TestCase("gitlab", ".gitlab-ci.yml", "examples/ci/gitlab/.gitlab-ci.yml")]
    [TestCase("azure", "azure-pipelines.yml", "examples/ci/azure/azure-pipelines.yml")]
    public async Task A_new_repository_gets_a_workspace_a_pipeline_and_a_list_of_settings(
        string host,
        string file,
        string example
    )
    {
        using var workspace = Repo();

        var init = await workspace.RunAsync("init", "--ci", host);
        var validate = await workspace.RunAsync("validate", "-e", "production");

        Assert.That((init.ExitCode, validate.ExitCode), Is.EqualTo((0, 0)), init.All + validate.All);
        Assert.That(
            workspace.Read(file).Split('\n').Where(line => !line.Contains("version: ", StringComparison.Ordinal)),
            Is.EqualTo(
                File.ReadAllText(Path.Combine(Repository.Root, example))
                    .Split('\n')
                    .Where(line => !line.Contains("version: ", StringComparison.Ordinal))
            )
        );
        Assert.That(workspace.Read(file), Does.Match(@"version: \d+\.\d+\.\d+"));
        Approve.Text(init.All, part: host);
    }

    [Test]
    public async Task The_choices_are_in_the_file_and_in_the_settings()
    {
        using var workspace = Repo();
        await workspace.RunAsync("init", "-C", "teams/out bound");
        workspace.Replace("teams/out bound/sequences.yaml", "production:\n    apollo", "eu:\n    apollo");
        workspace.Replace(
            "teams/out bound/sequences.yaml",
            "default_environment: production",
            "default_environment: local"
        );

        var init = await workspace.RunAsync([
            "init",
            "--ci",
            "github",
            "-C",
            "teams/out bound",
            "--mode",
            "live",
            "--lock-branch",
            "sequences-lock",
        ]);

        Assert.That(init.ExitCode, Is.Zero, init.All);
        Assert.That(
            workspace.Read(".github/workflows/sequences-teams-out-bound.yml"),
            Does.StartWith("name: sequences-teams-out-bound\n")
                .And.Contain("workspace: \"teams/out bound\"\n")
                .And.Contain("environment: eu\n")
                .And.Contain("mode: live\n")
                .And.Contain("lock-branch: sequences-lock\n")
        );
        Assert.That(init.Out, Does.Contain("sequences-plan: required reviewers").And.Contain("sequences.*.lock.json"));
    }

    [Test]
    public async Task A_file_that_exists_is_kept_unless_force_is_given([ValueSource(nameof(Hosts))] string host)
    {
        using var workspace = Repo();
        await workspace.RunAsync("init", "--ci", host);
        var file = host switch
        {
            "github" => ".github/workflows/sequences.yml",
            "gitlab" => ".gitlab-ci.yml",
            _ => "azure-pipelines.yml",
        };
        workspace.With(file, "mine");

        var refused = await workspace.RunAsync("init", "--ci", host);
        var kept = workspace.Read(file);
        var forced = await workspace.RunAsync("init", "--ci", host, "--force");

        Assert.That((refused.ExitCode, kept), Is.EqualTo((3, "mine")), refused.All);
        Assert.That(refused.Error, Does.Contain("exists already. Nothing was written.").And.Contain("--force"));
        Assert.That(forced.ExitCode, Is.Zero, forced.All);
        Assert.That(forced.Out, Does.StartWith($"{file} (overwritten)\n"));
    }

    [TestCase("github", ".github/workflows/sequences.yml", ".github/workflows/sequences-eu.yml")]
    [TestCase("gitlab", ".gitlab-ci.yml", ".gitlab/sequences-eu.yml")]
    [TestCase("azure", "azure-pipelines.yml", "azure-sequences-eu.yml")]
    public async Task A_second_environment_gets_a_file_of_its_own(string host, string first, string second)
    {
        using var workspace = Repo();
        await workspace.RunAsync("init", "--ci", host);
        var before = workspace.Read(first);

        var added = await workspace.RunAsync("init", "--ci", host, "-e", "eu", "--force");
        var again = await workspace.RunAsync("init", "--ci", host, "-e", "eu");
        var mixed = workspace.With(first, $"{before}\n{workspace.Read(second)}");
        var refused = await mixed.RunAsync("init", "--ci", host, "--force");

        Assert.That((added.ExitCode, again.ExitCode, refused.ExitCode), Is.EqualTo((0, 3, 3)), added.All + refused.All);
        Assert.That(before, Does.Contain("environment: production\n"));
        Assert.That(workspace.Read(second), Does.Contain("environment: eu\n"));
        Assert.That(refused.Error, Does.Contain("is the pipeline of another workspace or environment too."));
        if (host == "github")
        {
            Assert.That(
                workspace.Read(second),
                Does.StartWith("name: sequences-eu\n").And.Contain("\n  sequences-eu:\n")
            );
            Assert.That(added.Out, Does.Contain("the check sequences-eu / plan-offline"));
        }
        else if (host == "gitlab")
        {
            Assert.That(
                added.Out,
                Does.Contain("In .gitlab-ci.yml, under include: '- local: .gitlab/sequences-eu.yml'.")
            );
        }
    }

    [TestCase("--force")]
    [TestCase("--mode", "live")]
    [TestCase("--lock-branch", "x")]
    public async Task What_belongs_to_a_pipeline_needs_one(params string[] options)
    {
        using var workspace = Repo();

        var run = await workspace.RunAsync(["init", .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("need --ci"));
    }

    [TestCase("--ci", "gitea", "'gitea' is not a valid value for --ci")]
    [TestCase("--mode", "of", "'of' is not a valid value for --mode")]
    public async Task A_wrong_choice_is_named(string option, string value, string said)
    {
        using var workspace = Repo();

        var run = await workspace.RunAsync("init", "--ci", "github", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain(said).Or.Contain("only once"));
    }

    [Test]
    public void The_page_on_pipelines_counts_the_files_the_lines_and_the_settings_truly()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/ci.md"));

        foreach (var (name, row) in PipelineCounts.All())
            Assert.That(page, Does.Contain($"| {name} | {row} |"));
    }

    private static CliWorkspace Repo()
    {
        var workspace = new CliWorkspace();
        return workspace.With(".git/HEAD", "ref: refs/heads/main\n");
    }
}
