using SequencesAsCode.Diagnostics;

namespace SequencesAsCode.Files.Writing;

/// <summary>Which body files belong to one sequence file alone, so that writing the sequence anew may write over them.</summary>
internal static class BodyReferences
{
    /// <summary>Paths of the bodies that <paramref name="file"/> names and none of the other sequence files does.</summary>
    public static HashSet<string> OnlyOf(WorkspaceFiles files, string file, IEnumerable<string> sequenceFiles)
    {
        var own = Named(files, file).ToHashSet(StringComparer.Ordinal);
        foreach (var other in sequenceFiles.Where(other => other != file)) own.ExceptWith(Named(files, other));
        return own;
    }

    /// <summary>Every body that a part of a sequence file names.</summary>
    public static IEnumerable<string> In(YamlNode part, string file) => Scalars(part, false).Select(scalar => BodyPath.Resolve(file, scalar.Value)).OfType<string>();

    /// <summary>Every body that a sequence file names, as often as it does.</summary>
    public static IEnumerable<string> Named(WorkspaceFiles files, string file)
    {
        var ignored = new List<Diagnostic>();
        if (files.Read(file, new(file), ignored) is not { } content || SourceText.Decode(file, content, ignored) is not { } text || YamlTree.Parse(text, ignored) is not { } root) return [];
        return In(root, file);
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node, bool isBody) => node switch
    {
        YamlScalar scalar when isBody => [scalar],
        YamlList list => list.Items.SelectMany(item => Scalars(item, false)),
        YamlMap map => map.Entries.SelectMany(entry => Scalars(entry.Value, isBody || entry.Key.Value == BodyKeys.File)),
        _ => [],
    };
}
