using System.Text;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Finds bodies that no sequence refers to, in the folders where bodies are kept. What explains a folder to people is
/// none.
/// </summary>
internal static class OrphanRules
{
    private static readonly string[] Notes =
    [
        "readme",
        "index",
        "changelog",
        "contributing",
        "license",
        "notes",
        "todo",
    ];
    private static readonly string[] NoteFolders = ["doc", "docs"];

    /// <summary>One finding for each folder.</summary>
    /// <param name="source">What was read.</param>
    /// <param name="files">The files that no pattern names.</param>
    /// <param name="starts">The folders that the patterns begin with.</param>
    /// <param name="others">Further sequence files, that are read in another environment or in none.</param>
    public static IEnumerable<Diagnostic> Check(
        WorkspaceSource source,
        IEnumerable<string> files,
        IReadOnlyList<string> starts,
        IReadOnlyList<string> others
    )
    {
        // A file that could not be read may refer to anything.
        if (source.Sequences.Length < source.Found.Paths.Count)
            return [];
        // In every environment: a body that is not used in this one may be used in another.
        var used = source
            .Sequences.SelectMany(sequence => sequence.Bodies)
            .Concat(others.SelectMany(path => Bodies(source.Found.Files, path)))
            .ToHashSet(StringComparer.Ordinal);
        var kept = used.Select(FolderOf)
            .Concat(source.Found.Paths.Select(path => Path.ChangeExtension(path, null)))
            .ToHashSet(StringComparer.Ordinal);
        return files
            .Where(path =>
                IsBody(path)
                && !used.Contains(path)
                && (
                    kept.Contains(FolderOf(path))
                    || starts.Any(start => start.Length > 0 && path.StartsWith($"{start}/", StringComparison.Ordinal))
                )
            )
            .GroupBy(FolderOf, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .Select(paths => Diagnostic.BodiesWithoutSequence(new(paths[0]), FileRules.Names(paths), paths.Count == 1));
    }

    private static IEnumerable<string> Bodies(WorkspaceFiles files, string path) =>
        SourceText.Decode(path, Encoding.UTF8.GetBytes(FileRules.Beginning(files.Full(path))), []) is { } text
        && YamlTree.Parse(text, []) is { } whole
            ? BodyReferences.In(whole, path)
            : [];

    private static bool IsBody(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var folders = path.Split('/').SkipLast(1);
        var isNote = Notes.Contains(name.ToLowerInvariant()) || name.All(letter => !char.IsLower(letter));
        return !isNote
            && !folders.Any(folder => NoteFolders.Contains(folder, StringComparer.OrdinalIgnoreCase))
            && Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown" or ".html" or ".htm";
    }

    private static string FolderOf(string path) =>
        path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
}
