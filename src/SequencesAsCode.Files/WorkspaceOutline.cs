using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files;

/// <summary>
/// Reads the names in a workspace, for the completion of a command line. It is fast and tolerates every mistake: what
/// cannot be read is left out.
/// </summary>
/// <param name="folder">The workspace's folder.</param>
public sealed partial class WorkspaceOutline(string folder)
{
    private readonly WorkspaceFiles files = new(folder);
    private readonly List<Diagnostic> ignored = [];

    /// <summary>The names of the environments, in the order of the file.</summary>
    public IEnumerable<string> Environments =>
        (Root?["environments"] as YamlMap)?.Entries.Select(entry => entry.Key.Value) ?? [];

    /// <summary>The keys of the sequences, in ordinal order.</summary>
    public IEnumerable<string> Keys =>
        new SequencePatterns(files, ignored)
            .Find(Patterns)
            .Select(KeyOf)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private YamlMap? Root => field ??= files.Tree(WorkspaceReader.FileName) as YamlMap;

    private IEnumerable<(string Pattern, SourceLocation At)> Patterns =>
        (Root?["sequences"]?.Scalars.Select(pattern => pattern.Value) ?? [WorkspaceReader.DefaultPattern]).Select(
            pattern => (pattern, new SourceLocation(WorkspaceReader.FileName))
        );

    // A whole parse of every file would take too long while a person waits for Tab.
    private string? KeyOf(string path) =>
        files.Read(path, new(path), ignored) is { } content
        && KeyLine().Match(Encoding.UTF8.GetString(content)) is { Success: true } line
            ? line.Groups["key"].Value
            : null;

    [GeneratedRegex(
        """^key:[ \t]+(?<quote>["']?)(?<key>[a-z0-9][a-z0-9._-]{0,99})\k<quote>[ \t]*(?:\#.*)?\r?$""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyLine();
}
