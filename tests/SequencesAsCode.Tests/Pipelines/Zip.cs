using System.IO.Compression;
using System.Text;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Archives of artifacts.</summary>
internal static class Zip
{
    /// <summary>The files at some paths below a folder; a path is a file, or a folder with all that is in it.</summary>
    public static byte[] Of(string folder, params IEnumerable<string> paths)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in paths.SelectMany(path => Files(Path.Combine(folder, path))))
                archive.CreateEntryFromFile(file, Path.GetRelativePath(folder, file));
        }

        return bytes.ToArray();
    }

    /// <summary>Files with a text, by their paths in the archive.</summary>
    public static byte[] Of(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var stream = archive.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Puts the files of an archive below a folder.</summary>
    public static void Extract(byte[] bytes, string folder)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        archive.ExtractToDirectory(folder, overwriteFiles: true);
    }

    /// <summary>A file of an archive; null when it has none.</summary>
    public static byte[]? File(byte[] bytes, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        if (archive.GetEntry(path) is not { } entry)
            return null;
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string[] Files(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories)
        : System.IO.File.Exists(path) ? [path]
        : [];
}
