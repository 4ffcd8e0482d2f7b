using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>Which sequence of the service each file means.</summary>
/// <param name="Bindings">One for each desired sequence, in their order.</param>
/// <param name="Orphans">Sequences of the lock that no file claims.</param>
public sealed record SequenceBindings(ImmutableArray<SequenceBinding> Bindings, ImmutableArray<BaseSequence> Orphans)
{
    /// <summary>The same with ids in the files for the names of schedules and owners.</summary>
    public SequenceBindings Resolved(AccountDirectory directory, bool canLookUp = true) =>
        this with { Bindings = [.. Bindings.Select(binding => References.Resolve(binding, directory, canLookUp))] };

    /// <summary>The ids that a plan for some keys (all when none is named) needs read whole.</summary>
    public IEnumerable<string> IdsOf(ImmutableArray<string> keys) => IdsOf(keys.ToHashSet(StringComparer.Ordinal));

    private IEnumerable<string> IdsOf(HashSet<string> keys) => Bindings.Select(binding => (binding.Desired.Key, Id: binding.Id))
        .Concat(Orphans.Select(orphan => (orphan.Key, Id: (string?)orphan.Id)))
        .Where(pair => keys.Count == 0 || keys.Contains(pair.Key))
        .Select(pair => pair.Id)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);
}

/// <summary>One file and the sequence it means.</summary>
/// <param name="Desired">What the file says.</param>
/// <param name="Id">Apollo's id; null when there is none, or it is not certain which.</param>
/// <param name="By">What settled it.</param>
/// <param name="Base">What the lock knows of it.</param>
/// <param name="MadeByEarlierRun">Whether the journal shows that a run of ours meant to make it.</param>
/// <param name="Contradiction">Why file and lock cannot both be right about which sequence it is; null when they can.</param>
/// <param name="SameName">How many unclaimed sequences have its name when nothing else settled it.</param>
public sealed record SequenceBinding(DesiredSequence Desired, string? Id, MatchedBy By, BaseSequence? Base, bool MadeByEarlierRun, int SameName, string? Contradiction = null)
{
    /// <summary>Ids of the unclaimed sequences that have its name, when there are several, or one beside the one that an earlier run made.</summary>
    public ImmutableArray<string> Namesakes { get; init; } = [];

    /// <summary>Whether another lock of the workspace protects it.</summary>
    public bool IsProtectedElsewhere { get; init; }

    /// <summary>Whether a run of ours began to change it and never read back what came of that.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>What the file names and the account does not have, or has twice; such a sequence is not touched.</summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = [];

    /// <summary>Names in the file that the lock settles although Apollo has others by now.</summary>
    public ImmutableArray<FormerName> FormerNames { get; init; } = [];
}

/// <summary>Settles by id in the file, then lock (with <c>was</c>), then exact name, which sequence each file means. Pure.</summary>
public static class SequenceBinder
{
    /// <summary>Binds every desired sequence.</summary>
    public static SequenceBindings Bind(DesiredState desired, Base @base, ImmutableArray<SequenceRow> rows)
    {
        var byKey = @base.Sequences.ToDictionary(known => known.Key, StringComparer.Ordinal);
        var byId = @base.Sequences.DistinctBy(known => known.Id, StringComparer.Ordinal).ToDictionary(known => known.Id, StringComparer.Ordinal);
        var listed = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var settled = desired.Sequences.Select(sequence => Settle(sequence, byKey, byId, listed)).ToList();
        var claimed = settled.Select(pair => pair.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        claimed.UnionWith(settled.Where(pair => pair.Contradiction is not null).SelectMany(pair => new[] { pair.Desired.Key, pair.Desired.Was }).OfType<string>().Select(key => byKey.GetValueOrDefault(key)?.Id).OfType<string>());
        var orphans = @base.Sequences.Where(known => !claimed.Contains(known.Id))
            .Select(known => known with
            {
                IsProtected = known.IsProtected
            || @base.ProtectedElsewhere.Contains(known.Id)
            }).ToImmutableArray();
        claimed.UnionWith(orphans.Select(orphan => orphan.Id));
        var free = rows.Where(row => !claimed.Contains(row.Id)).ToLookup(row => row.Name.Trim(), StringComparer.Ordinal);
        var pending = @base.PendingCreates.ToDictionary(create => create.Key, create => create.Name.Trim(), StringComparer.Ordinal);

        return new(
            [.. settled.Select(binding => binding is { Id: null, Contradiction: null } ? ByName(binding) : Checked(binding))
                .Select(binding => binding with
                {
                    IsUnfinished = @base.Unfinished.Contains(binding.Desired.Key),
                    IsProtectedElsewhere = binding.Id is { } id && @base.ProtectedElsewhere.Contains(id),
                })],
            orphans);

        // It was made, and no list has shown since that no other one was made with it.
        SequenceBinding Checked(SequenceBinding binding) =>
            binding.By == MatchedBy.Lock && pending.TryGetValue(binding.Desired.Key, out var made) ? binding with { Namesakes = [.. free[made].Select(row => row.Id).Order(StringComparer.Ordinal)] } : binding;

        SequenceBinding ByName(SequenceBinding binding)
        {
            // What a run of ours meant to make has the name that it had then, whatever the file says now.
            var isPending = pending.TryGetValue(binding.Desired.Key, out var meant) || (binding.Desired.Was is { } was && pending.TryGetValue(was, out meant));
            if (isPending && free[meant!].ToList() is [var made]) return Named(binding, made, true);
            var named = free[binding.Desired.Name.Trim()].ToList();
            return named is [var only] ? Named(binding, only, false) : binding with { SameName = named.Count, Namesakes = [.. named.Select(row => row.Id).Order(StringComparer.Ordinal)] };
        }
    }

    // Following one of the two would hand one sequence's place in the lock to another, and leave a live one unmanaged without a word.
    private static string? Contradiction(DesiredSequence desired, BaseSequence? own, BaseSequence? former, HashSet<string> listed)
    {
        if (own is not null && former is not null && own.Id != former.Id) return $"The lock knows both '{own.Key}' ({own.Id}) and its former key '{former.Key}' ({former.Id}): remove 'was', or give the file a key that is not in use.";
        if (own is not null && desired.Id is { } id && own.Id != id && listed.Contains(own.Id)) return $"The file says that '{own.Key}' is the sequence {id}, and the lock knows it as {own.Id}, which is still there: remove 'id', or give the file another key.";
        return null;
    }

    private static SequenceBinding Named(SequenceBinding binding, SequenceRow row, bool isOurs) =>
        binding with { Id = row.Id, By = MatchedBy.Name, MadeByEarlierRun = isOurs, SameName = 1 };

    private static SequenceBinding Settle(DesiredSequence desired, Dictionary<string, BaseSequence> byKey, Dictionary<string, BaseSequence> byId, HashSet<string> listed)
    {
        var (own, former) = (byKey.GetValueOrDefault(desired.Key), desired.Was is { } was ? byKey.GetValueOrDefault(was) : null);
        if (Contradiction(desired, own, former, listed) is { } contradiction) return new(desired, null, MatchedBy.Nothing, null, false, 0, contradiction);
        var known = own ?? former;
        if (desired.Id is { } id)
        {
            var sameId = known?.Id == id ? known : byId.GetValueOrDefault(id);
            return new(desired, id, MatchedBy.Id, sameId, false, 0);
        }

        return known is null
            ? new(desired, null, MatchedBy.Nothing, null, false, 0)
            : new(desired, known.Id, MatchedBy.Lock, known, false, 0);
    }
}
