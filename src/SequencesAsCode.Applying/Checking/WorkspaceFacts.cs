using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Checking;

/// <summary>A workspace as it stands on disk.</summary>
/// <param name="Workspace">What <c>sequences.yaml</c> says; null when it cannot be read.</param>
/// <param name="Environment">The environment that is looked at; null likewise.</param>
/// <param name="Desired">What the files say; null when any of them has a mistake.</param>
/// <param name="Diagnostics">Mistakes of the files, and findings of lint.</param>
/// <param name="IsNamed">Whether the environment was named, and is not merely the default.</param>
/// <param name="Lock">The lock of the environment; null when there is no environment.</param>
/// <param name="Git">What git knows of it.</param>
public sealed record WorkspaceFacts(
    Workspace? Workspace,
    WorkspaceEnvironment? Environment,
    DesiredState? Desired,
    ImmutableArray<Diagnostic> Diagnostics,
    bool IsNamed,
    LockFacts? Lock,
    GitFacts Git)
{
    /// <summary>Whether files, or the lock, mean any sequence of the account.</summary>
    public bool Manages => Desired is { Sequences.IsEmpty: false } && Lock is { Base.Sequences.IsEmpty: false };
}

/// <summary>The lock of an environment, and the journal beside it.</summary>
/// <param name="Name">Path relative to the workspace.</param>
/// <param name="IsThere">Whether the lock is there.</param>
/// <param name="Base">What the two know; null when one of them cannot be read.</param>
/// <param name="Diagnostics">Why they cannot.</param>
/// <param name="HasJournal">Whether there is a journal.</param>
public sealed record LockFacts(
    string Name, bool IsThere, Base? Base, ImmutableArray<Diagnostic> Diagnostics, bool HasJournal)
{
    /// <summary>What is to be said of other locks of the workspace.</summary>
    public ImmutableArray<Diagnostic> Others { get; init; } = [];
}

/// <summary>How git has a file.</summary>
public enum GitFile
{
    /// <summary>It could not be found out, or there is no such file.</summary>
    Unknown,

    /// <summary>As it was committed.</summary>
    Committed,

    /// <summary>Tracked, and other than it was committed.</summary>
    Changed,

    /// <summary>Not tracked.</summary>
    Untracked,

    /// <summary>Not tracked, because a rule ignores it.</summary>
    Ignored,
}

/// <summary>What git knows of a workspace.</summary>
/// <param name="Lock">Of the lock.</param>
/// <param name="IgnoresState">Whether it ignores what is in <c>.sequences/</c>; null when unknown.</param>
/// <param name="Why">Why nothing is known; null when something is.</param>
public sealed record GitFacts(GitFile Lock, bool? IgnoresState, string? Why)
{
    /// <summary>Git could not be asked.</summary>
    public static GitFacts Unknown(string why) => new(GitFile.Unknown, null, why);
}
