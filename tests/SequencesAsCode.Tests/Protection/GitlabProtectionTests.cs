using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Protection;

/// <summary>What doctor says about the settings of a project on GitLab.</summary>
internal sealed class GitlabProtectionTests
{
    private const string Project = "/api/v4/projects/4711";
    private const string Environment = $"{Project}/protected_environments/production";
    private const string Starters = "\"deploy_access_levels\":[{\"access_level\":40}]";

    [Test]
    public async Task Settings_as_in_the_recipe()
    {
        await using var server = await ServerAsync(
            $$"""{"name":"production",{{Starters}},"approval_rules":[{"required_approvals":2}]}"""
        );
        using var workspace = JobOf(server);

        var run = await workspace.RunAsync("doctor", "--ci", "--apply-environment", "production");
        var gate = await workspace.RunAsync("doctor", "--ci", "--gate", "--apply-environment", "production");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Approve.Text(run.Out);
        Assert.That(gate.Out, Is.EqualTo("Jobs of the environment 'production' of 4711 need 2 approvals.\n"));
        Assert.That(server.Tokens, Has.All.EqualTo("gl-token"));
        Assert.That(server.Paths, Has.None.Contains("variables"), "The answer would hold the key.");
    }

    [TestCase($$"""{{{Starters}}}""", "warning", 0)]
    [TestCase("""{"deploy_access_levels":[]}""", "problem", 4)]
    [TestCase($$"""{{{Starters}},"required_approval_count":1}""", "ok", 0)]
    [TestCase("""{"name":"production"}""", "unknown", 4)]
    [TestCase(null, "problem", 4)]
    public async Task Who_has_to_agree(string? environment, string status, int gate)
    {
        await using var server = await ServerAsync(environment);
        using var workspace = JobOf(server);

        var rows = (await workspace.DoctorAsync("--ci", "--apply-environment", "production")).Rows;
        var run = await workspace.RunAsync("doctor", "--ci", "--gate", "--apply-environment", "production");

        Assert.That(rows.One("ci", "reviewers").Status, Is.EqualTo(status), rows.One("ci", "reviewers").Found);
        Assert.That(run.ExitCode, Is.EqualTo(gate), run.All);
    }

    [TestCase("""{"only_allow_merge_if_pipeline_succeeds":false}""", "warning")]
    [TestCase("""{"id":4711}""", "unknown")]
    public async Task Whether_a_merge_needs_a_pipeline(string project, string status)
    {
        await using var server = await ServerAsync(null);
        server.Answer(Project, project);
        using var workspace = JobOf(server);

        var rows = (await workspace.DoctorAsync("--ci")).Rows;

        Assert.That(rows.One("ci", "plan before merge").Status, Is.EqualTo(status));
    }

    [Test]
    public async Task The_token_of_a_job_may_not_read_them()
    {
        using var workspace = new CliWorkspace();
        workspace.Variables["CI_PROJECT_ID"] = "4711";
        workspace.Variables["CI_JOB_TOKEN"] = "job-token";

        var run = await workspace.RunAsync("doctor", "--ci", "--gate");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Assert.That(run.Error, Does.Contain("Set GITLAB_TOKEN to a token with the scope read_api."));
    }

    private static async Task<PlatformServer> ServerAsync(string? environment)
    {
        var server = await PlatformServer.StartAsync();
        server.Answer(Project, """{"default_branch":"main","only_allow_merge_if_pipeline_succeeds":true}""");
        return environment is null ? server : server.Answer(Environment, environment);
    }

    private static CliWorkspace JobOf(PlatformServer server)
    {
        var workspace = new CliWorkspace();
        workspace.Variables["CI_PROJECT_ID"] = "4711";
        workspace.Variables["CI_API_V4_URL"] = $"{server.Address}api/v4";
        workspace.Variables["GITLAB_TOKEN"] = "gl-token";
        return workspace;
    }
}
