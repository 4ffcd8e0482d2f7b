using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Verbs.Ci;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class CiCommandTests
{
    [Test]
    public async Task Outside_a_pipeline_it_says_so(
        [Values("plan", "comment", "left", "fetch-lock", "keep-lock", "report", "drift", "snapshot")] string verb
    )
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("ci", verb, "-e", "production");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.All);
        Assert.That(run.Error, Does.Contain("This is not a pipeline of GitHub, GitLab or Azure DevOps."));
    }

    [Test]
    public async Task A_variable_that_the_pipeline_did_not_pass_on_is_named()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.Variables["GITHUB_ACTIONS"] = "true";
        workspace.Variables["GITHUB_REPOSITORY"] = "team/sequences";

        var run = await workspace.RunAsync("ci", "plan", "-e", "production");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("The environment variable GH_TOKEN is not set."));
    }

    [Test]
    public async Task The_environment_has_to_be_named()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.Variables["GITLAB_CI"] = "true";
        workspace.Variables["CI_PROJECT_ID"] = "3";
        workspace.Variables["CI_PROJECT_URL"] = "https://gitlab.example.com/a/b";
        workspace.Variables["CI_API_V4_URL"] = "https://gitlab.example.com/api/v4";
        workspace.Variables["CI_COMMIT_SHA"] = "5eed";

        var run = await workspace.RunAsync("ci", "plan");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("Name it: -e production."));
    }

    [TestCase("", 0)]
    [TestCase("  --allow-activation=trial-welcome\n--allow-many ", 2)]
    [TestCase("--allow-removals --overwrite=a,b --revert-drift --accept-rewrites=c --target=d", 5)]
    public void Consents_may_be_given_by_hand(string text, int words) =>
        Assert.That(GivenConsents.Words(text), Has.Length.EqualTo(words));

    [TestCase("--out=x")]
    [TestCase("--allow-many -e=other")]
    [TestCase("--allow-many --")]
    [TestCase("--overwrite")]
    [TestCase("--target")]
    [TestCase("trial-welcome")]
    [TestCase("--allow-many;--out=x")]
    [TestCase("--mode=offline")]
    public void Nothing_else_may(string text) =>
        Assert.That(
            Assert.Throws<CommandException>(() => GivenConsents.Words(text))!.Message,
            Does.Contain("cannot be given by hand")
        );
}
