namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>What the entries under <c>removed</c> of a sequence file mean.</summary>
/// <param name="Shown">Ids of parts that Apollo shows; an update removes them.</param>
/// <param name="LetGo">Ids of parts that only the lock knows.</param>
/// <param name="Notes">A note for each entry that removes nothing.</param>
internal sealed record RemovedParts(
    ImmutableHashSet<string> Shown,
    ImmutableHashSet<string> LetGo,
    ImmutableArray<string> Notes
)
{
    /// <summary>The entries that remove what Apollo shows, by its id.</summary>
    public required ImmutableArray<(string Id, AllowEntry Entry)> Entries { get; init; }

    /// <summary>The entries that the removals of a plan need.</summary>
    public IEnumerable<AllowEntry> For(IEnumerable<string> removed)
    {
        var ids = removed.ToHashSet(StringComparer.Ordinal);
        return Entries.Where(one => ids.Contains(one.Id)).Select(one => one.Entry);
    }
}

/// <summary>The entries under <c>removed</c> of a sequence file.</summary>
internal static class Tombstones
{
    private enum Meaning
    {
        Removes,
        LetsGo,
        Nothing,
        Done,
        Spent,
    }

    /// <summary>Resolves the entries to ids. A key means the part that the lock has under it.</summary>
    /// <param name="desired">The file.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    public static RemovedParts Resolve(DesiredSequence desired, CurrentSequence current, BaseSequence? known)
    {
        var shown = current.PartIds.ToHashSet(StringComparer.Ordinal);
        var locked = (known?.PartIds ?? []).ToHashSet(StringComparer.Ordinal);
        var byKey = IdsByKey(known);
        var entries = desired
            .Removed.Select(tombstone =>
            {
                var id = tombstone.Id ?? byKey.GetValueOrDefault(tombstone.Key!);
                var isSpent = tombstone.Spendable is { } used && known?.Spent.Contains(used) == true;
                var meaning = isSpent && id is not null ? Meaning.Spent : MeaningOf(id);
                return (Tombstone: tombstone, Id: id, Meaning: meaning);
            })
            .ToList();
        return new(
            IdsOf(Meaning.Removes),
            IdsOf(Meaning.LetsGo),
            [.. entries.Select(entry => NoteOn(entry.Tombstone, entry.Meaning)).OfType<string>()]
        )
        {
            Entries =
            [
                .. entries
                    .Where(entry => entry.Meaning == Meaning.Removes)
                    .Select(entry => (entry.Id!, entry.Tombstone.Entry)),
            ],
        };

        Meaning MeaningOf(string? id)
        {
            if (id is null)
                return known is null ? Meaning.Nothing : Meaning.Done;
            if (shown.Contains(id))
                return Meaning.Removes;
            return locked.Contains(id) ? Meaning.LetsGo : Meaning.Done;
        }

        ImmutableHashSet<string> IdsOf(Meaning meaning) =>
            [.. entries.Where(entry => entry.Meaning == meaning).Select(entry => entry.Id!)];
    }

    private static string? NoteOn(Tombstone tombstone, Meaning meaning) =>
        meaning switch
        {
            Meaning.Removes => null,

            // A warning of the plan says it.
            Meaning.Done when tombstone is { IsUnderAllow: true, Key: not null } => null,
            Meaning.Spent =>
                $"The entry '{tombstone.Key}' under '{List(tombstone)}' does not count, because an earlier apply used "
                    + $"it. Write a new reason to allow this deletion, or delete the entry ({tombstone.At}).",
            Meaning.LetsGo =>
                $"Apollo does not show {tombstone.Key ?? tombstone.Id}. It is dropped, as the entry under "
                    + $"'{List(tombstone)}' asks: {tombstone.Reason}",
            Meaning.Nothing =>
                $"The entry '{tombstone.Key}' under '{List(tombstone)}' has no effect, because no lock file has that "
                    + $"key. Write the id instead ({tombstone.At}).",
            _ => $"The entry '{tombstone.Id ?? tombstone.Key}' under '{List(tombstone)}' is done. You can delete it "
                + $"({tombstone.At}).",
        };

    private static string List(Tombstone tombstone) => tombstone.IsUnderAllow ? "allow" : "removed";

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
    /// The mistakes of ids under <c>removed</c> whose part the file also lists, as the lock tells. The check of the
    /// files finds the same for keys. A step of another type is a replacement, and no mistake.
    /// </summary>
    public static IEnumerable<Diagnostic> Mistakes(
        DesiredSequence desired,
        CurrentSequence current,
        BaseSequence? known,
        ImmutableHashSet<string> tombstoned
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
                    yield return Diagnostic.ListedAndRemoved(touch.At, $"variant '{touch.Key}'", gone.Id);
            }
        }
    }
}
