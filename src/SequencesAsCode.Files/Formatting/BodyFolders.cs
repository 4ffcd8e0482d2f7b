using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Finds the folders of bodies that can have a generated README.md.</summary>
public static class BodyFolders
{
    /// <summary>
    /// The folders, in ordinal order, with the values of the workspace's default environment. None when the workspace
    /// has <c>readme: false</c>, or when a file cannot be read: it may have bodies in any folder.
    /// </summary>
    /// <param name="folder">The workspace.</param>
    public static ImmutableArray<BodyFolder> Find(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = new WorkspaceFiles(folder);
        if (Workspace(files) is not { Workspace.HasReadmes: true } workspace)
            return [];
        var patterns = workspace.AllPatterns.IsEmpty ? [WorkspaceReader.DefaultPattern] : workspace.AllPatterns;
        var paths = new SequencePatterns(files, []).Find(
            patterns.Distinct(StringComparer.Ordinal).Select(pattern => (pattern, new SourceLocation(pattern)))
        );
        var reader = new SequenceReader(workspace, files, []);
        var sequences = paths.Select(reader.Read).OfType<SequenceSource>().Select(Of).ToList();
        if (sequences.Count < paths.Count)
            return [];
        var expressions = patterns
            .Where(SequencePatterns.IsUsable)
            .Select(pattern => SequencePatterns.Expression(SequencePatterns.Parts(pattern)))
            .ToList();
        return
        [
            .. sequences
                .SelectMany(sequence => FoldersOf(sequence).Select(path => (Path: path, Sequence: sequence)))
                .GroupBy(pair => pair.Path, pair => pair.Sequence, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Folder(group.Key, [.. group], files, expressions))
                .OfType<BodyFolder>(),
        ];
    }

    // The first environment counts where the workspace has no default, so that the result never depends on a choice.
    private static WorkspaceFile? Workspace(WorkspaceFiles files)
    {
        var root = files.Tree(WorkspaceReader.FileName) as YamlMap;
        var first = (root?["environments"] as YamlMap)?.Entries.FirstOrDefault();
        var chosen = root?["default_environment"] is YamlScalar stated ? stated.Value : first?.Key.Value;
        return chosen is null ? null : WorkspaceReader.Read(files, chosen, []);
    }

    private static BodySequence Of(SequenceSource source) =>
        new(
            source.Desired,
            source
                .Steps.SelectMany(step => step.Touches)
                .Select(touch => (touch.Desired.At, Path: PathOf(touch, source.Text.File)))
                .Where(touch => touch.Path is not null)
                .DistinctBy(touch => touch.At)
                .ToImmutableDictionary(touch => touch.At, touch => touch.Path!)
        );

    private static string? PathOf(TouchSource touch, string file) =>
        touch.Node[BodyKeys.File] is YamlScalar node ? BodyPath.Resolve(file, node.Value) : null;

    private static IEnumerable<string> FoldersOf(BodySequence sequence) =>
        sequence
            .Bodies.Values.Where(path => path.Contains('/', StringComparison.Ordinal))
            .Select(path => path[..path.LastIndexOf('/')])
            .Distinct(StringComparer.Ordinal);

    // Null when a README.md there is or would be something else.
    private static BodyFolder? Folder(
        string path,
        ImmutableArray<BodySequence> sequences,
        WorkspaceFiles files,
        List<Regex> patterns
    )
    {
        var folder = new BodyFolder(path, sequences, null);
        var isBody = sequences.Any(sequence =>
            sequence.Bodies.Values.Contains(folder.ReadmePath, StringComparer.OrdinalIgnoreCase)
        );
        if (
            isBody
            || patterns.Exists(pattern => pattern.IsMatch(folder.ReadmePath))
            || !files.StaysInside(folder.ReadmePath)
        )
            return null;
        var present = Readmes(files.Full(path));
        if (present.Count == 0)
            return folder;
        return present is [BodyFolder.FileName] && Generated(files, folder.ReadmePath) is { } text
            ? folder with
            {
                Readme = text,
            }
            : null;
    }

    // GitHub shows a file of any of these names, and some disks ignore letter case.
    private static List<string> Readmes(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ?
                [
                    .. Directory
                        .EnumerateFileSystemEntries(folder)
                        .Select(entry => Path.GetFileName(entry))
                        .Where(name =>
                            Path.GetFileNameWithoutExtension(name).Equals("readme", StringComparison.OrdinalIgnoreCase)
                        ),
                ]
                : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ["?"];
        }
    }

    // Marks of a merge conflict are no fault: the file is written again.
    private static string? Generated(WorkspaceFiles files, string path) =>
        files.Read(path, new(path), []) is { } content
        && Encoding.UTF8.GetString(content).TrimStart('\ufeff').ReplaceLineEndings("\n") is var text
        && text.StartsWith(BodyFolder.Marker, StringComparison.Ordinal)
            ? text
            : null;
}
