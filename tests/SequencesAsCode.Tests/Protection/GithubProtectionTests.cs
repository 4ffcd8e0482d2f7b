using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using static SequencesAsCode.Tests.Protection.GithubSite;

namespace SequencesAsCode.Tests.Protection;

/// <summary>What doctor says about the settings of a repository on GitHub.</summary>
internal sealed class GithubProtectionTests
{
    private const string AnyBranch = "null";

    [Test]
    public async Task Settings_as_in_the_recipe()
    {
        await using var site = await StartAsync();

        var run = await site.RunAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Approve.Text(run.Out);
        Assert.That(
            site.Server.Paths,
            Is.EqualTo(new[] { RepositoryPath, EnvironmentPath, PoliciesPath, RulesPath, BranchPath })
        );
        Assert.That(site.Server.Tokens, Has.All.EqualTo($"Bearer {Token}"));
    }

    [Test]
    public async Task Settings_of_which_none_is_made()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, OfEnvironment("", AnyBranch)).Answer(RulesPath, "[]");

        var run = await site.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Approve.Text(run.Out);
    }

    [Test]
    public async Task A_token_that_may_read_nothing()
    {
        await using var site = await StartAsync();
        foreach (var path in new[] { EnvironmentPath, RulesPath, BranchPath })
            site.Server.Answer(path, """{"message":"Resource not accessible by integration"}""", 403);

        var run = await site.RunAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Not.Contain("ok ").And.Not.Contain("Protected"));
        Approve.Text(run.Out);
    }

    [Test]
    public async Task A_public_repository_has_reviewers_on_every_plan()
    {
        await using var site = await StartAsync();
        site.Server.Answer(RepositoryPath, """{"default_branch":"main","private":false}""")
            .Answer(EnvironmentPath, OfEnvironment(Reviewers(0)));

        var row = (await RowsAsync(site)).One("ci", "reviewers");

        Assert.That((row.Status, row.Found), Is.EqualTo(("problem", "none")));
        Assert.That(row.Remedy, Is.EqualTo("Add required reviewers under Settings > Environments."));
        Assert.That(site.Server.Paths, Has.None.EqualTo(OwnerPath));
    }

    [TestCase("""{"plan":{"name":"team"}}""", "The GitHub plan 'team' has no required reviewers in private")]
    [TestCase("""{"plan":{"name":"enterprise"}}""", "Add required reviewers under Settings > Environments. A private")]
    [TestCase("""{"login":"your-org"}""", "Add required reviewers under Settings > Environments. A private")]
    public async Task The_plan_is_told_where_GitHub_shows_it(string owner, string remedy)
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, OfEnvironment("""{"type":"wait_timer","wait_timer":30}"""))
            .Answer(OwnerPath, owner);

        var row = (await RowsAsync(site)).One("ci", "reviewers");

        Assert.That((row.Status, row.Found), Is.EqualTo(("problem", "none")));
        Assert.That(row.Remedy, Does.StartWith(remedy));
    }

    [Test]
    public async Task An_environment_that_does_not_exist_is_a_problem()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, """{"message":"Not Found"}""", 404);

        var rows = await RowsAsync(site);

        Assert.That(rows.One("ci", "reviewers").Found, Is.EqualTo("no such environment"));
        Assert.That(rows.One("ci", "branches").Status, Is.EqualTo("warning"));
    }

    [Test]
    public async Task Who_starts_a_run_may_not_be_its_only_reviewer()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, OfEnvironment(Reviewers(1, self: true)));

        var row = (await RowsAsync(site)).One("ci", "reviewers");

        Assert.That(
            (row.Status, row.Found),
            Is.EqualTo(("warning", "1, and a person may approve the run that they started"))
        );
    }

    [TestCase("""{"protected_branches":true,"custom_branch_policies":false}""", "[]", "ok", "protected branches")]
    [TestCase("null", "[]", "warning", "any")]
    [TestCase(null, """[{"name":"main"},{"name":"release/*"}]""", "warning", "main, release/*")]
    [TestCase(null, """[{"name":"main"}]""", "ok", "main")]
    public async Task The_branches_that_may_use_the_key(string? policy, string patterns, string status, string found)
    {
        await using var site = await StartAsync();
        site.Server.Answer(PoliciesPath, $$"""{"branch_policies":{{patterns}}}""");
        if (policy is not null)
            site.Server.Answer(EnvironmentPath, OfEnvironment(Reviewers(2), policy));

        var row = (await RowsAsync(site)).One("ci", "branches");

        Assert.That((row.Status, row.Found), Is.EqualTo((status, found)));
    }

    [TestCase("plan", "{}", "ok")]
    [TestCase("sequences / plan", "{}", "ok")]
    [TestCase("explanation", "{}", "warning")]
    [TestCase("lint", """{"protection":{"required_status_checks":{"contexts":["plan"]}}}""", "ok")]
    public async Task The_plan_may_be_required_by_a_ruleset_or_by_the_older_protection(
        string context,
        string branch,
        string status
    )
    {
        await using var site = await StartAsync();
        site.Server.Answer(RulesPath, RequiredChecks(context)).Answer(BranchPath, branch);

        Assert.That((await RowsAsync(site)).One("ci", "plan before merge").Status, Is.EqualTo(status));
    }

    [Test]
    public async Task One_source_that_cannot_be_read_leaves_it_unknown_unless_the_other_requires_the_plan()
    {
        await using var site = await StartAsync();
        site.Server.Answer(BranchPath, "{}", 403);
        var required = (await RowsAsync(site)).One("ci", "plan before merge");
        site.Server.Answer(RulesPath, "[]");
        var unknown = (await RowsAsync(site)).One("ci", "plan before merge");

        Assert.That((required.Status, unknown.Status), Is.EqualTo(("ok", "unknown")));
        Assert.That(unknown.Remedy, Does.Contain("permissions: { contents: read }"));
    }

    [Test]
    public async Task Names_of_the_environment_and_of_the_check_can_be_told()
    {
        await using var site = await StartAsync();
        site.Server.Answer($"{RepositoryPath}/environments/a b", OfEnvironment(Reviewers(1)))
            .Answer($"{RepositoryPath}/environments/a b/deployment-branch-policies", """{"branch_policies":[]}""")
            .Answer(RulesPath, RequiredChecks("outbound"));

        var rows = await RowsAsync(site, "--apply-environment", "a b", "--plan-check", "outbound");

        Assert.That(rows.Ended("ci", "ok"), Is.EqualTo(new[] { "reviewers", "plan before merge" }));
        Assert.That(rows.One("ci", "branches").Found, Is.EqualTo("none"));
    }

    [TestCase("""{"protection_rules":7}""", 200)]
    [TestCase("[]", 200)]
    [TestCase("<html>", 200)]
    [TestCase("", 500)]
    [TestCase("", 401)]
    [TestCase("", 302)]
    public async Task An_answer_that_says_nothing_is_never_well(string content, int status)
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, content, status);

        var rows = await RowsAsync(site);

        Assert.That(rows.Ended("ci", "unknown"), Is.EqualTo(new[] { "reviewers", "branches" }));
        Assert.That(rows.One("ci", "reviewers").Remedy, Is.Not.Empty);
    }

    private static async Task<IReadOnlyList<DoctorRow>> RowsAsync(GithubSite site, params string[] arguments)
    {
        var (_, rows) = await site.Workspace.DoctorAsync(["--ci", .. arguments]);
        return rows;
    }
}
