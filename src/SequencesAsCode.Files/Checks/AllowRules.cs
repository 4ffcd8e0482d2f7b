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
}
