using System.IO.Compression;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The files in an archive of a host.</summary>
internal static class Archive
{
    /// <summary>Takes the files below a folder of an archive.</summary>
    /// <param name="bytes">The archive.</param>
    /// <param name="from">The folder in the archive, with a slash at its end.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task TakeAsync(byte[] bytes, string from, string folder, CancellationToken cancellation)
    {
        var archive = new ZipArchive(new MemoryStream(bytes));
        await using (archive.ConfigureAwait(false))
        {
            var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            foreach (var entry in archive.Entries.Where(entry => IsFile(entry, from)))
            {
                var target = Path.GetFullPath(Path.Combine(folder, entry.FullName[from.Length..]));

                // A name with '..' in it could lead out of the folder.
                if (!target.StartsWith(root, StringComparison.Ordinal))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await entry.ExtractToFileAsync(target, overwrite: true, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether an archive has a file.</summary>
    public static bool Has(byte[] bytes, string file)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return archive.GetEntry(file) is not null;
    }

    /// <summary>The only file of an archive; null when it is empty.</summary>
    public static async Task<byte[]?> FirstAsync(byte[] bytes, CancellationToken cancellation)
    {
        var archive = new ZipArchive(new MemoryStream(bytes));
        await using (archive.ConfigureAwait(false))
        {
            if (archive.Entries.FirstOrDefault() is not { } entry)
                return null;
            using var copy = new MemoryStream();
            var stream = await entry.OpenAsync(cancellation).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                await stream.CopyToAsync(copy, cancellation).ConfigureAwait(false);
            return copy.ToArray();
        }
    }

    private static bool IsFile(ZipArchiveEntry entry, string from) =>
        entry.FullName.StartsWith(from, StringComparison.Ordinal)
        && !entry.FullName.EndsWith('/')
        && entry.FullName.Length > from.Length;
}
