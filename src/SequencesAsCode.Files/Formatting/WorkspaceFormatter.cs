using System.Text;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>A file in its canonical form.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Text">The canonical text.</param>
/// <param name="IsCanonical">Whether the file has this text already.</param>
public sealed record FormattedFile(string Path, string Text, bool IsCanonical);

/// <summary>The files of a workspace in their canonical form.</summary>
/// <param name="Files">Those that can be formatted.</param>
/// <param name="Diagnostics">Why the others cannot.</param>
public sealed record FormattedWorkspace(ImmutableArray<FormattedFile> Files, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Finds the YAML files of a workspace and formats each. A file that cannot be formatted does not stop the others.
/// </summary>
public static class WorkspaceFormatter
{
    /// <summary>Reads and formats, and writes nothing.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="paths">Files, relative to it; none for the workspace file and every sequence file.</param>
    public static FormattedWorkspace Format(string folder, params ImmutableArray<string> paths)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = new WorkspaceFiles(folder);
        var diagnostics = new List<Diagnostic>();
        var formatted = ImmutableArray.CreateBuilder<FormattedFile>();
        foreach (var path in paths.IsEmpty ? All(files, diagnostics) : paths)
        {
            if (files.Read(path, new(path), diagnostics) is not { } content)
                continue;
            var result = Formatter.Format(path, content);
            diagnostics.AddRange(result.Diagnostics);
            if (result.Text is { } text)
                formatted.Add(new(path, text, content.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))));
        }

        return new(
            formatted.ToImmutable(),
            [.. diagnostics.OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder)]
        );
    }

    private static ImmutableArray<string> All(WorkspaceFiles files, List<Diagnostic> diagnostics)
    {
        if (files.Exists(WorkspaceReader.FileName))
            return [WorkspaceReader.FileName, .. new SequencePatterns(files, diagnostics).Find(Patterns(files))];
        diagnostics.Add(WorkspaceSearch.Missing(files.Folder));
        return [];
    }

    // The patterns of every environment; the default one when the workspace file cannot be read. The mistakes of that
    // file are reported when it is formatted.
    private static List<(string Pattern, SourceLocation At)> Patterns(WorkspaceFiles files)
    {
        var at = new SourceLocation(WorkspaceReader.FileName);
        var stated = (files.Tree(WorkspaceReader.FileName) as YamlMap)?["sequences"]?.Scalars ?? [];
        var written = stated
            .Where(pattern => pattern.Value.Length > 0)
            .Select(pattern => (pattern.Value, pattern.At))
            .Distinct()
            .ToList();
        return written.Count > 0 ? written : [(WorkspaceReader.DefaultPattern, at)];
    }
}
