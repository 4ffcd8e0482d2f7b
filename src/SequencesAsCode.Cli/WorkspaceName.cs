namespace SequencesAsCode.Cli;

/// <summary>Names a workspace for everybody who looks at its repository, wherever it is checked out and whichever folder a command runs in.</summary>
internal static class WorkspaceName
{
    /// <summary>The folder's path from the root of its repository, <c>.</c> for the root itself; outside of a repository the folder's own name.</summary>
    public static string Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (var above = new DirectoryInfo(full); above is not null; above = above.Parent)
        {
            // In a worktree or submodule it is a file.
            if (Path.Exists(Path.Combine(above.FullName, ".git"))) return Path.GetRelativePath(above.FullName, full).Replace('\\', '/');
        }

        return Path.GetFileName(full);
    }
}
