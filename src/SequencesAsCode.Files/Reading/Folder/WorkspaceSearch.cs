namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>Finds the workspace that a folder belongs to.</summary>
public static class WorkspaceSearch
{
    /// <summary>
    /// The nearest folder with <c>sequences.yaml</c>, from a folder upwards; null when there is none. The search ends
    /// with the root of a git repository. Above the first folder it also ends before a folder that all users of the
    /// machine share, such as <c>/tmp</c>, because anybody can put a file there.
    /// </summary>
    /// <param name="folder">The full path of the first folder. It need not exist.</param>
    public static string? From(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.FullName != folder && IsShared(at.FullName))
                return null;
            if (IsWorkspace(at.FullName))
                return at.FullName;
            if (IsRepository(at.FullName))
                return null;
        }

        return null;
    }

    /// <summary>The error for a folder that is no workspace, with what to do.</summary>
    /// <param name="folder">The full path of the folder.</param>
    public static Diagnostic Missing(string folder)
    {
        const string similar = "sequences.yml";
        var other = File.Exists(Path.Combine(folder, similar)) ? similar : null;
        return Diagnostic.WorkspaceFileMissing(folder, other, From(folder));
    }

    /// <summary>Whether a folder is the root of a git repository, worktree or submodule.</summary>
    /// <param name="folder">The full path of the folder.</param>
    public static bool IsRepository(string folder)
    {
        // In a worktree or submodule ".git" is a file. A folder without HEAD is no repository to git either.
        var git = Path.Combine(folder, ".git");
        return File.Exists(git) || Path.Exists(Path.Combine(git, "HEAD"));
    }

    /// <summary>Whether a folder has a workspace file, readable or not.</summary>
    /// <param name="folder">The full path of the folder.</param>
    public static bool IsWorkspace(string folder)
    {
        // A link with a missing target exists too, so that its mistake is reported.
        var file = Path.Combine(folder, WorkspaceReader.FileName);
        return Path.Exists(file) || new FileInfo(file).LinkTarget is not null;
    }

    private static bool IsShared(string folder) =>
        !OperatingSystem.IsWindows()
        && Directory.Exists(folder)
        && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.StickyBit);
}
