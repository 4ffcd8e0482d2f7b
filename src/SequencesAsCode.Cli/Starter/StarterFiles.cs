using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Cli.Starter;

/// <summary>The files a workspace begins with, from the program itself. The workspace file is the last: as long as it
/// is missing, init can be run again.</summary>
internal static class StarterFiles
{
    private const string Workspace = "workspace";
    private const string Example = "example";
    private const string WorkspaceFile = "sequences.yaml";

    /// <param name="withExample">Whether there is a sequence to plan and apply.</param>
    public static ImmutableArray<DraftFile> All(bool withExample) =>
        [
            .. SchemaFolder.Files,
            .. Of(Workspace, withExample)
                .Concat(withExample ? Of(Example, withExample) : [])
                .OrderBy(file => file.Path == WorkspaceFile)
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];

    // The example is there to be tried at once, without an account.
    private static string ForExample(string text) =>
        text.Replace("emulator: {}", "emulator: { seed: emulator-seed.json }", StringComparison.Ordinal)
            .Replace("default_environment: production", "default_environment: local", StringComparison.Ordinal)
            .Replace(", with -e local:", ":", StringComparison.Ordinal)
            .Replace("# Your account.", "# Your account, with -e production.", StringComparison.Ordinal);

    private static IEnumerable<DraftFile> Of(string folder, bool withExample)
    {
        var assembly = typeof(StarterFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith($"{folder}/", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var (path, text) = (name[(folder.Length + 1)..], reader.ReadToEnd());
            if (withExample && path == WorkspaceFile)
                text = ForExample(text);
            var modeline =
                path == WorkspaceFile ? SchemaFolder.Modeline(path, "workspace")
                : path.EndsWith(".yaml", StringComparison.Ordinal) ? SchemaFolder.Modeline(path, "sequence")
                : null;
            yield return DraftFile.OfText(path, modeline is null ? text : $"{modeline}\n{text}");
        }
    }
}
