namespace SequencesAsCode.Core.States;

/// <summary>The file <c>sequences.yaml</c>.</summary>
/// <param name="Folder">Full path of the workspace folder.</param>
/// <param name="Environments">In file order; at least one.</param>
/// <param name="Policy">The workspace's rules.</param>
/// <param name="Removed">What to do with sequences whose files were deleted.</param>
/// <param name="Variables">Custom merge variables of the account, beside the built-in ones.</param>
public sealed record Workspace(
    string Folder,
    ImmutableArray<WorkspaceEnvironment> Environments,
    Policy Policy,
    ImmutableArray<RemovedSequence> Removed,
    ImmutableArray<string> Variables
)
{
    /// <summary>
    /// Name of the environment that is meant where none is named; null when the file has several and does not say.
    /// </summary>
    public string? DefaultEnvironment { get; init; }

    /// <summary>The levels that the file sets for rules of lint, by their code.</summary>
    public ImmutableDictionary<string, LintLevel> Lint { get; init; } = ImmutableDictionary<string, LintLevel>.Empty;

    /// <summary>The level of a rule: what the file sets, otherwise the rule's own.</summary>
    public LintLevel LevelOf(string code) =>
        Lint.GetValueOrDefault(code, LintRules.Find(code)?.Level ?? LintLevel.Warning);

    /// <summary>
    /// Whether an id means nothing without saying in which account. The emulator's ids stand for those of one account,
    /// and
    /// Apollo through Supaglue is the account that another environment reaches directly.
    /// </summary>
    public bool HasSeveralAccounts =>
        Environments.Count(environment =>
            environment is WorkspaceEnvironment.Apollo || Provider.Of(environment).HasNumbers
        ) > 1;
}

/// <summary>One account, or the emulator, that the workspace is applied to.</summary>
public abstract record WorkspaceEnvironment(string Name)
{
    /// <summary>The emulator, embedded in the process.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="Seed">Path of the seed file relative to the workspace; null for an empty account.</param>
    public sealed record Emulator(string Name, string? Seed) : WorkspaceEnvironment(Name);

    /// <summary>An Apollo account.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="Account">The team id of the account; null when the lock is to say it.</param>
    /// <param name="KeyVariable">Name of the environment variable with the API key.</param>
    public sealed record Apollo(string Name, string? Account, string KeyVariable) : WorkspaceEnvironment(Name);

    /// <summary>An account that is reached through Supaglue.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="CustomerId">Supaglue's name for the customer whose account it is.</param>
    /// <param name="ProviderName">What is behind Supaglue: apollo, outreach or salesloft.</param>
    /// <param name="KeyVariable">Name of the environment variable with Supaglue's API key.</param>
    public sealed record Supaglue(string Name, string CustomerId, string ProviderName, string KeyVariable)
        : WorkspaceEnvironment(Name);
}

/// <summary>What happens to an edit made in Apollo to something the files manage.</summary>
public enum DriftPolicy
{
    /// <summary>It is reported and kept.</summary>
    Report,

    /// <summary>It is planned back to what the file says.</summary>
    Revert,
}

/// <summary>Whether steps and touches may be removed.</summary>
public enum RemovalPolicy
{
    /// <summary>With consent.</summary>
    Guarded,

    /// <summary>Never, not even with consent.</summary>
    Deny,

    /// <summary>What was in a file and left it goes freely, whoever is in it; anything else with consent.</summary>
    Allow,
}

/// <summary>The workspace's rules.</summary>
/// <param name="Drift">Edits made in Apollo.</param>
/// <param name="Removals">Removing steps and touches.</param>
/// <param name="ActivationAllowed">Whether starting to send needs no further consent.</param>
/// <param name="CreateOnlyIsError">Whether a difference that only a person can set in Apollo blocks its
/// sequence.</param>
public sealed record Policy(DriftPolicy Drift, RemovalPolicy Removals, bool ActivationAllowed, bool CreateOnlyIsError)
{
    /// <summary>
    /// Whether what the service makes of the form of a value (links wrapped, quotes made round) needs no further
    /// consent.
    /// </summary>
    public bool RewritesAccepted { get; init; }

    /// <summary>What holds when the file says nothing.</summary>
    public static Policy Default { get; } = new(DriftPolicy.Report, RemovalPolicy.Guarded, false, false);
}

/// <summary>What to do with a sequence that the lock knows and no file claims any more.</summary>
public sealed record RemovedSequence(string Key, bool Archive, string Reason, SourceLocation At);
