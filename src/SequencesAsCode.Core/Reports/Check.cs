namespace SequencesAsCode.Core.Reports;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and something is worth doing.</summary>
    Warning,

    /// <summary>Something that a plan or an apply needs is wrong.</summary>
    Problem,

    /// <summary>It could not be found out, or must not be tried.</summary>
    Unknown,
}

/// <summary>What a check is about.</summary>
public enum CheckGroup
{
    /// <summary>Files, lock, journal, git.</summary>
    Workspace,

    /// <summary>The key, its account, and whom it acts as.</summary>
    Key,

    /// <summary>What the key may call.</summary>
    Endpoints,

    /// <summary>The calls that are left.</summary>
    Calls,

    /// <summary>What the files name and the account has.</summary>
    Names,
}

/// <summary>Who has to do something about a problem; the exit code follows from it.</summary>
public enum CheckFault
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Whoever writes files and arguments.</summary>
    Files,

    /// <summary>Whoever keeps the keys: it is of another account, or may not make a call that a plan needs.</summary>
    Access,

    /// <summary>The same, for there is no key, or it is refused: nothing else can be said of the account.</summary>
    Refused,

    /// <summary>Whoever keeps the service, or the network to it: nothing answered.</summary>
    Unreachable,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Name">What was looked at; of an endpoint the name that a key's scope has for it.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Remedy">What it means and what to do; null where there is nothing to do.</param>
public sealed record Check(CheckGroup Group, string Name, CheckStatus Status, string Found, string? Remedy = null)
{
    /// <summary>Who has to act, of a problem.</summary>
    public CheckFault Fault { get; init; }

    public static Check Problem(CheckGroup group, string name, CheckFault fault, string found, string? remedy) => new(group, name, CheckStatus.Problem, found, remedy) { Fault = fault };
}
