namespace SequencesAsCode.Applying.Locking;

/// <summary>The entries of a lock in memory, by key and by id. A step or touch belongs to one sequence only.</summary>
internal sealed class LockEntries
{
    private readonly Dictionary<string, BaseSequence> sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    // Key of the sequence by the id of each step and touch; null until an entry has to be checked.
    private Dictionary<string, string>? owners;

    // Entries as they were before a change that was begun used consents, by the key of the change.
    private readonly Dictionary<string, BaseSequence> unspent = new(StringComparer.Ordinal);

    /// <summary>All entries, in no order.</summary>
    public IReadOnlyCollection<BaseSequence> All => sequences.Values;

    /// <summary>The entry of a key; null for none.</summary>
    public BaseSequence? Find(string key) => sequences.GetValueOrDefault(key);

    /// <summary>The entry of an id; null for none.</summary>
    public BaseSequence? FindId(string id) => keys.TryGetValue(id, out var key) ? sequences[key] : null;

    /// <summary>The entry without what the reader of a lock would refuse beside the other entries.</summary>
    public BaseSequence Clean(BaseSequence sequence)
    {
        if (owners is null)
        {
            owners = new(StringComparer.Ordinal);
            foreach (var known in sequences.Values)
                Own(known);
        }

        return SoundEntry.Clean(sequence, owners.ContainsKey);
    }

    /// <summary>Adds an entry in the place of the one with its key.</summary>
    public void Keep(BaseSequence sequence)
    {
        Drop(sequence.Key);
        sequences[sequence.Key] = sequence;
        keys[sequence.Id] = sequence.Key;
        Own(sequence);
    }

    /// <summary>Remembers that a change which is about to begin uses consents.</summary>
    public void Spend(string key, string id, ImmutableArray<string> spends)
    {
        if (spends.IsEmpty || FindId(id) is not { } known)
            return;
        unspent[key] = known;
        Keep(known.Spending(spends));
    }

    /// <summary>Undoes <see cref="Spend"/>: the change certainly had no effect.</summary>
    public void Unspend(string key)
    {
        if (unspent.Remove(key, out var known) && FindId(known.Id) is not null)
            Keep(known);
    }

    /// <summary>Removes the entry of a sequence that is not managed any more.</summary>
    public void Forget(string key)
    {
        if (Find(key) is { } known && SpentEntries.Heir(known, All) is { } heir)
            Keep(heir);
        Drop(key);
    }

    /// <summary>Removes the entry of a key, if there is one.</summary>
    public void Drop(string key)
    {
        if (!sequences.Remove(key, out var known))
            return;
        keys.Remove(known.Id);
        foreach (var id in known.PartIds)
            owners?.Remove(id);
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        sequences.Clear();
        keys.Clear();
        unspent.Clear();
        owners = null;
    }

    private void Own(BaseSequence sequence)
    {
        foreach (var id in sequence.PartIds)
            owners?.TryAdd(id, sequence.Key);
    }
}
