namespace SequencesAsCode.Emulator;

/// <summary>Reads the state that an emulator left in a file.</summary>
public static class EmulatorStateFile
{
    private const long LongestFile = 512L << 20;

    /// <summary>Goes on from the state when its file exists, and starts from the seed otherwise.</summary>
    /// <exception cref="FormatException">The file cannot be understood; the sentence names it and the place in
    /// it.</exception>
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

    // A pipe or a device has no length, and reading one would wait for ever.
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

    // Written beside the file first, so that a killed process leaves a whole file.
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
