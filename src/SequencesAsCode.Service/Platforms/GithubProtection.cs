using System.Text.Json;
using SequencesAsCode.Service.Connection;
using static SequencesAsCode.Service.Wire.WireReader;

namespace SequencesAsCode.Service.Platforms;

/// <summary>
/// Reads the protection of an environment and of the default branch from GitHub's REST API. Its documentation names the
/// permission of each call; all of them are documented reads.
/// </summary>
public sealed class GithubProtection : IDisposable
{
    private const string OfActions = "Give the job 'permissions: { actions: read }'.";
    private const string OfContents = "Give the job 'permissions: { contents: read }'.";

    private readonly PlatformApi api;
    private readonly string repository;
    private readonly ProtectionQuestion asked;

    /// <summary>Makes a reader.</summary>
    /// <param name="settings">The host, the token, the clock and the network.</param>
    /// <param name="root">Path of the API below the host; empty for none.</param>
    /// <param name="repository">The repository as <c>OWNER/NAME</c>.</param>
    /// <param name="asked">The settings to read.</param>
    public GithubProtection(ConnectionSettings settings, string root, string repository, ProtectionQuestion asked)
    {
        ArgumentNullException.ThrowIfNull(settings);
        api = new(
            settings,
            root,
            [new("Authorization", $"Bearer {settings.ApiKey}"), new("X-GitHub-Api-Version", "2022-11-28")],
            "GitHub"
        );
        this.repository = repository;
        this.asked = asked;
    }

    private string Place => $"/repos/{string.Join('/', repository.Split('/').Select(Uri.EscapeDataString))}";

    private string EnvironmentPlace => $"{Place}/environments/{Uri.EscapeDataString(asked.Environment)}";

    /// <summary>Reads the settings. What cannot be read is not known.</summary>
    public async Task<ProtectionFacts> ReadAsync(CancellationToken cancellation)
    {
        var facts = new ProtectionFacts(CiPlatform.GitHub, repository, asked);
        var read = await api.GetAsync(Place, OfContents, cancellation).ConfigureAwait(false);
        if (Text(read.Content, "default_branch") is not { } branch)
        {
            var why = read.IsKnown ? "GitHub's answer names no default branch." : read.Why;
            return facts
                .Without(nameof(facts.Environment), why)
                .Without(nameof(facts.Branches), why)
                .Without(nameof(facts.IsPlanRequired), why);
        }

        facts = facts with { DefaultBranch = branch, IsPrivate = Flag(read.Content, "private") != false };
        facts = await WithEnvironmentAsync(facts, cancellation).ConfigureAwait(false);
        facts = await WithChecksAsync(facts, cancellation).ConfigureAwait(false);
        return facts is { IsPrivate: true, Environment: { Reviewers: 0 } }
            ? facts with
            {
                Plan = await PlanAsync(cancellation).ConfigureAwait(false),
            }
            : facts;
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private async Task<ProtectionFacts> WithEnvironmentAsync(ProtectionFacts facts, CancellationToken cancellation)
    {
        var read = await api.GetAsync(EnvironmentPlace, OfActions, cancellation).ConfigureAwait(false);
        if (read.IsMissing)
            return facts with { Environment = new(Exists: false, 0), Branches = new(IsAny: true, false, []) };
        if (Rules(read.Content) is not { } rules)
        {
            var why = read.IsKnown ? "GitHub's answer has no protection rules in it." : read.Why;
            return facts.Without(nameof(facts.Environment), why).Without(nameof(facts.Branches), why);
        }

        facts = facts with { Environment = rules };
        var policy = Member(read.Content, "deployment_branch_policy");
        if (policy.ValueKind == JsonValueKind.Null)
            return facts with { Branches = new(IsAny: true, false, []) };
        if (Flag(policy, "protected_branches") == true)
            return facts with { Branches = new(IsAny: false, true, []) };
        return await WithBranchesAsync(facts, cancellation).ConfigureAwait(false);
    }

    private async Task<ProtectionFacts> WithBranchesAsync(ProtectionFacts facts, CancellationToken cancellation)
    {
        var path = $"{EnvironmentPlace}/deployment-branch-policies?per_page=100";
        var read = await api.GetAsync(path, OfActions, cancellation).ConfigureAwait(false);
        var listed = Member(read.Content, "branch_policies");
        if (listed.ValueKind != JsonValueKind.Array)
        {
            var why = read.IsKnown ? "GitHub's answer lists no branches." : read.Why;
            return facts.Without(nameof(facts.Branches), why);
        }

        return facts with
        {
            Branches = new(false, false, [.. Items(listed).Select(policy => Text(policy, "name") ?? "?")]),
        };
    }

    // A check can be required by rulesets and by the older protection of branches.
    private async Task<ProtectionFacts> WithChecksAsync(ProtectionFacts facts, CancellationToken cancellation)
    {
        var branch = Uri.EscapeDataString(facts.DefaultBranch);
        var rules = await api.GetAsync($"{Place}/rules/branches/{branch}?per_page=100", OfContents, cancellation)
            .ConfigureAwait(false);
        var older = await api.GetAsync($"{Place}/branches/{branch}", OfContents, cancellation).ConfigureAwait(false);
        var named = Items(rules.Content)
            .Where(rule => Text(rule, "type") == "required_status_checks")
            .SelectMany(rule => Items(Find(rule, "parameters.required_status_checks")))
            .Select(check => Text(check, "context"))
            .Concat(Items(Find(older.Content, "protection.required_status_checks.contexts")).Select(Text));
        if (named.Any(IsPlan))
            return facts with { IsPlanRequired = true };
        return rules.IsKnown && older.IsKnown
            ? facts with
            {
                IsPlanRequired = false,
            }
            : facts.Without(nameof(facts.IsPlanRequired), rules.IsKnown ? older.Why : rules.Why);
    }

    // GitHub shows the plan of an organization to its owners only.
    private async Task<string?> PlanAsync(CancellationToken cancellation)
    {
        var owner = Uri.EscapeDataString(repository.Split('/')[0]);
        var read = await api.GetAsync($"/orgs/{owner}", "", cancellation).ConfigureAwait(false);
        return Text(Find(read.Content, "plan.name"));
    }

    // A reusable workflow puts the name of the calling job before the name of the check.
    private bool IsPlan(string? context) =>
        context == asked.PlanCheck || context?.EndsWith($" / {asked.PlanCheck}", StringComparison.Ordinal) == true;

    private static EnvironmentRules? Rules(JsonElement environment)
    {
        var rules = Member(environment, "protection_rules");
        if (rules.ValueKind != JsonValueKind.Array)
            return null;
        var reviews = Items(rules).Where(rule => Text(rule, "type") == "required_reviewers").ToList();
        return new(Exists: true, reviews.Sum(rule => Items(Member(rule, "reviewers")).Count()))
        {
            AllowsSelfReview = reviews.Exists(rule => Flag(rule, "prevent_self_review") != true),
            HasBypass = Flag(environment, "can_admins_bypass") == true,
        };
    }

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static bool? Flag(JsonElement source, string name) =>
        Member(source, name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string? Text(JsonElement source, string name) => Text(Member(source, name));

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
