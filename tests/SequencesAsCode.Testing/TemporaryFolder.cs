namespace SequencesAsCode.Testing;

/// <summary>A folder that is gone when the test is.</summary>
/// <param name="parent">Where; null for the system's place.</param>
internal sealed class TemporaryFolder(string? parent = null) : IDisposable
{
    public string Path { get; } =
        parent is null
            ? Directory.CreateTempSubdirectory("sequences-").FullName
            : Directory
                .CreateDirectory(System.IO.Path.Combine(parent, $"sequences-{System.IO.Path.GetRandomFileName()}"))
                .FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
