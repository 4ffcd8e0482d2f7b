using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Disk;

/// <summary>
/// Keeps every other run away from what an environment keeps on disk, until it is disposed. The operating system holds it, by a file that stays open:
/// it ends with the process, whatever ends that. A file system without locks (some network shares) holds nothing.
/// </summary>
public sealed class SoleUse : IDisposable
{
    private readonly FileStream held;
    private readonly string note;

    private SoleUse(FileStream held, string note) => (this.held, this.note) = (held, note);

    /// <summary>The file that stands for an environment: for the emulator it is the one that belongs to its state.</summary>
    public static string PathOf(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(environment);
        return Path.Combine(workspace.Folder, ".sequences", environment is WorkspaceEnvironment.Emulator ? $"emulator.{environment.Name}.json.lock" : $"run.{environment.Name}.lock");
    }

    /// <summary>Takes it, or says who has it.</summary>
    /// <param name="path">The file that is held open; its folder is made. It stays afterwards: to delete it would let two in.</param>
    /// <param name="user">What others are told while it is held.</param>
    /// <exception cref="InUseException">Another process has it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static SoleUse Take(string path, string user)
    {
        var note = $"{path}.by";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream held;
        try
        {
            held = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw new InUseException(UserOf(note), exception);
        }

        try
        {
            // Beside it, because a file that is held cannot be read.
            AtomicFile.Writing(() => File.WriteAllText(note, user));
            return new(held, note);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Lets the next one in.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(note);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What it says is asked for only while somebody holds the file, and who holds it writes it anew.
        }

        held.Dispose();
    }

    // EWOULDBLOCK of Linux and of macOS, and Windows' sharing violation.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string UserOf(string note)
    {
        try
        {
            return File.ReadAllText(note);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>Another process holds the file.</summary>
/// <param name="user">What it said of itself; may be empty.</param>
/// <param name="inner">What the operating system said.</param>
public sealed class InUseException(string user, Exception inner) : IOException("Another process uses it.", inner)
{
    /// <summary>What the other process said of itself; may be empty.</summary>
    public string User { get; } = user;
}
