using System.Text;

namespace SequencesAsCode.Applying.Disk;

/// <summary>
/// Replaces a whole file: writes a file beside it, flushes it to disk, and renames it. A killed process leaves the old
/// or the new content, never a part. A power cut may undo the rename, because .NET cannot flush a folder. Pipes and
/// devices are written to directly. A read-only file is refused. With hard links, the other names keep the old content.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file of a workspace.</summary>
    /// <param name="folder">The folder of the workspace.</param>
    /// <param name="file">The path below the folder, and the content.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string folder, DraftFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Write(Path.Combine(folder, file.Path), file.Content.Span);
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Writes bytes and creates missing folders. A link stays and its target is replaced; owner and mode stay.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Writes what a function writes into a stream, in the same way.</summary>
    public static void Write(string path, Action<Stream> write) => Writing(() => Replace(path, write));

    /// <summary>
    /// Turns .NET's exception for a file over the size limit of the system into an <see cref="IOException"/>, like any
    /// full disk.
    /// </summary>
    internal static void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new IOException("File too large", exception);
        }
    }

    /// <summary>Checks that files may be written, so that either all or none are.</summary>
    /// <exception cref="WriteRefusedException">A file must not be written.</exception>
    public static void CheckAll(string folder, IEnumerable<DraftFile> files)
    {
        foreach (var file in files)
            Check(WritePlace.Of(Path.Combine(folder, file.Path)));
    }

    private static void Check(WritePlace place)
    {
        if (place.Refusal is { } refusal)
            throw new WriteRefusedException(place.Path, refusal);
    }

    private static void Replace(string path, Action<Stream> write)
    {
        var place = WritePlace.Of(path);
        Check(place);
        if (place.IsThrough)
            Pass(place.Path, write);
        else
            Replace(place, write);
    }

    // A file that another process has open as well is appended to.
    private static void Pass(string path, Action<Stream> write)
    {
        var isFile = FileFacts.Of(path) is { Kind: FileKind.Regular };
        using var stream = new FileStream(
            path,
            isFile ? FileMode.Append : FileMode.Open,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        write(stream);
    }

    private static void Replace(WritePlace place, Action<Stream> write)
    {
        var target = place.Path;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Keep(place, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Keeps owner and mode. A change of the owner clears the set-user-id bit, so the mode comes last.
    private static void Keep(WritePlace place, string temporary)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(place.Path))
            return;
        if (
            place.Facts is { } before
            && FileFacts.Of(temporary) is { } now
            && (before.User, before.Group) != (now.User, now.Group)
        )
            FileFacts.Give(temporary, before);
        File.SetUnixFileMode(temporary, File.GetUnixFileMode(place.Path));
    }

    /// <summary>
    /// Deletes temporary files of killed processes beside a file. Only safe when no other process writes it now.
    /// </summary>
    internal static void RemoveLeftovers(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            return;
        foreach (var leftover in Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.????????.???.tmp"))
            File.Delete(leftover);
    }
}
