using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>A sequence that a person named.</summary>
/// <param name="Given">The key, name or id that was given.</param>
/// <param name="Id">Apollo's id.</param>
/// <param name="Key">Its key in the workspace; null for none.</param>
internal sealed record ChosenSequence(string Given, string Id, string? Key);

/// <summary>Finds the sequences that a person named: by key of the workspace, then by id, then by exact name.</summary>
internal static class SequenceChoice
{
    /// <summary>The sequences, each once.</summary>
    /// <exception cref="ContactsException">A sequence is unknown, or several have the name.</exception>
    public static ImmutableArray<ChosenSequence> Choose(
        ImmutableArray<string> given,
        DesiredState desired,
        Base @base,
        ImmutableArray<SequenceRow> rows
    )
    {
        var bound = SequenceBinder.Bind(desired, @base, rows);
        var bindings = bound.Bindings.ToDictionary(binding => binding.Desired.Key, StringComparer.Ordinal);
        var orphans = bound.Orphans.ToDictionary(orphan => orphan.Key, StringComparer.Ordinal);
        return [.. given.Select(ChooseOne).DistinctBy(chosen => chosen.Id, StringComparer.Ordinal)];

        ChosenSequence ChooseOne(string name)
        {
            if (bindings.GetValueOrDefault(name) is { } binding)
                return new(name, IdOf(binding), name);
            if (orphans.GetValueOrDefault(name) is { } orphan)
                return new(name, orphan.Id, name);
            var named = rows.Where(row => row.Id == name || row.Name.Trim() == name.Trim()).ToList();
            return named switch
            {
                [var only] => Listed(bound, name, only.Id),
                [] when ContactInputs.IsId(name) => Listed(bound, name, name),
                [] => throw ContactsException.NoSuchSequence(
                    name,
                    Similar.To(name, rows.Select(row => row.Name.Trim()).Concat(bindings.Keys).Concat(orphans.Keys))
                ),
                _ when named.Find(row => row.Id == name) is { } exact => Listed(bound, name, exact.Id),
                _ => throw ContactsException.SeveralSequences(
                    name,
                    named.Select(row => row.Id).Order(StringComparer.Ordinal)
                ),
            };
        }
    }

    private static ChosenSequence Listed(SequenceBindings bound, string name, string id) =>
        new(
            name,
            id,
            bound.Bindings.FirstOrDefault(binding => binding.Id == id)?.Desired.Key
                ?? bound.Orphans.FirstOrDefault(orphan => orphan.Id == id)?.Key
        );

    private static string IdOf(SequenceBinding binding) =>
        binding switch
        {
            { Id: { } id } => id,
            { Contradiction: { } why } => throw ContactsException.Contradiction(why),
            { Namesakes.IsEmpty: false } => throw ContactsException.SeveralSequences(
                binding.Desired.Name,
                binding.Namesakes
            ),
            _ => throw ContactsException.NotApplied(binding.Desired.Key),
        };
}
