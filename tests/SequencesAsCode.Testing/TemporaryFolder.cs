namespace SequencesAsCode.Testing;

/// <summary>A folder that is deleted at the end of the test.</summary>
/// <param name="parent">The parent folder; null for the system's temporary folder.</param>
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
