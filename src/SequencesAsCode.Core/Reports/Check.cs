namespace SequencesAsCode.Core.Reports;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but something could be improved.</summary>
    Warning,

    /// <summary>A plan or an apply would fail.</summary>
    Problem,

    /// <summary>It could not be checked, or must not be tried.</summary>
    Unknown,
}

/// <summary>What a check is about.</summary>
public enum CheckGroup
{
    /// <summary>Files, lock, journal, git.</summary>
    Workspace,

    /// <summary>The key, its account and its user.</summary>
    Key,

    /// <summary>The endpoints that the key may call.</summary>
    Endpoints,

    /// <summary>The calls that are left.</summary>
    Calls,

    /// <summary>Names in the files, looked up in the account.</summary>
    Names,

    /// <summary>Settings of the pipeline, asked of the platform that runs it.</summary>
    Ci,
}

/// <summary>One thing that was checked.</summary>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Name">What was checked; for an endpoint, its name in the scope of a key.</param>
/// <param name="Status">The result.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Remedy">What it means and what to do; null when there is nothing to do.</param>
public sealed record Check(CheckGroup Group, string Name, CheckStatus Status, string Found, string? Remedy = null)
{
    /// <summary>
    /// The failure that a command would meet because of this problem: <see cref="FailureKind.FilesInvalid"/> for the
    /// files, <see cref="FailureKind.NotAllowed"/> and <see cref="FailureKind.KeyRefused"/> for the key,
    /// <see cref="FailureKind.Unavailable"/> for the service or the network; null when the check found no problem.
    /// </summary>
    public FailureKind? Failure { get; init; }

    /// <summary>A check that found a problem.</summary>
    public static Check Problem(CheckGroup group, string name, FailureKind failure, string found, string? remedy) =>
        new(group, name, CheckStatus.Problem, found, remedy) { Failure = failure };
}
