using System.Text;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Disk;

/// <summary>
/// Replaces a file as a whole: another file is written and flushed to disk beside it, then renamed over it. A killed process leaves the old or the new
/// content, never a part. A power cut may undo the renaming as well: .NET cannot flush a folder. A pipe or a device is
/// written into as it stands, a file that
/// is read-only stays as it is, and of several names of one file (hard links) the others keep the old content.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file of a workspace.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="file">What to write in it.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string folder, DraftFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Write(Path.Combine(folder, file.Path), file.Content.Span);
    }

    /// <summary>Writes UTF-8 without a byte order mark, as the other one writes bytes.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes; missing folders are made. A link stays, and what it leads to is replaced; who may read the file stays too.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Writing(() => Replace(path, bytes));
    }

    /// <summary>.NET takes the refusal of a file that grows beyond a limit for a wrong argument; it is one more way in which a disk is full.</summary>
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

    /// <summary>Looks whether files may be written, so that of several all are or none is.</summary>
    /// <exception cref="WriteRefusedException">One of them may not.</exception>
    public static void CheckAll(string folder, IEnumerable<DraftFile> files)
    {
        foreach (var file in files) Check(WritePlace.Of(Path.Combine(folder, file.Path)));
    }

    private static void Check(WritePlace place)
    {
        if (place.Refusal is { } refusal) throw new WriteRefusedException(place.Path, refusal);
    }

    private static void Replace(string path, byte[] content)
    {
        var place = WritePlace.Of(path);
        Check(place);
        if (place.IsThrough) Pass(place.Path, content);
        else Replace(place, content);
    }

    // What is open for somebody else as well goes on where it ends.
    private static void Pass(string path, byte[] content)
    {
        var isFile = FileFacts.Of(path) is { Kind: FileKind.Regular };
        using var stream = new FileStream(
            path, isFile ? FileMode.Append
            : FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        stream.Write(content);
    }

    private static void Replace(WritePlace place, byte[] content)
    {
        var target = place.Path;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
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

    // Who owns it and who may read it. A file that is given away loses what its mode says of running as its owner, so
    // the mode comes last.
    private static void Keep(WritePlace place, string temporary)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(place.Path)) return;
        if (place.Facts is { } before && FileFacts.Of(temporary) is { } now
            && (before.User, before.Group) != (now.User, now.Group)) FileFacts.Give(temporary, before);
        File.SetUnixFileMode(temporary, File.GetUnixFileMode(place.Path));
    }

    /// <summary>Deletes what a process that was killed here left beside a file; only where nobody else can be writing it now.</summary>
    internal static void RemoveLeftovers(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return;
        foreach (var leftover in Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.????????.???.tmp")) File.Delete(leftover);
    }
}
