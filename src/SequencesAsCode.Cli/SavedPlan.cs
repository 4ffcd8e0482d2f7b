using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;

namespace SequencesAsCode.Cli;

/// <summary>Reads saved plans from disk.</summary>
internal static class SavedPlan
{
    /// <exception cref="CommandException">There is no usable plan in the file.</exception>
    public static Plan Read(string file)
    {
        try
        {
            return PlanFile.Read(File.ReadAllText(file));
        }
        catch (PlanFileException exception)
        {
            throw CommandException.Stale($"{file}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The plan {file} cannot be read: {exception.Message}");
        }
    }
}
