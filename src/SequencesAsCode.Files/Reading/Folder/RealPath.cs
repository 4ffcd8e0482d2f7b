namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>
/// Follows symbolic links component by component, so that a link in the middle of a path is seen too.
/// </summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links, whether or not its end exists; null when the links go in a circle.</summary>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var pending = new Stack<string>();
        Push(full[root.Length..], pending);
        var (real, links) = (root, 0);
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
