using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Cli.Starter;

/// <summary>
/// The files of a new workspace, which are embedded in the program. The workspace file comes last: while it is missing,
/// init can be run again.
/// </summary>
internal static class StarterFiles
{
    private const string Workspace = "workspace";
    private const string Example = "example";
    private const string WorkspaceFile = "sequences.yaml";

    /// <summary>Every file, in the order in which to write them.</summary>
    /// <param name="withExample">Whether to include a sequence to plan and apply.</param>
    public static ImmutableArray<DraftFile> All(bool withExample) =>
        [
            .. SchemaFolder.Files,
            .. FilesIn(Workspace, withExample)
                .Concat(withExample ? FilesIn(Example, withExample) : [])
                .OrderBy(file => file.Path == WorkspaceFile)
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];

    // The example works at once, without an account.
    private static string ForExample(string text) =>
        text.Replace("emulator: {}", "emulator: { seed: emulator-seed.json }", StringComparison.Ordinal)
            .Replace("default_environment: production", "default_environment: local", StringComparison.Ordinal)
            .Replace(", with -e local:", ":", StringComparison.Ordinal)
            .Replace("# Your account.", "# Your account, with -e production.", StringComparison.Ordinal);

    private static IEnumerable<DraftFile> FilesIn(string folder, bool withExample)
    {
        var assembly = typeof(StarterFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith($"{folder}/", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var path = name[(folder.Length + 1)..];
            var text = reader.ReadToEnd();
            if (withExample && path == WorkspaceFile)
                text = ForExample(text);
            yield return DraftFile.OfText(path, ModelineOf(path) is { } modeline ? $"{modeline}\n{text}" : text);
        }
    }

    private static string? ModelineOf(string path)
    {
        if (path == WorkspaceFile)
            return SchemaFolder.Modeline(path, "workspace");
        return path.EndsWith(".yaml", StringComparison.Ordinal) ? SchemaFolder.Modeline(path, "sequence") : null;
    }
}
