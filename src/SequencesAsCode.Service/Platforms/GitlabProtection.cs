using System.Text.Json;
using SequencesAsCode.Service.Connection;
using static SequencesAsCode.Service.Wire.WireReader;

namespace SequencesAsCode.Service.Platforms;

/// <summary>
/// Reads the protection of an environment and of merges from GitLab's REST API. The variables of a project are not
/// read, because the answer would hold the key itself.
/// </summary>
public sealed class GitlabProtection : IDisposable
{
    private const string OfToken = "Set GITLAB_TOKEN to a token with the scope read_api that may read it.";

    private readonly PlatformApi api;
    private readonly string project;
    private readonly ProtectionQuestion asked;

    /// <summary>Makes a reader.</summary>
    /// <param name="settings">The host, the token, the clock and the network.</param>
    /// <param name="root">Path of the API below the host.</param>
    /// <param name="project">The id or the path of the project.</param>
    /// <param name="asked">The settings to read.</param>
    public GitlabProtection(ConnectionSettings settings, string root, string project, ProtectionQuestion asked)
    {
        ArgumentNullException.ThrowIfNull(settings);
        api = new(settings, root, [new("PRIVATE-TOKEN", settings.ApiKey)], "GitLab");
        this.project = project;
        this.asked = asked;
    }

    private string Place => $"/projects/{Uri.EscapeDataString(project)}";

    /// <summary>Reads the settings. What cannot be read is not known.</summary>
    public async Task<ProtectionFacts> ReadAsync(CancellationToken cancellation)
    {
        var facts = new ProtectionFacts(CiPlatform.GitLab, project, asked);
        facts = facts.Without(
            nameof(facts.Branches),
            "GitLab's answer would hold the key, so it is not asked for. Look under Settings > CI/CD > Variables: "
                + "the key that writes must be protected, and limited to this environment."
        );
        var read = await api.GetAsync(Place, OfToken, cancellation).ConfigureAwait(false);
        facts = Member(read.Content, "only_allow_merge_if_pipeline_succeeds").ValueKind switch
        {
            JsonValueKind.True => facts with { IsPlanRequired = true },
            JsonValueKind.False => facts with { IsPlanRequired = false },
            _ => facts.Without(
                nameof(facts.IsPlanRequired),
                read.IsKnown ? $"GitLab does not show this setting to the token. {OfToken}" : read.Why
            ),
        };
        if (Member(read.Content, "default_branch") is { ValueKind: JsonValueKind.String } branch)
            facts = facts with { DefaultBranch = branch.GetString()! };
        return read.IsKnown
            ? await WithEnvironmentAsync(facts, cancellation).ConfigureAwait(false)
            : facts.Without(nameof(facts.Environment), read.Why);
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private async Task<ProtectionFacts> WithEnvironmentAsync(ProtectionFacts facts, CancellationToken cancellation)
    {
        var path = $"{Place}/protected_environments/{Uri.EscapeDataString(asked.Environment)}";
        var read = await api.GetAsync(path, OfToken, cancellation).ConfigureAwait(false);
        if (read.IsMissing)
            return facts with { Environment = new(Exists: false, 0) };
        var starters = Member(read.Content, "deploy_access_levels");
        if (starters.ValueKind != JsonValueKind.Array)
        {
            var why = read.IsKnown ? "GitLab's answer says nothing about who may deploy." : read.Why;
            return facts.Without(nameof(facts.Environment), why);
        }

        var rules = Member(read.Content, "approval_rules");
        var needed =
            rules.ValueKind == JsonValueKind.Array
                ? rules.EnumerateArray().Sum(rule => Count(rule, "required_approvals"))
                : 0;
        return facts with
        {
            Environment = new(Exists: true, Math.Max(needed, Count(read.Content, "required_approval_count")))
            {
                LimitsStarts = starters.GetArrayLength() > 0,
            },
        };
    }

    private static int Count(JsonElement source, string name) =>
        Member(source, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt16(out var count)
            ? Math.Max((short)0, count)
            : 0;
}
