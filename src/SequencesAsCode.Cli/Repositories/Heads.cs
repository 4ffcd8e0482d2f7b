namespace SequencesAsCode.Cli.Repositories;

/// <summary>The full names of branches.</summary>
internal static class Heads
{
    private const string Prefix = "refs/heads/";

    /// <summary>The full name of a branch.</summary>
    public static string RefOf(string branch) => Prefix + branch;

    /// <summary>The branch in the full name of a ref; null when it is none.</summary>
    public static string? BranchIn(string? @ref) =>
        @ref?.StartsWith(Prefix, StringComparison.Ordinal) == true ? @ref[Prefix.Length..] : null;
}
