using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.Results;

/// <summary>Names a workspace for everybody who looks at its repository, wherever it is checked out and whichever
/// folder a command runs in.</summary>
internal static class WorkspaceName
{
    /// <summary>
    /// The folder's path from the root of its repository, <c>.</c> for the root itself; outside of a repository the
    /// folder's own name. Links are followed,
    /// so every way to write the path of one folder gives one name. The folder need not be there.
    /// </summary>
    public static string Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(RealPath.Of(folder) ?? Path.GetFullPath(folder));
        for (var above = new DirectoryInfo(full); above is not null; above = above.Parent)
        {
            if (IsRepository(Path.Combine(above.FullName, ".git")))
                return Path.GetRelativePath(above.FullName, full).Replace(Path.DirectorySeparatorChar, '/');
        }

        return Path.GetFileName(full) is { Length: > 0 } name ? name : "/";
    }

    // In a worktree or submodule it is a file. A folder without HEAD is none to git either.
    private static bool IsRepository(string path) => File.Exists(path) || Path.Exists(Path.Combine(path, "HEAD"));
}
