namespace SequencesAsCode.Testing.Commands;

/// <summary>
/// The program that tests start as a process. <c>tests/SequencesAsCode.Program</c> compiles it ahead of time. When the
/// environment variable <c>SEQUENCES_PROGRAM</c> names a native program, that one is started instead.
/// </summary>
internal static class ProgramFile
{
    /// <summary>The native program under test; null for the one that the build made.</summary>
    public static string? Native { get; } = Environment.GetEnvironmentVariable("SEQUENCES_PROGRAM");

    /// <summary>The full path of <c>sequences.dll</c>, built with the configuration of the tests.</summary>
    public static string Path { get; } = Find(TestContext.CurrentContext.TestDirectory);

    /// <summary>The words of a command line that start the program.</summary>
    public static ImmutableArray<string> Words { get; } = Native is null ? ["dotnet", Path] : [Native];

    /// <summary>The same for a shell. No path of a build has blanks.</summary>
    public static string Shell => string.Join(' ', Words);

    private static string Find(string tests)
    {
        var configuration = System.IO.Path.GetFileName(tests);
        var folder = System.IO.Path.Combine(tests, "../../SequencesAsCode.Program", configuration, "program");
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "sequences.dll"));
    }
}
