using System.Runtime.CompilerServices;

namespace SequencesAsCode.Testing;

/// <summary>The source tree, for reading only.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(SourceFolder());

    /// <summary>Full paths of the files under a folder that git would keep, in order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Root, file)
                    .Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" or ".sequences")
            )
            .Order(StringComparer.Ordinal);

    /// <summary>Copies a folder of the tree, so that tests never write into the tree.</summary>
    public static void Copy(string folder, string target)
    {
        foreach (var file in Files(folder))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Path.Combine(Root, folder), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "SequencesAsCode.sln")) ? folder : Up(Path.GetDirectoryName(folder)!);

    private static string SourceFolder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
