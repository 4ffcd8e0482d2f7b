using System.Text;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Results;

/// <summary>Reads and writes the files that a run saves for a later run or for people.</summary>
internal static class SavedFile
{
    private const int BufferSize = 32 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a saved plan.</summary>
    /// <exception cref="CommandException">The file has no usable plan.</exception>
    public static Plan Plan(string file)
    {
        try
        {
            return PlanFile.Read(Text(file, "plan"));
        }
        catch (PlanFileException exception)
        {
            throw CommandException.From(exception, file);
        }
    }

    /// <summary>Reads a saved snapshot.</summary>
    /// <exception cref="CommandException">The file has no usable snapshot.</exception>
    public static Snapshot Snapshot(string file)
    {
        try
        {
            return SnapshotFile.Read(Text(file, "snapshot"));
        }
        catch (SnapshotException exception)
        {
            throw CommandException.From(exception, file);
        }
    }

    /// <summary>Writes a whole file or nothing. Missing folders are created.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="text">The text to write.</param>
    /// <param name="failure">The beginning of the error message, before the path.</param>
    /// <exception cref="CommandException">The file could not be written.</exception>
    public static void Write(string file, string text, string failure) =>
        Write(file, output => output.Write(text), failure);

    /// <summary>The same with the text that a function writes, so that it need not be in memory as a whole.</summary>
    /// <exception cref="CommandException">The file could not be written.</exception>
    public static void Write(string file, Action<TextWriter> write, string failure)
    {
        try
        {
            AtomicFile.Write(
                file,
                stream =>
                {
                    using var output = new StreamWriter(stream, Utf8, BufferSize, leaveOpen: true);
                    write(output);
                }
            );
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

    /// <summary>Returns the text after a check for leftovers of version control.</summary>
    /// <exception cref="CommandException">The text has markers of a merge conflict, or is only a pointer to a text
    /// stored elsewhere.</exception>
    public static string CheckLeftovers(string file, string text) =>
        Leftovers.In(file, text) is [_, ..] leftovers ? throw CommandException.Inputs([.. leftovers]) : text;

    /// <summary>Checks the seed of an emulator like <see cref="CheckLeftovers"/>; a missing file is reported when it is
    /// read.</summary>
    /// <exception cref="CommandException">Version control left the seed incomplete.</exception>
    public static void CheckSeed(string file)
    {
        if (File.Exists(file))
            CheckLeftovers(file, RegularFile.Text(file));
    }

    private static string Text(string file, string what)
    {
        try
        {
            return CheckLeftovers(file, RegularFile.Text(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The {what} {file} cannot be read: {exception.Message}");
        }
    }
}
