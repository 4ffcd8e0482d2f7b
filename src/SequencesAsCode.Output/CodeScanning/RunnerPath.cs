namespace SequencesAsCode.Output.CodeScanning;

/// <summary>
/// Paths for readers that know the folder a command runs in but not the workspace, such as a CI runner.
/// </summary>
internal static class RunnerPath
{
    /// <summary>Makes a path of the workspace relative to the folder that the command runs in.</summary>
    public static string Of(string folder, string file) => folder.Length == 0 ? file : $"{folder}/{file}";
}
