using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>
/// Finds the body files that only one sequence file uses, so that rewriting the sequence may overwrite them.
/// </summary>
internal static class BodyReferences
{
    /// <summary>
    /// For each sequence file, the paths of the bodies that no other sequence file uses.
    /// </summary>
    public static ILookup<string, string> OnlyOfOne(WorkspaceFiles files, IEnumerable<string> sequenceFiles) =>
        sequenceFiles
            .Distinct(StringComparer.Ordinal)
            .SelectMany(file =>
                Named(files, file).Distinct(StringComparer.Ordinal).Select(body => (File: file, Body: body))
            )
            .GroupBy(use => use.Body, StringComparer.Ordinal)
            .Where(uses => uses.Count() == 1)
            .ToLookup(uses => uses.First().File, uses => uses.Key, StringComparer.Ordinal);

    /// <summary>Every body that a part of a sequence file names.</summary>
    public static IEnumerable<string> In(YamlNode part, string file) =>
        Scalars(part, false).Select(scalar => BodyPath.Resolve(file, scalar.Value)).OfType<string>();

    /// <summary>Every body that a sequence file names, once for each use.</summary>
    public static IEnumerable<string> Named(WorkspaceFiles files, string file) =>
        files.Tree(file) is { } root ? In(root, file) : [];

    private static IEnumerable<YamlScalar> Scalars(YamlNode node, bool isBody) =>
        node switch
        {
            YamlScalar scalar when isBody => [scalar],
            YamlList list => list.Items.SelectMany(item => Scalars(item, false)),
            YamlMap map => map.Entries.SelectMany(entry =>
                Scalars(entry.Value, isBody || entry.Key.Value == BodyKeys.File)
            ),
            _ => [],
        };
}
