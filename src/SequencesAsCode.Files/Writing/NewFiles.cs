using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Files.Writing;

/// <summary>
/// Where a new sequence goes in a workspace: a place that its patterns find, and beside it a folder for bodies that
/// they do not.
/// </summary>
internal sealed class NewFiles
{
    private readonly WorkspaceFiles files;
    private readonly string pattern;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    private NewFiles(WorkspaceFiles files, string pattern) => (this.files, this.pattern) = (files, pattern);

    /// <summary>The place that the first usable pattern gives; null when none can name a new file.</summary>
    public static NewFiles? In(WorkspaceFiles files, IEnumerable<string> patterns)
    {
        var all = patterns.Where(SequencePatterns.IsUsable).ToImmutableArray();
        ImmutableArray<Regex> expressions =
        [
            .. all.Select(pattern => SequencePatterns.Expression(SequencePatterns.Parts(pattern))),
        ];
        foreach (var pattern in all)
        {
            const string Key = "new-sequence";
            if (
                PathOf(pattern, Key) is not { } path
                || path == WorkspaceReader.FileName
                || !expressions.Any(expression => expression.IsMatch(path))
            )
                continue;
            var folder = BodyFolder(path, Key);
            if (
                !expressions.Any(expression =>
                    expression.IsMatch(folder.TrimEnd('/'))
                    || expression.IsMatch($"{folder}step-a.md")
                    || expression.IsMatch($"{folder}step-a.html")
                )
            )
                return new(files, pattern);
        }

        return null;
    }

    /// <summary>Places for bodies alone, beside sequence files that exist.</summary>
    public static NewFiles Beside(WorkspaceFiles files) => new(files, "");

    /// <summary>Whether the file of a key is free.</summary>
    public bool IsFree(string key) => PathOf(pattern, key) is { } path && !IsTaken(path);

    /// <summary>The file of a key, which is taken from now on.</summary>
    public string Take(string key)
    {
        var path = PathOf(pattern, key)!;
        taken.Add(path);
        return path;
    }

    /// <summary>A free path for the body of a touch, which is taken from now on.</summary>
    /// <param name="sequenceFile">The file of the sequence.</param>
    /// <param name="key">Its key.</param>
    /// <param name="name">Step and touch.</param>
    /// <param name="extension">With its dot.</param>
    /// <param name="own">Paths that may be written over.</param>
    public string TakeBody(string sequenceFile, string key, string name, string extension, IReadOnlySet<string> own)
    {
        var folder = BodyFolder(sequenceFile, key);
        var free = KeyNames.Unique(
            name,
            candidate =>
                taken.Contains(folder + candidate + extension)
                || (!own.Contains(folder + candidate + extension) && files.Exists(folder + candidate + extension))
        );
        taken.Add(folder + free + extension);
        return folder + free + extension;
    }

    /// <summary>Whether writing a path stays inside the workspace.</summary>
    public bool StaysInside(string path) => files.StaysInside(path);

    private bool IsTaken(string path) => taken.Contains(path) || files.Exists(path);

    private static string BodyFolder(string sequenceFile, string key)
    {
        var folder = sequenceFile[..(sequenceFile.LastIndexOf('/') + 1)];
        var name = FileNames.CanStand(key, "sequence");
        return $"/{folder}".EndsWith($"/{name}/", StringComparison.Ordinal) ? folder : $"{folder}{name}/";
    }

    private static string? PathOf(string pattern, string key)
    {
        var parts = SequencePatterns.Parts(pattern);
        // A pattern without an extension would take the folder of the bodies for a sequence.
        var isUsable =
            !parts.IsEmpty
            && pattern.Contains('*', StringComparison.Ordinal)
            && !pattern.Contains('?', StringComparison.Ordinal)
            && !parts[^1].EndsWith('*');
        return isUsable ? string.Join('/', parts.Where(part => part != "**").Select(part => Filled(part, key))) : null;
    }

    private static string Filled(string part, string key)
    {
        var star = part.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? part
            : FileNames.CanStand(
                part[..star] + key + part[(star + 1)..].Replace("*", "", StringComparison.Ordinal),
                "sequence"
            );
    }
}
