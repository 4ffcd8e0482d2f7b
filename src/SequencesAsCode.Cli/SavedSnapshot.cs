using SequencesAsCode.Snapshots;

namespace SequencesAsCode.Cli;

/// <summary>Reads snapshots from disk.</summary>
internal static class SavedSnapshot
{
    /// <exception cref="CommandException">There is no usable snapshot in the file.</exception>
    public static Snapshot Read(string file)
    {
        try
        {
            return SnapshotFile.Read(File.ReadAllText(file));
        }
        catch (SnapshotException exception)
        {
            throw CommandException.Arguments($"{file}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The snapshot {file} cannot be read: {exception.Message}");
        }
    }
}
