using System.Globalization;
using SequencesAsCode.Service.Platforms;

namespace SequencesAsCode.Applying.Checking;

/// <summary>Whether an apply may use its environment.</summary>
/// <param name="IsOpen">Whether somebody has to agree before the key that writes is used.</param>
/// <param name="Sentence">What was found, in one sentence.</param>
/// <param name="Remedy">What to do; empty for an open gate.</param>
public sealed record ProtectionGate(bool IsOpen, string Sentence, string Remedy)
{
    /// <summary>Decides. What is not known keeps the gate closed.</summary>
    /// <param name="facts">What the platform says.</param>
    /// <param name="option">The option that opens the gate all the same.</param>
    public static ProtectionGate Of(ProtectionFacts facts, string option)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var environment = $"the environment '{facts.Asked.Environment}' of {facts.Repository}";
        var anyway = $"To apply without, pass {option}.";
        return facts.Environment switch
        {
            null => new(
                IsOpen: false,
                $"It is not known whether anybody has to approve jobs of {environment}.",
                $"{facts.Unread.GetValueOrDefault(nameof(facts.Environment))} {anyway}"
            ),
            { Exists: false } => new(
                IsOpen: false,
                $"Nobody has to approve this apply: {environment} does not exist or is not protected.",
                $"{ProtectionRemedy.OfMissing(facts)} {anyway}"
            ),
            { Reviewers: > 0 } rules => Open($"Jobs of {environment} need {Approval(facts, rules.Reviewers)}."),
            { LimitsStarts: true } => Open($"Only named people or roles may start jobs of {environment}."),
            _ => new(
                IsOpen: false,
                $"Nobody has to approve this apply: {environment} has no required reviewers.",
                $"{ProtectionRemedy.OfNoReviewers(facts)} {anyway}"
            ),
        };
    }

    private static ProtectionGate Open(string sentence) => new(IsOpen: true, sentence, "");

    // One of GitHub's reviewers is enough; GitLab counts approvals.
    private static string Approval(ProtectionFacts facts, int reviewers)
    {
        var number = reviewers.ToString(CultureInfo.InvariantCulture);
        if (facts.Platform == CiPlatform.GitLab)
            return reviewers == 1 ? "1 approval" : $"{number} approvals";
        return reviewers == 1 ? "the approval of 1 reviewer" : $"the approval of one of {number} reviewers";
    }
}
