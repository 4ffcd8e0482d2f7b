namespace SequencesAsCode.Service.Platforms;

/// <summary>Which settings of a pipeline are asked for.</summary>
/// <param name="Environment">The platform's environment that holds the key that writes.</param>
/// <param name="PlanCheck">The name of the check that plans a pull request.</param>
public sealed record ProtectionQuestion(string Environment, string PlanCheck);

/// <summary>Who has to agree before a job of an environment runs.</summary>
/// <param name="Exists">Whether the platform knows the environment; on GitLab, whether it is protected.</param>
/// <param name="Reviewers">How many reviewers or approvals it has; 0 for none.</param>
public sealed record EnvironmentRules(bool Exists, int Reviewers)
{
    /// <summary>Whether a person who starts a run may approve it.</summary>
    public bool AllowsSelfReview { get; init; }

    /// <summary>Whether administrators may skip the reviewers.</summary>
    public bool HasBypass { get; init; }

    /// <summary>Whether only named people or roles may start its jobs.</summary>
    public bool LimitsStarts { get; init; }
}

/// <summary>Which branches may use an environment.</summary>
/// <param name="IsAny">Every branch may.</param>
/// <param name="IsProtected">Protected branches may, and no others.</param>
/// <param name="Patterns">The names and patterns of those that may, if they are named.</param>
public sealed record BranchLimit(bool IsAny, bool IsProtected, ImmutableArray<string> Patterns);

/// <summary>What a platform says about the settings of a pipeline.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Repository">The repository or project, as the platform names it.</param>
/// <param name="Asked">What was asked for.</param>
public sealed record ProtectionFacts(CiPlatform Platform, string Repository, ProtectionQuestion Asked)
{
    /// <summary>The reviewers; null when not known.</summary>
    public EnvironmentRules? Environment { get; init; }

    /// <summary>The branches; null when not known.</summary>
    public BranchLimit? Branches { get; init; }

    /// <summary>Whether a merge needs the plan; null when not known.</summary>
    public bool? IsPlanRequired { get; init; }

    /// <summary>Why something is not known, and what to do about it; by the name of the fact.</summary>
    public ImmutableDictionary<string, string> Unread { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The branch that pull requests are merged to; empty when not known.</summary>
    public string DefaultBranch { get; init; } = "";

    /// <summary>Whether the repository is private.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The owner's plan as the platform names it, such as <c>team</c>; null when the token may not read
    /// it.</summary>
    public string? Plan { get; init; }

    /// <summary>Adds why a fact is not known.</summary>
    internal ProtectionFacts Without(string fact, string why) => this with { Unread = Unread.SetItem(fact, why) };
}
