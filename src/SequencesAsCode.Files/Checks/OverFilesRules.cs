using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>Keys, names and ids that must be unique in the workspace.</summary>
internal static class OverFilesRules
{
    public static IEnumerable<Diagnostic> Check(Workspace workspace, IReadOnlyList<SequenceSource> sequences)
    {
        var (keys, formerKeys, names, ids, removed) = (
            new FirstPlaces(),
            new FirstPlaces(),
            new FirstPlaces(),
            new FirstPlaces(),
            new FirstPlaces()
        );
        var withoutId = sequences
            .Where(sequence => sequence.Desired.Id is null)
            .Select(sequence => sequence.Desired.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var sequence in sequences)
        {
            foreach (var diagnostic in Repeated(sequence, "key", sequence.Desired.Key, keys))
                yield return diagnostic;

            // Apollo has nothing against equal names, and where every file states its id no name has to settle
            // anything.
            foreach (
                var diagnostic in Repeated(
                    sequence,
                    "name",
                    withoutId.Contains(sequence.Desired.Name) ? sequence.Desired.Name : null,
                    names
                )
            )
                yield return diagnostic;
            foreach (var diagnostic in Repeated(sequence, "id", sequence.Desired.Id, ids))
                yield return diagnostic;
        }

        foreach (var sequence in sequences)
        {
            if (sequence.Desired.Was is { } was && formerKeys.Add(was, sequence.Node["was"]!.At) is { } first)
                yield return Diagnostic.FormerKeyTwice(sequence.Node["was"]!.At, was, first);
            if (keys.Of(sequence.Desired.Was) is { } other)
                yield return Diagnostic.FormerKeyInUse(sequence.Node["was"]!.At, sequence.Desired.Was!, other);
        }

        foreach (var entry in workspace.Removed)
        {
            if (removed.Add(entry.Key, entry.At) is { } first)
                yield return Diagnostic.DuplicateInSequence(entry.At, "key", entry.Key, first);
            if (keys.Of(entry.Key) is { } other)
                yield return Diagnostic.RemovedSequenceInUse(entry.At, entry.Key, other);
        }
    }

    private static IEnumerable<Diagnostic> Repeated(
        SequenceSource sequence,
        string key,
        string? value,
        FirstPlaces places
    )
    {
        if (value is null)
            yield break;
        var at = sequence.Node[key]?.At ?? sequence.Node.At;
        if (places.Add(value, at) is { } first)
            yield return Diagnostic.DuplicateOverFiles(at, key, value, first);
    }
}
