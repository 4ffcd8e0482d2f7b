namespace SequencesAsCode.Applying.Disk;

/// <summary>
/// Keeps other runs away from the files of an environment until it is disposed. It is a lock of the operating system on
/// an open file, so it ends with the process. File systems without locks (some network shares) do not keep other runs
/// away.
/// </summary>
public sealed class SoleUse : IDisposable
{
    private readonly FileStream held;
    private readonly string note;

    private SoleUse(FileStream held, string note) => (this.held, this.note) = (held, note);

    /// <summary>The path of the lock file of an environment; for the emulator, the one of its state.</summary>
    public static string PathOf(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(environment);
        return Path.Combine(
            workspace.Folder,
            ".sequences",
            environment is WorkspaceEnvironment.Emulator
                ? $"emulator.{environment.Name}.json.lock"
                : $"run.{environment.Name}.lock"
        );
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="path">
    /// The lock file; its folder is created. The file is never deleted, because then two processes could hold the lock.
    /// </param>
    /// <param name="user">A text that other processes show while the lock is held.</param>
    /// <exception cref="InUseException">Another process has the lock.</exception>
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
            // In a second file, because the locked file cannot be read.
            AtomicFile.Writing(() => File.WriteAllText(note, user));
            return new(held, note);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(note);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The note is read only while the lock is held, and the next holder replaces it.
        }

        held.Dispose();
    }

    // EWOULDBLOCK of Linux and macOS, and the sharing violation of Windows.
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

/// <summary>Another process holds the lock.</summary>
/// <param name="user">The text of the other process; may be empty.</param>
/// <param name="inner">The exception of the operating system.</param>
public sealed class InUseException(string user, Exception inner) : IOException("Another process uses it.", inner)
{
    /// <summary>The text of the other process; may be empty.</summary>
    public string User { get; } = user;
}
