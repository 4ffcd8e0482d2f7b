namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>
/// Follows symbolic links component by component, so that links in the middle of a path are followed too.
/// </summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links, which need not exist; null when the links form a circle.</summary>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var pending = new Stack<string>();
        Push(full[root.Length..], pending);
        var real = root;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(Path.IsPathRooted(target) ? target[real.Length..] : target, pending);
        }

        return real;
    }

    /// <summary>Whether a path without links is a folder or something in it.</summary>
    public static bool Contains(string folder, string path) =>
        path == folder
        || path.StartsWith(
            folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static void Push(string path, Stack<string> pending)
    {
        foreach (var part in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse())
        {
            if (part is not ("" or "."))
                pending.Push(part);
        }
    }
}
