namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>Which sequence of the service each file means.</summary>
/// <param name="Bindings">One for each desired sequence, in their order.</param>
/// <param name="Orphans">Sequences of the lock that no file claims.</param>
public sealed record SequenceBindings(ImmutableArray<SequenceBinding> Bindings, ImmutableArray<BaseSequence> Orphans)
{
    /// <summary>A copy with ids in place of the names of schedules and owners.</summary>
    /// <param name="directory">The names and ids of the account.</param>
    /// <param name="canLookUp">Whether the service can look up names; otherwise they stay names.</param>
    public SequenceBindings Resolved(AccountDirectory directory, bool canLookUp = true) =>
        this with
        {
            Bindings = [.. Bindings.Select(binding => References.Resolve(binding, directory, canLookUp))],
        };

    /// <summary>The ids of the sequences with these keys, or of all when there are no keys.</summary>
    public IEnumerable<string> IdsOf(ImmutableArray<string> keys) => IdsOf(keys.ToHashSet(StringComparer.Ordinal));

    private IEnumerable<string> IdsOf(HashSet<string> keys) =>
        Bindings
            .Select(binding => (binding.Desired.Key, Id: binding.Id))
            .Concat(Orphans.Select(orphan => (orphan.Key, Id: (string?)orphan.Id)))
            .Where(pair => keys.Count == 0 || keys.Contains(pair.Key))
            .Select(pair => pair.Id)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}

/// <summary>One file and the sequence it means.</summary>
public sealed record SequenceBinding
{
    /// <summary>The file.</summary>
    public required DesiredSequence Desired { get; init; }

    /// <summary>Apollo's id; null when no sequence is known to be the one of the file.</summary>
    public string? Id { get; init; }

    /// <summary>What identified the sequence.</summary>
    public MatchedBy By { get; init; }

    /// <summary>What the lock has of it; null if it has nothing.</summary>
    public BaseSequence? Base { get; init; }

    /// <summary>Whether an earlier run was to create it, by the journal.</summary>
    public bool MadeByEarlierRun { get; init; }

    /// <summary>How many unclaimed sequences have its name, if nothing else identified it.</summary>
    public int SameName { get; init; }

    /// <summary>
    /// Why file and lock cannot both be right about which sequence is meant; null when they can.
    /// </summary>
    public string? Contradiction { get; init; }

    /// <summary>
    /// Ids of the unclaimed sequences that have its name: several, or one besides the one that an earlier run made.
    /// </summary>
    public ImmutableArray<string> Namesakes { get; init; } = [];

    /// <summary>Whether another lock of the workspace protects it.</summary>
    public bool IsProtectedElsewhere { get; init; }

    /// <summary>Whether an earlier run began to change it and did not read back the result.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>
    /// Mistakes of names that the account does not have, or has twice. They stop the sequence.
    /// </summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = [];

    /// <summary>Names in the file that keep the id of the lock although Apollo has other names now.</summary>
    public ImmutableArray<FormerName> FormerNames { get; init; } = [];
}

/// <summary>
/// Decides which sequence each file means: by the id in the file, then by the lock (also under the key of <c>was</c>),
/// then by the exact name. It reads and writes nothing.
/// </summary>
public static class SequenceBinder
{
    /// <summary>Binds every desired sequence.</summary>
    public static SequenceBindings Bind(DesiredState desired, Base @base, ImmutableArray<SequenceRow> rows)
    {
        var byKey = @base.Sequences.ToDictionary(known => known.Key, StringComparer.Ordinal);
        var byId = @base
            .Sequences.DistinctBy(known => known.Id, StringComparer.Ordinal)
            .ToDictionary(known => known.Id, StringComparer.Ordinal);
        var listed = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var settled = desired.Sequences.Select(sequence => Settle(sequence, byKey, byId, listed)).ToList();
        var claimed = settled.SelectMany(binding => Claims(binding, byKey)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<BaseSequence> orphans =
        [
            .. @base.Sequences.Where(known => !claimed.Contains(known.Id)).Select(known => Orphan(known, @base)),
        ];
        claimed.UnionWith(orphans.Select(orphan => orphan.Id));
        var names = new NameBinder(rows.Where(row => !claimed.Contains(row.Id)), @base.PendingCreates);
        return new([.. settled.Select(names.Bind).Select(binding => WithLock(binding, @base))], orphans);
    }

    // If file and lock contradict each other, the file claims both sequences.
    private static IEnumerable<string> Claims(SequenceBinding binding, Dictionary<string, BaseSequence> byKey)
    {
        if (binding.Id is { } id)
            yield return id;
        if (binding.Contradiction is null)
            yield break;
        if (byKey.GetValueOrDefault(binding.Desired.Key) is { } own)
            yield return own.Id;
        if (binding.Desired.Was is { } was && byKey.GetValueOrDefault(was) is { } former)
            yield return former.Id;
    }

    private static BaseSequence Orphan(BaseSequence known, Base @base) =>
        known with
        {
            IsProtected = known.IsProtected || @base.ProtectedElsewhere.Contains(known.Id),
        };

    private static SequenceBinding WithLock(SequenceBinding binding, Base @base) =>
        binding with
        {
            IsUnfinished = @base.Unfinished.Contains(binding.Desired.Key),
            IsProtectedElsewhere = binding.Id is { } id && @base.ProtectedElsewhere.Contains(id),
        };

    // If one of the two won, the other sequence would silently become unmanaged, although it may be sending.
    private static string? Contradiction(
        DesiredSequence desired,
        BaseSequence? own,
        BaseSequence? former,
        HashSet<string> listed
    )
    {
        if (own is not null && former is not null && own.Id != former.Id)
            return $"The lock file has both '{own.Key}' ({own.Id}) and its former key '{former.Key}' "
                + $"({former.Id}). Remove 'was', or give the file a key that is not in use.";
        if (own is not null && desired.Id is { } id && own.Id != id && listed.Contains(own.Id))
            return $"The file says that '{own.Key}' is the sequence {id}, but the lock file has it as {own.Id}, "
                + "which still exists. Remove 'id', or give the file another key.";
        return null;
    }

    private static SequenceBinding Settle(
        DesiredSequence desired,
        Dictionary<string, BaseSequence> byKey,
        Dictionary<string, BaseSequence> byId,
        HashSet<string> listed
    )
    {
        var own = byKey.GetValueOrDefault(desired.Key);
        var former = desired.Was is { } was ? byKey.GetValueOrDefault(was) : null;
        if (Contradiction(desired, own, former, listed) is { } contradiction)
        {
            return new() { Desired = desired, Contradiction = contradiction };
        }

        var known = own ?? former;
        if (desired.Id is { } id)
        {
            var sameId = known?.Id == id ? known : byId.GetValueOrDefault(id);
            return new()
            {
                Desired = desired,
                Id = id,
                By = MatchedBy.Id,
                Base = sameId,
            };
        }

        return known is null
            ? new() { Desired = desired }
            : new()
            {
                Desired = desired,
                Id = known.Id,
                By = MatchedBy.Lock,
                Base = known,
            };
    }
}
