using SequencesAsCode.Locking;
using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;
using SequencesAsCode.Snapshots;

namespace SequencesAsCode.Cli;

/// <summary>What one run saves for a later one, or for people.</summary>
internal static class SavedFile
{
    /// <exception cref="CommandException">There is no usable plan in the file.</exception>
    public static Plan Plan(string file)
    {
        try
        {
            return PlanFile.Read(Text(file, "plan"));
        }
        catch (PlanFileException exception)
        {
            throw CommandException.Stale($"{file}: {exception.Message}");
        }
    }

    /// <exception cref="CommandException">There is no usable snapshot in the file.</exception>
    public static Snapshot Snapshot(string file)
    {
        try
        {
            return SnapshotFile.Read(Text(file, "snapshot"));
        }
        catch (SnapshotException exception)
        {
            throw CommandException.Arguments($"{file}: {exception.Message}");
        }
    }

    /// <summary>Writes a file whole or not at all; its folder is made.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="text">What.</param>
    /// <param name="failure">What is said when it cannot be done, to stand before the file's name.</param>
    /// <exception cref="CommandException">It could not be written.</exception>
    public static void Write(string file, string text, string failure)
    {
        try
        {
            AtomicFile.Write(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Disk($"{failure} {file}: {exception.Message.TrimEnd('.')}. {CommandException.MakeRoom}");
        }
    }

    private static string Text(string file, string what)
    {
        try
        {
            return RegularFile.Text(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The {what} {file} cannot be read: {exception.Message}");
        }
    }
}
