using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks the entries under <c>allow</c>.</summary>
internal static class AllowRules
{
    /// <summary>The findings in one file.</summary>
    public static IEnumerable<Diagnostic> Check(YamlMap file)
    {
        var kinds = new FirstPlaces();
        foreach (var entry in AllowEntries.Nodes(file))
        {
            var what = (YamlScalar)entry["what"]!;
            if (kinds.Add(what.Value, what.At) is { } first)
                yield return Diagnostic.AllowedTwice(what.At, what.Value, first);
            var isOfEdit = AllowEntry.KindOf(what.Value) == AllowKind.Overwrite;
            if (isOfEdit && entry["edit"] is null)
                yield return Diagnostic.AllowNeedsEdit(entry.At);
            if (!isOfEdit && entry["edit"] is { } edit)
                yield return Diagnostic.AllowTakesNoEdit(edit.At, what.Value);
        }
    }
}
