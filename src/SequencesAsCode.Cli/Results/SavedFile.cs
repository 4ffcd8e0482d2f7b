using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Results;

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
            throw CommandException.Of(exception, file);
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
            throw CommandException.Of(exception, file);
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
        catch (WriteRefusedException exception)
        {
            throw CommandException.Arguments($"{failure} {file}: {exception.Message} Name another file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Disk(
                $"{failure} {file}: {exception.Message.TrimEnd('.')}. {CommandException.MakeRoom}"
            );
        }
    }

    /// <summary>The same text, when version control has left it whole.</summary>
    /// <exception cref="CommandException">It holds the markers of a merge conflict, or stands for a text that is
    /// elsewhere.</exception>
    public static string Whole(string file, string text) =>
        Leftovers.In(file, text) is [_, ..] leftovers ? throw CommandException.Files([.. leftovers]) : text;

    /// <summary>Looks at the seed of an emulator; one that is not there is told by who reads it.</summary>
    /// <exception cref="CommandException">As <see cref="Whole"/>.</exception>
    public static void CheckSeed(string file)
    {
        if (File.Exists(file))
            Whole(file, RegularFile.Text(file));
    }

    private static string Text(string file, string what)
    {
        try
        {
            return Whole(file, RegularFile.Text(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The {what} {file} cannot be read: {exception.Message}");
        }
    }
}
