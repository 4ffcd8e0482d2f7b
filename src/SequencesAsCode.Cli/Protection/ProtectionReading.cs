using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Cli.Protection;

/// <summary>Asks the platform that the variables of a job describe.</summary>
/// <param name="services">The variables, and the network.</param>
internal sealed class ProtectionReading(VerbServices services)
{
    private const string OfGithub =
        "Give the step 'env: { GH_TOKEN: ${{ github.token }} }' and the job "
        + "'permissions: { actions: read, contents: read }'.";

    private const string OfGitlab =
        "The token of a job may not read these settings. Set GITLAB_TOKEN to a token with the scope read_api.";

    private const string OfAzure =
        "This program does not ask Azure DevOps. Look under Pipelines > Environments > "
        + "Approvals and checks, and under the branch policies of the repository.";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="CommandException">No variable says which platform runs the job.</exception>
    public Task<ProtectionFacts> ReadAsync(ProtectionQuestion asked, CancellationToken cancellation)
    {
        if (Value("GITHUB_REPOSITORY") is { } repository)
            return GithubAsync(repository, asked, cancellation);
        if (Value("CI_PROJECT_ID") is { } project)
            return GitlabAsync(project, asked, cancellation);
        if (Value("TF_BUILD") is not null)
        {
            var name = Value("BUILD_REPOSITORY_NAME") ?? "this project";
            return Task.FromResult(NotAsked(new(CiPlatform.Azure, name, asked), OfAzure));
        }

        throw CommandException.Arguments(
            "No variable says which pipeline is meant.",
            "Run this in a job. Elsewhere set, for GitHub, GITHUB_REPOSITORY=OWNER/NAME and GH_TOKEN; for GitLab, "
                + "CI_PROJECT_ID=NUMBER and GITLAB_TOKEN; for Azure, TF_BUILD=True."
        );
    }

    private async Task<ProtectionFacts> GithubAsync(
        string repository,
        ProtectionQuestion asked,
        CancellationToken cancellation
    )
    {
        if (repository.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw CommandException.Arguments($"GITHUB_REPOSITORY is '{repository}', and not OWNER/NAME.");
        if ((Value("GH_TOKEN") ?? Value("GITHUB_TOKEN")) is not { } token)
            return NotAsked(
                new(CiPlatform.GitHub, repository, asked),
                $"There is no token. {OfGithub} Elsewhere set GH_TOKEN."
            );
        var address = Address("GITHUB_API_URL", "https://api.github.com");
        using var reader = new GithubProtection(Settings(address, token), address.Root, repository, asked);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<ProtectionFacts> GitlabAsync(
        string project,
        ProtectionQuestion asked,
        CancellationToken cancellation
    )
    {
        if (Value("GITLAB_TOKEN") is not { } token)
            return NotAsked(new(CiPlatform.GitLab, project, asked), OfGitlab);
        var address = Address("CI_API_V4_URL", "https://gitlab.com/api/v4");
        using var reader = new GitlabProtection(Settings(address, token), address.Root, project, asked);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false);
    }

    private static ProtectionFacts NotAsked(ProtectionFacts facts, string why) =>
        facts with
        {
            Unread = new[]
            {
                nameof(facts.Environment),
                nameof(facts.Branches),
                nameof(facts.IsPlanRequired),
            }.ToImmutableDictionary(fact => fact, _ => why),
        };

    private ConnectionSettings Settings(PlatformAddress address, string token) =>
        services.Services.Networked(address.Host, token);

    private PlatformAddress Address(string variable, string otherwise)
    {
        try
        {
            return PlatformAddress.Parse(variable, Value(variable) ?? otherwise);
        }
        catch (ServiceException exception)
        {
            throw CommandException.Arguments(exception.Message);
        }
    }

    private string? Value(string variable) => new HostVariables(services.Variables).Find(variable);
}
