using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Protection;

/// <summary>A job of GitHub Actions in a repository whose settings are those of the recipe, or differ in one.</summary>
internal sealed class GithubSite : IAsyncDisposable
{
    public const string Token = "gh-T0K3N-TH4T-MUST-N0T-L34K";
    public const string RepositoryPath = "/api/v3/repos/your-org/outbound";
    public const string EnvironmentPath = $"{RepositoryPath}/environments/sequences-apply";
    public const string PoliciesPath = $"{EnvironmentPath}/deployment-branch-policies";
    public const string RulesPath = $"{RepositoryPath}/rules/branches/main";
    public const string BranchPath = $"{RepositoryPath}/branches/main";
    public const string OwnerPath = "/api/v3/orgs/your-org";

    private GithubSite(PlatformServer server)
    {
        Server = server;
        Workspace.Variables["GITHUB_REPOSITORY"] = "your-org/outbound";
        Workspace.Variables["GITHUB_API_URL"] = $"{server.Address}api/v3";
        Workspace.Variables["GH_TOKEN"] = Token;
    }

    public PlatformServer Server { get; }

    public CliWorkspace Workspace { get; } = new();

    public static async Task<GithubSite> StartAsync()
    {
        var site = new GithubSite(await PlatformServer.StartAsync());
        site.Server.Answer(RepositoryPath, """{"default_branch":"main","private":true}""")
            .Answer(EnvironmentPath, OfEnvironment(Reviewers(2)))
            .Answer(PoliciesPath, """{"total_count":1,"branch_policies":[{"id":1,"name":"main","type":"branch"}]}""")
            .Answer(RulesPath, RequiredChecks("plan"))
            .Answer(BranchPath, """{"name":"main","protected":false}""");
        return site;
    }

    public static string Reviewers(int count, bool self = false) =>
        $$"""
            {"type":"required_reviewers","prevent_self_review":{{(self ? "false" : "true")}},
             "reviewers":[{{string.Join(',', Enumerable.Repeat("""{"type":"User","reviewer":{"id":1}}""", count))}}]}
            """;

    public static string OfEnvironment(
        string rules,
        string policy = """{"protected_branches":false,"custom_branch_policies":true}"""
    ) =>
        $$"""
            {"name":"sequences-apply","can_admins_bypass":false,"protection_rules":[{{rules}}],
             "deployment_branch_policy":{{policy}}}
            """;

    public static string RequiredChecks(string name) =>
        $$$"""
            [{"type":"deletion"},{"type":"required_status_checks","parameters":
              {"required_status_checks":[{"context":"{{{name}}}"}]}}]
            """;

    public Task<CliRun> RunAsync(params string[] arguments) => Workspace.RunAsync(["doctor", "--ci", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        await Server.DisposeAsync();
    }
}
