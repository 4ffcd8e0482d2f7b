using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;
using SequencesAsCode.Snapshots;

namespace SequencesAsCode.Cli;

/// <summary>Reads from disk what an earlier run saved.</summary>
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

    private static string Text(string file, string what)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The {what} {file} cannot be read: {exception.Message}");
        }
    }
}
