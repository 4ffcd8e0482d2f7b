using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks the keys, names and ids that must be unique in the workspace.</summary>
internal static class OverFilesRules
{
    /// <summary>The findings over all files of a workspace.</summary>
    public static IEnumerable<Diagnostic> Check(Workspace workspace, IReadOnlyList<ReadSequence> sequences)
    {
        var keys = new FirstPlaces();
        return Repeated(sequences, keys).Concat(FormerKeys(sequences, keys)).Concat(Removed(workspace.Removed, keys));
    }

    private static IEnumerable<Diagnostic> Repeated(IReadOnlyList<ReadSequence> sequences, FirstPlaces keys)
    {
        var names = new FirstPlaces();
        var ids = new FirstPlaces();

        // Apollo accepts equal names, and they matter only where a file states no id.
        var withoutId = sequences
            .Where(sequence => sequence.Desired.Id is null)
            .Select(sequence => sequence.Desired.Name)
            .ToHashSet(StringComparer.Ordinal);
        return sequences.SelectMany(sequence =>
        {
            var name = sequence.Desired.Name;
            var places = sequence.Places;
            return Repeated(places.Key, "key", sequence.Desired.Key, keys)
                .Concat(Repeated(places.Name, "name", withoutId.Contains(name) ? name : null, names))
                .Concat(Repeated(places.Id, "id", sequence.Desired.Id, ids));
        });
    }

    private static IEnumerable<Diagnostic> FormerKeys(IEnumerable<ReadSequence> sequences, FirstPlaces keys)
    {
        var formerKeys = new FirstPlaces();
        foreach (var sequence in sequences)
        {
            if (sequence.Desired.Was is not { } was)
                continue;
            var at = sequence.Places.Was;
            if (formerKeys.Add(was, at) is { } first)
                yield return Diagnostic.FormerKeyTwice(at, was, first);
            if (keys.Of(was) is { } other)
                yield return Diagnostic.FormerKeyInUse(at, was, other);
        }
    }

    private static IEnumerable<Diagnostic> Removed(IEnumerable<RemovedSequence> entries, FirstPlaces keys)
    {
        var removed = new FirstPlaces();
        foreach (var entry in entries)
        {
            if (removed.Add(entry.Key, entry.At) is { } first)
                yield return Diagnostic.DuplicateInSequence(entry.At, "key", entry.Key, first);
            if (keys.Of(entry.Key) is { } other)
                yield return Diagnostic.RemovedSequenceInUse(entry.At, entry.Key, other);
        }
    }

    private static IEnumerable<Diagnostic> Repeated(SourceLocation at, string key, string? value, FirstPlaces places)
    {
        if (value is not null && places.Add(value, at) is { } first)
            yield return Diagnostic.DuplicateOverFiles(at, key, value, first);
    }
}
