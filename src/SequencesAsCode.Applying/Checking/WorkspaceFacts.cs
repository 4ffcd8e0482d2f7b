using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The facts about a workspace on disk.</summary>
public sealed record WorkspaceFacts
{
    /// <summary>The content of <c>sequences.yaml</c>; null when it cannot be read.</summary>
    public Workspace? Workspace { get; init; }

    /// <summary>Whether there is no <c>sequences.yaml</c>.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The environment that is checked; null when it is unknown.</summary>
    public WorkspaceEnvironment? Environment { get; init; }

    /// <summary>The content of the files; null when a file has a mistake.</summary>
    public DesiredState? Desired { get; init; }

    /// <summary>Mistakes in the files, and findings of lint.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether the environment was named, and is not just the default.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The lock of the environment; null when there is no environment.</summary>
    public LockFacts? Lock { get; init; }

    /// <summary>What was measured in the account; null when there is no facts file.</summary>
    public MeasuredFacts? Measured { get; init; }

    /// <summary>Whether a probe left its scratch sequence.</summary>
    public bool HasScratch { get; init; }

    /// <summary>The facts from git.</summary>
    public required GitFacts Git { get; init; }

    /// <summary>Whether both the files and the lock have sequences.</summary>
    public bool Manages => Desired is { Sequences.IsEmpty: false } && Lock is { Base.Sequences.IsEmpty: false };
}

/// <summary>The facts about the lock of an environment and its journal.</summary>
/// <param name="Name">Path of the lock relative to the workspace.</param>
/// <param name="IsThere">Whether the lock exists.</param>
/// <param name="Base">The content of both; null when one of them cannot be read.</param>
/// <param name="Diagnostics">Why they cannot be read, or notes.</param>
/// <param name="HasJournal">Whether there is a journal.</param>
public sealed record LockFacts(
    string Name,
    bool IsThere,
    Base? Base,
    ImmutableArray<Diagnostic> Diagnostics,
    bool HasJournal
)
{
    /// <summary>Findings about other locks of the workspace.</summary>
    public ImmutableArray<Diagnostic> Others { get; init; } = [];
}

/// <summary>What was measured in the account.</summary>
/// <param name="Name">Path of the facts file relative to the workspace.</param>
/// <param name="Facts">The facts that a plan may use.</param>
/// <param name="Findings">Why others are not used.</param>
public sealed record MeasuredFacts(string Name, ImmutableArray<Fact> Facts, ImmutableArray<Diagnostic> Findings);

/// <summary>The state of a file in git.</summary>
public enum GitFile
{
    /// <summary>Unknown, or there is no such file.</summary>
    Unknown,

    /// <summary>Committed and unchanged.</summary>
    Committed,

    /// <summary>Changed since it was committed.</summary>
    Changed,

    /// <summary>Committed, and deleted here.</summary>
    Deleted,

    /// <summary>Not tracked.</summary>
    Untracked,

    /// <summary>Not tracked, because a rule ignores it.</summary>
    Ignored,
}

/// <summary>The facts from git about a workspace.</summary>
/// <param name="Lock">The state of the lock.</param>
/// <param name="IgnoresState">Whether git ignores <c>.sequences/</c>; null when unknown.</param>
/// <param name="Why">Why git did not answer; null when it did.</param>
public sealed record GitFacts(GitFile Lock, bool? IgnoresState, string? Why)
{
    /// <summary>The facts when git did not answer.</summary>
    public static GitFacts Unknown(string why) => new(GitFile.Unknown, null, why);
}
