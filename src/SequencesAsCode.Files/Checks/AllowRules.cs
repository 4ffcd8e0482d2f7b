using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks the entries under <c>allow</c> of one file.</summary>
internal static class AllowRules
{
    /// <summary>Two entries of a kind, and an edit that is missing or does not belong there.</summary>
    public static IEnumerable<Diagnostic> Check(ImmutableArray<AllowEntry> entries)
    {
        var kinds = new FirstPlaces();
        foreach (var entry in entries)
        {
            var word = AllowEntry.WordOf(entry.What);
            if (kinds.Add(word, entry.At) is { } first)
                yield return Diagnostic.AllowedTwice(entry.At, word, first);
            var isOfEdit = entry.What == AllowKind.Overwrite;
            if (isOfEdit && entry.Edit is null)
                yield return Diagnostic.AllowNeedsEdit(entry.At);
            if (!isOfEdit && entry.Edit is not null)
                yield return Diagnostic.AllowTakesNoEdit(entry.At, word);
        }
    }

    /// <summary>Removals without exactly one key or id, and keys and ids that belong to no removal.</summary>
    public static IEnumerable<Diagnostic> CheckParts(YamlMap file)
    {
        foreach (var node in AllowEntries.Nodes(file))
        {
            var word = node.Text("what")!;
            YamlNode[] parts = [.. new[] { node["key"], node["id"] }.OfType<YamlNode>()];
            if (word != AllowEntry.WordOf(AllowKind.Removal))
            {
                foreach (var part in parts)
                    yield return Diagnostic.AllowTakesNoPart(part.At, word);
                continue;
            }

            if (parts.Length != 1)
                yield return Diagnostic.AllowNeedsPart(node.At);
            if (node["edit"] is { } edit)
                yield return Diagnostic.AllowTakesNoEdit(edit.At, word);
        }
    }
}
