using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Applying.Checking;

/// <summary>
/// The settings of the pipeline: who has to agree before the key that writes is used, from which branches, and whether
/// a merge needs a plan. What the token may not read is unknown, and never well.
/// </summary>
public static class ProtectionChecks
{
    /// <summary>Checks the settings.</summary>
    /// <param name="facts">What the platform says.</param>
    public static CheckReport Of(ProtectionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(
            facts.Asked.Environment,
            facts.Platform.ToString(),
            facts.Repository,
            [Reviewers(facts), Branches(facts), PlanCheck(facts)]
        );
    }

    private static Check Reviewers(ProtectionFacts facts)
    {
        const string name = "reviewers";
        return facts.Environment switch
        {
            null => Unknown(name, facts, nameof(facts.Environment)),
            { Exists: false } => Problem(name, "no such environment", ProtectionRemedy.OfMissing(facts)),
            { Reviewers: 0, LimitsStarts: true } => new(
                CheckGroup.Ci,
                name,
                CheckStatus.Warning,
                "only named people or roles may start the job; nobody has to approve",
                "Add approval rules to the protected environment, so that a second person looks at the plan."
            ),
            { Reviewers: 0 } => Problem(name, "none", ProtectionRemedy.OfNoReviewers(facts)),
            { AllowsSelfReview: true } rules => new(
                CheckGroup.Ci,
                name,
                CheckStatus.Warning,
                $"{Number(rules)}, and a person may approve the run that they started",
                "Turn on 'Prevent self-review' in the settings of the environment."
            ),
            { HasBypass: true } rules => new(
                CheckGroup.Ci,
                name,
                CheckStatus.Ok,
                $"{Number(rules)}; administrators may skip them"
            ),
            { } rules => new(CheckGroup.Ci, name, CheckStatus.Ok, Number(rules)),
        };
    }

    private static Check Branches(ProtectionFacts facts)
    {
        const string name = "branches";
        const string remedy =
            "Anyone who can push a branch can change what a job with the key runs. Under 'Deployment branches' of the "
            + "environment, choose selected branches and name only";
        var branch = facts.DefaultBranch;
        return facts.Branches switch
        {
            null => Unknown(name, facts, nameof(facts.Branches)),
            { IsAny: true } => new(CheckGroup.Ci, name, CheckStatus.Warning, "any", $"{remedy} {branch}."),
            { IsProtected: true } => new(CheckGroup.Ci, name, CheckStatus.Ok, "protected branches"),
            { Patterns: [var one] } when one == branch => new(CheckGroup.Ci, name, CheckStatus.Ok, branch),
            { } limit => new(
                CheckGroup.Ci,
                name,
                CheckStatus.Warning,
                limit.Patterns.IsEmpty ? "none" : string.Join(", ", limit.Patterns),
                $"{remedy} {branch}."
            ),
        };
    }

    private static Check PlanCheck(ProtectionFacts facts)
    {
        const string name = "plan before merge";
        return facts.IsPlanRequired switch
        {
            null => Unknown(name, facts, nameof(facts.IsPlanRequired)),
            true => new(CheckGroup.Ci, name, CheckStatus.Ok, "required"),
            false => new(
                CheckGroup.Ci,
                name,
                CheckStatus.Warning,
                "not required",
                facts.Platform == CiPlatform.GitLab
                    ? "Turn on 'Pipelines must succeed' under Settings > Merge requests."
                    : $"Under Settings > Rules, require the status check '{facts.Asked.PlanCheck}' for "
                        + $"{facts.DefaultBranch}."
            ),
        };
    }

    private static Check Unknown(string name, ProtectionFacts facts, string fact) =>
        new(CheckGroup.Ci, name, CheckStatus.Unknown, "not known", facts.Unread.GetValueOrDefault(fact));

    private static Check Problem(string name, string found, string remedy) =>
        Check.Problem(CheckGroup.Ci, name, FailureKind.NotAllowed, found, remedy);

    private static string Number(EnvironmentRules rules) => rules.Reviewers.ToString(CultureInfo.InvariantCulture);
}
