namespace SequencesAsCode.Core.States;

/// <summary>The file <c>sequences.yaml</c>.</summary>
/// <param name="Folder">Full path of the workspace folder.</param>
/// <param name="Environments">The environments in file order; at least one.</param>
/// <param name="Policy">The workspace's rules.</param>
/// <param name="Removed">Decisions about sequences whose files were deleted.</param>
/// <param name="Variables">Custom merge variables of the account, in addition to the built-in ones.</param>
public sealed record Workspace(
    string Folder,
    ImmutableArray<WorkspaceEnvironment> Environments,
    Policy Policy,
    ImmutableArray<RemovedSequence> Removed,
    ImmutableArray<string> Variables
)
{
    /// <summary>
    /// The environment that is used when none is named; null when the file has several and no default.
    /// </summary>
    public string? DefaultEnvironment { get; init; }

    /// <summary>Consents for the next apply of the workspace, at most one of each kind.</summary>
    public ImmutableArray<AllowEntry> Allow { get; init; } = [];

    /// <summary>The contacts to preview emails with, in file order; at most three.</summary>
    public ImmutableArray<DeclaredContact> SampleContacts { get; init; } = [];

    /// <summary>Whether folders of bodies have a generated README.md.</summary>
    public bool HasReadmes { get; init; } = true;

    /// <summary>The levels that the file sets for lint rules, by code.</summary>
    public ImmutableDictionary<string, LintLevel> Lint { get; init; } = ImmutableDictionary<string, LintLevel>.Empty;

    /// <summary>The level of a rule: the file's, otherwise the rule's own.</summary>
    public LintLevel LevelOf(string code) =>
        Lint.GetValueOrDefault(code, LintRules.Find(code)?.Level ?? LintLevel.Warning);

    /// <summary>
    /// Whether an id is ambiguous without its account. The emulator's ids count as those of one account, and Apollo
    /// through Supaglue is an account that another environment reaches directly.
    /// </summary>
    public bool HasSeveralAccounts =>
        Environments.Count(environment =>
            environment is WorkspaceEnvironment.Apollo || Provider.Of(environment).HasNumbers
        ) > 1;
}

/// <summary>An account or the emulator that the workspace is applied to.</summary>
public abstract record WorkspaceEnvironment(string Name)
{
    /// <summary>The emulator inside the process.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="Seed">Path of the seed file relative to the workspace; null for an empty account.</param>
    public sealed record Emulator(string Name, string? Seed) : WorkspaceEnvironment(Name);

    /// <summary>An Apollo account.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="Account">Team id of the account; null when the lock has it.</param>
    /// <param name="KeyVariable">Name of the environment variable with the API key.</param>
    public sealed record Apollo(string Name, string? Account, string KeyVariable) : WorkspaceEnvironment(Name);

    /// <summary>An account that is accessed through Supaglue.</summary>
    /// <param name="Name">The environment's name.</param>
    /// <param name="CustomerId">Supaglue's name for the customer whose account it is.</param>
    /// <param name="ProviderName">The system behind Supaglue: apollo, outreach or salesloft.</param>
    /// <param name="KeyVariable">Name of the environment variable with Supaglue's API key.</param>
    public sealed record Supaglue(string Name, string CustomerId, string ProviderName, string KeyVariable)
        : WorkspaceEnvironment(Name);
}

/// <summary>How edits that were made in Apollo to managed parts are handled.</summary>
public enum DriftPolicy
{
    /// <summary>They are reported and kept.</summary>
    Report,

    /// <summary>The plan restores the file's values.</summary>
    Revert,
}

/// <summary>Whether steps and touches may be removed.</summary>
public enum RemovalPolicy
{
    /// <summary>Only with consent.</summary>
    Guarded,

    /// <summary>Never, not even with consent.</summary>
    Deny,

    /// <summary>
    /// Steps and touches that were deleted from a file are removed without consent, even with people in them; any other
    /// removal needs consent.
    /// </summary>
    Allow,
}

/// <summary>The workspace's rules.</summary>
/// <param name="Drift">The policy for edits made in Apollo.</param>
/// <param name="Removals">The policy for removing steps and touches.</param>
/// <param name="ActivationAllowed">Whether a sequence may start sending without further consent.</param>
/// <param name="CreateOnlyIsError">
/// Whether a difference that can only be fixed by hand in Apollo blocks the sequence.
/// </param>
public sealed record Policy(DriftPolicy Drift, RemovalPolicy Removals, bool ActivationAllowed, bool CreateOnlyIsError)
{
    /// <summary>
    /// Whether changes that the service makes to the form of a value (wrapped links, typographic quotes) need no
    /// further consent.
    /// </summary>
    public bool RewritesAccepted { get; init; }

    /// <summary>The policy when the file has none.</summary>
    public static Policy Default { get; } = new(DriftPolicy.Report, RemovalPolicy.Guarded, false, false);
}

/// <summary>The decision about a sequence that the lock knows and that no longer has a file.</summary>
public sealed record RemovedSequence(string Key, bool Archive, string Reason, SourceLocation At);

/// <summary>A contact that a workspace declares to preview emails with. It is never sent anywhere.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Values">Values of dynamic variables by name; a variable that is not among them is missing.</param>
public sealed record DeclaredContact(string Name, ImmutableSortedDictionary<string, string> Values);
