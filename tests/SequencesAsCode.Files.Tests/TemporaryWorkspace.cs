using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Tests;

/// <summary>A workspace in a folder of its own, removed with everything in it.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    public const string Minimal = "version: 1\nenvironments: { local: { emulator: {} } }\n";

    private readonly DirectoryInfo outer = Directory.CreateTempSubdirectory("sequences-");

    public TemporaryWorkspace(string? workspaceFile = Minimal)
    {
        Folder = outer.CreateSubdirectory("workspace").FullName;
        if (workspaceFile is not null)
            Write("sequences.yaml", workspaceFile);
    }

    public string Folder { get; }

    /// <summary>The folder around the workspace, for links that leave it.</summary>
    public string Outside => outer.FullName;

    public TemporaryWorkspace With(string path, string text)
    {
        Write(path, text);
        return this;
    }

    public TemporaryWorkspace With(string path, byte[] content)
    {
        File.WriteAllBytes(Prepare(path), content);
        return this;
    }

    public TemporaryWorkspace WithLink(string path, string target)
    {
        File.CreateSymbolicLink(Prepare(path), target);
        return this;
    }

    public ReadResult Read(string? environment = null) => new DesiredStateReader().Read(Folder, environment);

    /// <summary>Diagnostics of a workspace with one sequence file, as <c>file:line:column code</c>.</summary>
    public static ReadResult ReadOne(string sequence, string workspaceFile = Minimal, string? environment = null)
    {
        using var workspace = new TemporaryWorkspace(workspaceFile).With("sequences/a.yaml", sequence);
        return workspace.Read(environment);
    }

    public static IEnumerable<string> Places(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{(diagnostic.At is null ? "" : $"{diagnostic.At} ")}{diagnostic.Code}");

    public void Dispose() => outer.Delete(recursive: true);

    private void Write(string path, string text) => File.WriteAllText(Prepare(path), text);

    private string Prepare(string path)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
