namespace SequencesAsCode.Output.CodeScanning;

/// <summary>
/// Paths for those who know the folder a command runs in, such as a CI runner, and not the workspace.
/// </summary>
internal static class RunnerPath
{
    /// <summary>A path relative to the workspace, relative to where the command runs.</summary>
    public static string Of(string folder, string file) => folder.Length == 0 ? file : $"{folder}/{file}";
}
