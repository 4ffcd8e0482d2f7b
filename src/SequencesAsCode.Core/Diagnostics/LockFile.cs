namespace SequencesAsCode.Core.Diagnostics;

/// <summary>The names of lock files, which diagnostics mention.</summary>
public static class LockFile
{
    private const string Begin = "sequences.";
    private const string End = ".lock.json";

    /// <summary>Matches the lock files of all environments in a folder.</summary>
    public const string Pattern = $"{Begin}*{End}";

    /// <summary>The name of the lock file of an environment.</summary>
    public static string Of(string environment) => $"{Begin}{environment}{End}";

    /// <summary>The environment of a lock file; null when the name is not that of a lock file.</summary>
    public static string? Environment(string file) =>
        file.StartsWith(Begin, StringComparison.Ordinal)
        && file.EndsWith(End, StringComparison.Ordinal)
        && file.Length > Begin.Length + End.Length
            ? file[Begin.Length..^End.Length]
            : null;
}
