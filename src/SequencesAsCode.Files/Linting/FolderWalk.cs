using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Lists the files of a workspace that patterns and sequences could have meant. Left out are hidden folders, installed
/// packages, what is behind links, and other workspaces below this one. In a very large folder the walk ends early, to
/// save time; no finding is reported for the rest.
/// </summary>
internal static class FolderWalk
{
    private const int MostEntries = 20_000;
    private const int DeepestFolder = 16;

    private static readonly string[] Passed =
    [
        "node_modules",
        "vendor",
        "bin",
        "obj",
        "dist",
        "target",
        "venv",
        "__pycache__",
    ];

    /// <summary>
    /// Paths relative to the workspace. A folder that cannot be listed is left out; the patterns report it if they need
    /// it.
    /// </summary>
    /// <param name="files">The workspace.</param>
    /// <param name="first">Folders to begin with.</param>
    public static List<string> Of(WorkspaceFiles files, IEnumerable<string> first)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = MostEntries;
        var pending = new Queue<string>(
            first.Where(folder => folder.Length > 0 && files.StaysInside(folder)).Append("")
        );
        while (left > 0 && pending.TryDequeue(out var folder))
        {
            if (!seen.Add(folder))
                continue;
            foreach (var entry in Entries(files.Full(folder)).Take(left))
            {
                left--;
                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry is not DirectoryInfo)
                    found.Add(path);
                else if (folder.Count(letter => letter == '/') < DeepestFolder && IsOwn(entry))
                    pending.Enqueue(path);
            }
        }

        return found;
    }

    private static bool IsOwn(FileSystemInfo folder) =>
        folder.LinkTarget is null
        && !Passed.Contains(folder.Name, StringComparer.OrdinalIgnoreCase)
        && !File.Exists(Path.Combine(folder.FullName, WorkspaceReader.FileName));

    private static IEnumerable<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.'))
                .Take(MostEntries)
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
