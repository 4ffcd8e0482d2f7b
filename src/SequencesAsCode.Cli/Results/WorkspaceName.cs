using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.Results;

/// <summary>
/// Names a workspace so that everybody with the repository gets the same name, wherever it is checked out and whichever
/// folder a command runs in.
/// </summary>
internal static class WorkspaceName
{
    /// <summary>
    /// The path of the folder from the root of its repository, <c>.</c> for the root itself; outside a repository the
    /// name of the folder. Links are followed, so every path to a folder gives the same name. The folder need not
    /// exist.
    /// </summary>
    public static string FromFolder(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(RealPath.Of(folder) ?? Path.GetFullPath(folder));
        for (var above = new DirectoryInfo(full); above is not null; above = above.Parent)
        {
            if (WorkspaceSearch.IsRepository(above.FullName))
                return Path.GetRelativePath(above.FullName, full).Replace(Path.DirectorySeparatorChar, '/');
        }

        return Path.GetFileName(full) is { Length: > 0 } name ? name : "/";
    }
}
