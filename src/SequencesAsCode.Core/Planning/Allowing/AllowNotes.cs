using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>What a plan says about entries under <c>allow</c>.</summary>
internal static class AllowNotes
{
    /// <summary>The remark on an entry that a change needs.</summary>
    public static string Used(AllowEntry entry) => $"{Deed(entry)}: {entry.Allowing}.";

    private static string Deed(AllowEntry entry) =>
        entry.What switch
        {
            AllowKind.Overwrite => "Writing the file over what was edited in Apollo",
            AllowKind.Removal => $"Deleting {entry.Part}",
            _ => "Turning it on",
        };

    /// <summary>A remark on each entry that the plan of its sequence does not need, and that no guard names.</summary>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="change">What is planned.</param>
    /// <param name="guards">What stops it.</param>
    public static IEnumerable<string> Idle(
        SequenceBinding binding,
        SequenceChange change,
        ImmutableArray<Block> guards
    ) =>
        binding
            .Desired.Allow.Where(entry =>
                !change.Allowed.Contains(entry)
                && binding.Base?.Spent.Contains(entry.Identity) != true
                && !guards.Any(block => IsAbout(block, entry))
            )
            .Select(entry =>
                $"The 'allow' entry for '{AllowEntry.WordOf(entry.What)}' at {entry.Place} is not needed now. The next "
                + "apply of this sequence uses it up."
            );

    private static bool IsAbout(Block block, AllowEntry entry) =>
        (block.Code, entry.What)
            is
                (BlockCode.ActivationNeedsConsent, AllowKind.Activation)
                or
                (BlockCode.Conflict, AllowKind.Overwrite);

    /// <summary>Warnings of the entries that allow nothing any more, in file order.</summary>
    /// <param name="bindings">The files of the run.</param>
    /// <param name="workspace">Has the entries for the whole plan.</param>
    /// <param name="base">The lock.</param>
    public static IEnumerable<Diagnostic> Warnings(
        IEnumerable<SequenceBinding> bindings,
        Workspace workspace,
        Base @base
    )
    {
        var all = @base.Sequences.SelectMany(known => known.Spent).ToHashSet(StringComparer.Ordinal);
        return bindings
            .SelectMany(OfFile)
            .Concat(workspace.Allow.Where(entry => all.Contains(entry.Identity)).Select(Spent));
    }

    /// <summary>The warning of an entry for many sequences that the plan does not need.</summary>
    /// <param name="workspace">Has the entry.</param>
    /// <param name="base">The lock.</param>
    /// <param name="isNeeded">Whether so many sequences change that it takes a consent.</param>
    public static IEnumerable<Diagnostic> IdleMany(Workspace workspace, Base @base, bool isNeeded) =>
        isNeeded
            ? []
            : workspace
                .Allow.Where(entry => !@base.Sequences.Any(known => known.Spent.Contains(entry.Identity)))
                .Select(entry => Diagnostic.AllowIsNotNeeded(entry.At, AllowEntry.WordOf(entry.What)));

    private static IEnumerable<Diagnostic> OfFile(SequenceBinding binding)
    {
        if (binding.Base is not { } known)
            yield break;
        foreach (var entry in binding.Desired.Allow.Where(entry => known.Spent.Contains(entry.Identity)))
            yield return Spent(entry);
        var keys = Tombstones.IdsByKey(known);
        foreach (var tombstone in binding.Desired.Removed.Where(tombstone => tombstone.IsUnderAllow))
        {
            if (tombstone.Spendable is not { } identity)
                continue;
            if (known.Spent.Contains(identity))
                yield return Spent(tombstone.Entry);
            else if (!keys.ContainsKey(tombstone.Key!))
                yield return Diagnostic.AllowHasNoPart(tombstone.At, tombstone.Key!);
        }
    }

    private static Diagnostic Spent(AllowEntry entry) =>
        Diagnostic.AllowIsSpent(entry.At, AllowEntry.WordOf(entry.What), entry.What == AllowKind.Activation);
}
