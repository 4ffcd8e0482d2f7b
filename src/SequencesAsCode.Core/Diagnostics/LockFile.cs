namespace SequencesAsCode.Core.Diagnostics;

/// <summary>What the lock file of an environment is called: here because sentences of diagnostics name it.</summary>
public static class LockFile
{
    private const string Begin = "sequences.",
        End = ".lock.json";

    /// <summary>Matches the lock files of all environments in a folder.</summary>
    public const string Pattern = $"{Begin}*{End}";

    /// <summary>The lock file of an environment.</summary>
    public static string Of(string environment) => $"{Begin}{environment}{End}";

    /// <summary>The environment that a file is the lock of; null when its name is no lock's.</summary>
    public static string? Environment(string file) =>
        file.StartsWith(Begin, StringComparison.Ordinal)
        && file.EndsWith(End, StringComparison.Ordinal)
        && file.Length > Begin.Length + End.Length
            ? file[Begin.Length..^End.Length]
            : null;
}
