namespace SequencesAsCode.Emulator;

/// <summary>Reads the state that an emulator left in a file.</summary>
public static class EmulatorStateFile
{
    private const long LongestFile = 512L << 20;

    /// <summary>Continues from the state when its file exists, and starts from the seed otherwise.</summary>
    /// <exception cref="FormatException">
    /// The file is malformed; the message names the file and the place in it.
    /// </exception>
    public static EmulatedApollo LoadOrSeed(
        string statePath,
        string seedPath,
        EmulatorOptions? options = null,
        TimeProvider? time = null
    )
    {
        var path = File.Exists(statePath) ? statePath : seedPath;
        try
        {
            return EmulatedApollo.FromState(
                path == statePath ? EmulatorStateLog.Read(path) : Text(path),
                options,
                time
            );
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{path}: {problem.Message}", problem);
        }
    }

    // A pipe or a device has no length, and reading it would never end.
    internal static string Text(string path)
    {
        var file = new FileInfo(path);
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        return length switch
        {
            0 => throw new FormatException("The file is empty."),
            > LongestFile => throw new FormatException($"The file has {length} bytes and the limit is {LongestFile}."),
            _ => File.ReadAllText(path),
        };
    }

    // Written to a second file first, so that a killed process leaves a complete file.
    internal static void Replace(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
