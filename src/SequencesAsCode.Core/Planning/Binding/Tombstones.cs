namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>The entries under <c>removed</c> of a sequence file.</summary>
internal static class Tombstones
{
    /// <summary>
    /// Resolves the entries to ids; a key means the part that the lock has under it. Returns the ids that Apollo shows,
    /// those that only the lock knows, and a note for each entry.
    /// </summary>
    public static (HashSet<string> Ids, HashSet<string> LetGo, ImmutableArray<string> Notes) Of(
        DesiredSequence desired,
        CurrentSequence current,
        BaseSequence? known
    )
    {
        var present = current.PartIds.ToHashSet(StringComparer.Ordinal);
        var byKey = IdsByKey(known);
        var lockedIds = (known?.PartIds ?? []).ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var letGo = new HashSet<string>(StringComparer.Ordinal);
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var tombstone in desired.Removed)
        {
            var id = tombstone.Id ?? byKey.GetValueOrDefault(tombstone.Key!);
            if (id is not null && present.Contains(id))
            {
                ids.Add(id);
                notes.Add($"Reason given for removing {tombstone.Key ?? tombstone.Id}: {tombstone.Reason}");
                continue;
            }

            if (id is not null && lockedIds.Contains(id))
            {
                letGo.Add(id);
                notes.Add(
                    $"Apollo does not show {tombstone.Key ?? tombstone.Id}, and the entry under 'removed' "
                        + $"lets it go: {tombstone.Reason}"
                );
                continue;
            }

            if (id is null && known is null)
            {
                notes.Add(
                    $"The entry '{tombstone.Key}' under 'removed' has no effect, since no lock knows that "
                        + $"key: state the id instead ({tombstone.At})."
                );
                continue;
            }

            notes.Add(
                $"The entry '{tombstone.Id ?? tombstone.Key}' under 'removed' is done: it can be deleted "
                    + $"({tombstone.At})."
            );
        }

        return (ids, letGo, notes.ToImmutable());
    }

    /// <summary>The id that the lock has for each key that an entry may name.</summary>
    public static Dictionary<string, string> IdsByKey(BaseSequence? known) =>
        (known?.Steps ?? [])
            .Where(step => step.Key is not null)
            .SelectMany(step =>
                step.Touches.Where(touch => touch.Key is not null)
                    .Select(touch => (Key: $"{step.Key}/{touch.Key}", touch.Id))
                    .Prepend((Key: step.Key!, step.Id))
            )
            .ToDictionary(pair => pair.Key, pair => pair.Id, StringComparer.Ordinal);

    /// <summary>
    /// The mistakes of ids under <c>removed</c> whose part the file also lists, by the lock. The check of the files
    /// finds the same by key. A step of another type is a replacement, and no mistake.
    /// </summary>
    public static IEnumerable<Diagnostic> Mistakes(
        DesiredSequence desired,
        CurrentSequence current,
        BaseSequence? known,
        HashSet<string> tombstoned
    )
    {
        var types = current.Steps.ToDictionary(step => step.Id, step => step.Type, StringComparer.Ordinal);
        foreach (var step in desired.Steps ?? [])
        {
            if (known?.Steps.FirstOrDefault(former => former.Key == step.Key && step.Key is not null) is not { } former)
                continue;
            if (tombstoned.Contains(former.Id))
            {
                if (types.GetValueOrDefault(former.Id) == step.Type)
                    yield return Diagnostic.ListedAndRemoved(step.At, $"step '{step.Key}'", former.Id);
                continue;
            }

            foreach (var touch in step.Touches ?? [])
            {
                var gone = former.Touches.FirstOrDefault(candidate =>
                    candidate.Key == touch.Key && touch.Key is not null && tombstoned.Contains(candidate.Id)
                );
                if (gone is not null)
                    yield return Diagnostic.ListedAndRemoved(touch.At, $"touch '{touch.Key}'", gone.Id);
            }
        }
    }
}
