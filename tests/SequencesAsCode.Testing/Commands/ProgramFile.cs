namespace SequencesAsCode.Testing.Commands;

/// <summary>
/// The program that tests start as a process. <c>tests/SequencesAsCode.Program</c> compiles it ahead of time.
/// </summary>
internal static class ProgramFile
{
    /// <summary>The full path of <c>sequences.dll</c>, built with the configuration of the tests.</summary>
    public static string Path { get; } = Find(TestContext.CurrentContext.TestDirectory);

    private static string Find(string tests)
    {
        var configuration = System.IO.Path.GetFileName(tests);
        var folder = System.IO.Path.Combine(tests, "../../SequencesAsCode.Program", configuration, "program");
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "sequences.dll"));
    }
}
