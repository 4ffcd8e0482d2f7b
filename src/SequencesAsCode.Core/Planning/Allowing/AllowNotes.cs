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

    /// <summary>Warnings of the entries that earlier applies used, in file order.</summary>
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
            .SelectMany(binding =>
                binding.Desired.Allow.Where(entry => binding.Base?.Spent.Contains(entry.Identity) == true)
            )
            .Concat(workspace.Allow.Where(entry => all.Contains(entry.Identity)))
            .Select(entry => Diagnostic.AllowIsSpent(entry.At, AllowEntry.WordOf(entry.What)));
    }
}
