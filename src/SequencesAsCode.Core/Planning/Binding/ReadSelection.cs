namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>The sequences that a plan needs to read completely.</summary>
/// <param name="Ids">Ids of the sequences to read.</param>
/// <param name="AsLocked">Ids of the sequences that are not read, because files and list agree with the lock.</param>
public sealed record ReadSelection(ImmutableArray<string> Ids, ImmutableHashSet<string> AsLocked)
{
    /// <summary>Selects for a run.</summary>
    /// <param name="desired">The files.</param>
    /// <param name="listing">The list, and the names that the files use.</param>
    /// <param name="base">The lock.</param>
    /// <param name="options">What the run asks for.</param>
    public static ReadSelection Select(DesiredState desired, CurrentState listing, Base @base, PlanOptions options)
    {
        var bindings = SequenceBinder.Bind(desired, @base, listing.Rows).Resolved(listing.Directory);
        var ids = bindings.IdsOf(options.Targets).ToImmutableArray();

        // Such a run has to see every edit made in Apollo.
        if (options.Refresh == Refresh.All || options.DriftOnly || desired.Workspace.Policy.Drift == DriftPolicy.Revert)
            return new(ids, []);

        var rows = listing.Rows.ToLookup(row => row.Id, StringComparer.Ordinal);
        var pending = @base
            .PendingCreates.Select(create => create.Key)
            .Concat(@base.Unfinished)
            .ToHashSet(StringComparer.Ordinal);
        var changed = bindings
            .Bindings.Where(binding => !MayStayUnread(binding))
            .Select(binding => binding.Id)
            .Concat(bindings.Orphans.Select(orphan => orphan.Id))
            .ToHashSet(StringComparer.Ordinal);
        return new([.. ids.Where(changed.Contains)], [.. ids.Where(id => !changed.Contains(id))]);

        bool MayStayUnread(SequenceBinding binding) =>
            binding is { Id: { } id, Base: { } known, Contradiction: null }
            && known.Id == id
            && !pending.Contains(binding.Desired.Key)
            && !options.AlsoRead.Contains(id)
            && !TakesBack(options.Consents, binding.Desired.Key)
            && LockAgreement.WithFile(binding.Desired, known)
            && rows[id].ToList() is [var row]
            && LockAgreement.WithRow(row, binding.Desired, known);
    }

    // With these consents a run also acts on edits and additions made in Apollo.
    private static bool TakesBack(Consents consents, string key) =>
        consents.RevertDrift.Contains(key) || consents.Overwrite.Contains(key) || consents.Removals.Contains(key);
}
