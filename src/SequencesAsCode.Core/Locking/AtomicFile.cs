using System.Text;
using SequencesAsCode.Model;

namespace SequencesAsCode.Locking;

/// <summary>
/// Replaces a file as a whole: another file is written and flushed to disk beside it, then renamed over it. A killed process leaves the old or the new
/// content, never a part. A power cut may undo the renaming as well: .NET cannot flush a folder.
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

    private static void Replace(string path, byte[] content)
    {
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes what a process that was killed here left beside a file; only where nobody else can be writing it now.</summary>
    internal static void RemoveLeftovers(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return;
        foreach (var leftover in Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.????????.???.tmp")) File.Delete(leftover);
    }
}
