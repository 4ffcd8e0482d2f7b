using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>Turns the names that files use for schedules and owners into ids of the account, so that the planner compares like with like.</summary>
internal static class References
{
    /// <summary>The same sequences with ids; names that the account does not have, or has twice, are diagnostics. Where the service cannot look up names they stay names.</summary>
    public static ImmutableArray<DesiredSequence> Resolve(ImmutableArray<DesiredSequence> sequences, AccountDirectory directory, ICollection<Diagnostic> diagnostics, bool canLookUp = true) =>
        [.. sequences.Select(sequence => sequence with { Fields = Resolve(sequence, directory, diagnostics, canLookUp) })];

    private static FieldSet Resolve(DesiredSequence sequence, AccountDirectory directory, ICollection<Diagnostic> diagnostics, bool canLookUp) =>
        FieldSet.From(sequence.Fields.Select(pair => pair.Value is FieldValue.Reference reference && (canLookUp || reference.Id is not null)
            ? KeyValuePair.Create<Field, FieldValue>(pair.Key, Resolve(sequence, pair.Key, reference, directory, diagnostics))
            : pair));

    private static FieldValue.Reference Resolve(DesiredSequence sequence, Field field, FieldValue.Reference reference, AccountDirectory directory, ICollection<Diagnostic> diagnostics)
    {
        var isOwner = ReferenceEquals(field, Fields.Owner);
        var entries = isOwner ? directory.Users : directory.Schedules;
        if (reference.Id is { } id) return reference with { Name = AccountDirectory.NameOf(entries, id) };

        var comparison = isOwner ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var name = reference.Name!;
        var found = (entries ?? []).Where(entry => string.Equals(entry.Name.Trim(), name.Trim(), comparison)).ToList();
        if (found is [var only]) return new(only.Id, only.Name);

        var at = sequence.FieldPlaces.GetValueOrDefault(field) ?? sequence.At;
        var what = isOwner ? "user" : "schedule";
        diagnostics.Add(found.Count == 0
            ? Diagnostic.UnknownReference(at, what, name, Similar.To(name, (entries ?? []).Select(entry => entry.Name)))
            : Diagnostic.AmbiguousReference(at, what, name));
        return reference;
    }
}
