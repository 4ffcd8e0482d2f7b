using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Applying.Checking;

/// <summary>What to do about an environment that nobody guards, by platform and plan.</summary>
internal static class ProtectionRemedy
{
    private const string Recipe = "docs/protection.md has the recipe without them.";

    public static string OfMissing(ProtectionFacts facts) =>
        facts switch
        {
            { Platform: CiPlatform.GitLab } =>
                $"Protect it under Settings > CI/CD > Protected environments, which needs GitLab Premium. {Recipe}",
            { IsPrivate: true } =>
                "Create it under Settings > Environments and give it required reviewers. A job that names a missing "
                    + "environment creates one without protection. A private repository on GitHub Free has no "
                    + $"environments. {Recipe}",
            _ => "Create it under Settings > Environments and give it required reviewers. A job that names a missing "
                + "environment creates one without protection.",
        };

    public static string OfNoReviewers(ProtectionFacts facts) =>
        facts switch
        {
            { Platform: CiPlatform.GitLab } =>
                "Add approval rules under Settings > CI/CD > Protected environments, which needs GitLab Premium.",
            { IsPrivate: true, Plan: { } plan } when IsSmall(plan) =>
                $"The GitHub plan '{plan}' has no required reviewers in private repositories. {Recipe}",
            { IsPrivate: true } =>
                "Add required reviewers under Settings > Environments. A private repository has them with GitHub "
                    + $"Enterprise only. {Recipe}",
            _ => "Add required reviewers under Settings > Environments.",
        };

    // Team and the plans below it, by the names that GitHub's API has for them.
    private static bool IsSmall(string plan) => plan.ToLowerInvariant() is "free" or "pro" or "team";
}
