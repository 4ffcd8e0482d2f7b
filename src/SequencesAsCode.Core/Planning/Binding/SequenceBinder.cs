namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>Which sequence of the service each file means.</summary>
/// <param name="Bindings">One for each desired sequence, in their order.</param>
/// <param name="Orphans">Sequences of the lock that no file claims.</param>
public sealed record SequenceBindings(ImmutableArray<SequenceBinding> Bindings, ImmutableArray<BaseSequence> Orphans)
{
    /// <summary>The same with ids in the files for the names of schedules and owners.</summary>
    public SequenceBindings Resolved(AccountDirectory directory, bool canLookUp = true) =>
        this with
        {
            Bindings = [.. Bindings.Select(binding => References.Resolve(binding, directory, canLookUp))],
        };

    /// <summary>The ids that a plan for some keys (all when none is named) needs read whole.</summary>
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
    /// <summary>What the file says.</summary>
    public required DesiredSequence Desired { get; init; }

    /// <summary>Apollo's id; null when there is none, or it is not certain which.</summary>
    public string? Id { get; init; }

    /// <summary>What settled it.</summary>
    public MatchedBy By { get; init; }

    /// <summary>What the lock knows of it.</summary>
    public BaseSequence? Base { get; init; }

    /// <summary>Whether the journal shows that a run of ours meant to make it.</summary>
    public bool MadeByEarlierRun { get; init; }

    /// <summary>How many unclaimed sequences have its name when nothing else settled it.</summary>
    public int SameName { get; init; }

    /// <summary>
    /// Why file and lock cannot both be right about which sequence it is; null when they can.
    /// </summary>
    public string? Contradiction { get; init; }

    /// <summary>
    /// Ids of the unclaimed sequences that have its name, when there are several, or one beside the one that an earlier
    /// run made.
    /// </summary>
    public ImmutableArray<string> Namesakes { get; init; } = [];

    /// <summary>Whether another lock of the workspace protects it.</summary>
    public bool IsProtectedElsewhere { get; init; }

    /// <summary>Whether a run of ours began to change it and never read back what came of that.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>
    /// What the file names and the account does not have, or has twice; such a sequence is not touched.
    /// </summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = [];

    /// <summary>Names in the file that the lock settles although Apollo has others by now.</summary>
    public ImmutableArray<FormerName> FormerNames { get; init; } = [];
}

/// <summary>
/// Settles by id in the file, then lock (with <c>was</c>), then exact name, which sequence each file means. Pure.
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

    // Where file and lock contradict each other, both of what they mean are spoken for.
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

    // Following one of the two would hand one sequence's place in the lock to another, and leave a live one unmanaged
    // without a word.
    private static string? Contradiction(
        DesiredSequence desired,
        BaseSequence? own,
        BaseSequence? former,
        HashSet<string> listed
    )
    {
        if (own is not null && former is not null && own.Id != former.Id)
            return $"The lock knows both '{own.Key}' ({own.Id}) and its former key '{former.Key}' ({former.Id}): "
                + "remove 'was', or give the file a key that is not in use.";
        if (own is not null && desired.Id is { } id && own.Id != id && listed.Contains(own.Id))
            return $"The file says that '{own.Key}' is the sequence {id}, and the lock knows it as {own.Id}, which "
                + "is still there: remove 'id', or give the file another key.";
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
