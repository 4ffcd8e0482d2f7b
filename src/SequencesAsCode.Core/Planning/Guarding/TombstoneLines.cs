using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The lines under <c>removed</c> that consent to removals.</summary>
internal static class TombstoneLines
{
    /// <summary>
    /// An entry for each part, with an empty reason: the check of the files asks for one. A part is named by its key if
    /// the lock has one that the file does not use again, because a key means the same in every environment.
    /// </summary>
    /// <param name="sequence">The file.</param>
    /// <param name="ids">The ids of the parts.</param>
    /// <param name="known">What the lock has of the sequence; null for ids only.</param>
    public static ImmutableArray<string> Of(DesiredSequence sequence, IEnumerable<string> ids, BaseSequence? known)
    {
        var used = KeysOf(sequence)
            .Concat(sequence.Removed.Select(tombstone => tombstone.Key).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        var keys = Tombstones
            .IdsByKey(known)
            .Where(pair => !used.Contains(pair.Key))
            .ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var lines = ids.SelectMany(id => Entry(keys[id].FirstOrDefault() is { } key ? $"key: {key}" : $"id: {id}"))
            .ToImmutableArray();
        return sequence.Removed.All(tombstone => tombstone.IsUnderAllow) ? lines.Insert(0, "removed:") : lines;
    }

    private static string[] Entry(string name) => [$"  - {name}", "    reason: \"\""];

    private static IEnumerable<string> KeysOf(DesiredSequence sequence) =>
        (sequence.Steps ?? [])
            .Where(step => step.Key is not null)
            .SelectMany(step =>
                (step.Touches ?? [])
                    .Where(touch => touch.Key is not null)
                    .Select(touch => $"{step.Key}/{touch.Key}")
                    .Prepend(step.Key!)
            );
}
