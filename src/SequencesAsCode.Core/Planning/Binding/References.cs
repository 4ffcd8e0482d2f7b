namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Turns the names that files use for schedules and owners into ids of the account, so that the planner compares ids
/// with ids. A name that was applied before keeps the id that the lock has for it, even if Apollo has another name now.
/// </summary>
internal static class References
{
    /// <summary>
    /// Puts ids into the fields of a file. Names that the account does not have, or has twice, become mistakes of the
    /// binding.
    /// </summary>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="directory">The names and ids of the account.</param>
    /// <param name="canLookUp">Whether the service can look up names; otherwise they stay names.</param>
    public static SequenceBinding Resolve(SequenceBinding binding, AccountDirectory directory, bool canLookUp = true)
    {
        var resolver = new Resolver(binding, directory);
        var fields = FieldSet.From(
            binding.Desired.Fields.Select(pair =>
                pair.Value is FieldValue.Reference reference && (canLookUp || reference.Id is not null)
                    ? KeyValuePair.Create<Field, FieldValue>(pair.Key, resolver.Resolve(pair.Key, reference))
                    : pair
            )
        );
        if (binding.Desired.Fields.Contains(Fields.Labels) && directory.LabelsTrouble is { } trouble)
            resolver.NotLookedUp(Fields.Labels, "lists", trouble);
        return binding with
        {
            Desired = binding.Desired with { Fields = fields },
            Mistakes = [.. resolver.Mistakes],
            FormerNames = [.. resolver.FormerNames],
        };
    }

    /// <summary>Whether two names of a schedule or an address of a user are the same name.</summary>
    public static bool IsSameName(Field field, string a, string b) =>
        string.Equals(
            a.Trim(),
            b.Trim(),
            ReferenceEquals(field, Fields.Owner) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );

    private sealed class Resolver(SequenceBinding binding, AccountDirectory directory)
    {
        public List<Diagnostic> Mistakes { get; } = [];

        public List<FormerName> FormerNames { get; } = [];

        public FieldValue.Reference Resolve(Field field, FieldValue.Reference reference)
        {
            var isOwner = ReferenceEquals(field, Fields.Owner);
            var entries = isOwner ? directory.Users : directory.Schedules;
            if (reference.Id is { } id)
                return reference with { Name = AccountDirectory.NameOf(entries, id) };

            var name = reference.Name!;
            var found = (entries ?? []).Where(entry => IsSameName(field, entry.Name, name)).ToImmutableArray();
            if (
                AppliedId(field, name) is { } known
                && (entries is null || found.IsEmpty || AccountDirectory.NameOf(entries, known) is not null)
            )
                return Applied(field, name, known, entries, found);
            if (found is [var only])
                return new(only.Id, only.Name);

            NoteUnresolved(field, name, entries, isAmbiguous: !found.IsEmpty);
            return reference;
        }

        private void NoteUnresolved(Field field, string name, ImmutableArray<DirectoryEntry>? entries, bool isAmbiguous)
        {
            var isOwner = ReferenceEquals(field, Fields.Owner);
            var what = isOwner ? "user" : "schedule";
            if ((isOwner ? directory.UsersTrouble : directory.SchedulesTrouble) is { } trouble)
            {
                NotLookedUp(field, $"{what}s", trouble);
                return;
            }

            var similar = isOwner ? null : Similar.To(name, (entries ?? []).Select(entry => entry.Name));
            Mistakes.Add(
                isAmbiguous
                    ? Diagnostic.AmbiguousReference(At(field), what, name)
                    : Diagnostic.UnknownReference(At(field), what, name, similar)
            );
        }

        // The id that was applied under exactly this name. If Apollo no longer has that id but has the name once, the
        // caller takes the new one.
        private string? AppliedId(Field field, string name) =>
            binding.Base?.Fields[field] is { Source: { } applied, Sent: { Length: > 0 } id }
            && IsSameName(field, applied, name)
                ? id
                : null;

        public void NotLookedUp(Field field, string what, string trouble) =>
            Mistakes.Add(Diagnostic.NamesNotLookedUp(At(field), what, trouble));

        private FieldValue.Reference Applied(
            Field field,
            string name,
            string id,
            ImmutableArray<DirectoryEntry>? entries,
            ImmutableArray<DirectoryEntry> found
        )
        {
            if (entries is not { } known || found is [{ } only] && only.Id == id)
                return new(id, name);
            FormerNames.Add(new(field, name, id, AccountDirectory.NameOf(known, id), found.Length, At(field)));
            return new(id, name);
        }

        private SourceLocation At(Field field) =>
            binding.Desired.FieldPlaces.GetValueOrDefault(field) ?? binding.Desired.At;
    }
}

/// <summary>
/// A name in a file that was applied before, and that the account now has for another id, twice, or not at all.
/// </summary>
/// <param name="Field">Schedule or owner.</param>
/// <param name="Name">The name in the file.</param>
/// <param name="Id">The id that was applied, and that the name keeps.</param>
/// <param name="Now">The name that Apollo has for the id now; null when the account no longer has it.</param>
/// <param name="Others">How many schedules or users of the account have the name now.</param>
/// <param name="At">Where the file states it.</param>
public sealed record FormerName(Field Field, string Name, string Id, string? Now, int Others, SourceLocation At)
{
    /// <summary>Whether the account no longer has it, so that it cannot be sent again.</summary>
    public bool IsGone => Now is null;

    /// <summary>The mistake when it would be sent again.</summary>
    public Diagnostic AsMistake() => Diagnostic.UnknownReference(At, What, Name, null);

    /// <summary>One warning for each name, at its first place.</summary>
    public static IEnumerable<Diagnostic> Warnings(IEnumerable<FormerName> names) =>
        names
            .GroupBy(name => (name.Field, Name: name.Name.Trim(), name.Id))
            .Select(group => (First: group.MinBy(name => name.At, SourceLocation.FileOrder)!, Count: group.Count()))
            .Select(pair =>
                pair.First switch
                {
                    { Now: null } gone => Diagnostic.ReferenceIsGone(
                        gone.At,
                        gone.What,
                        gone.Name,
                        gone.Id,
                        pair.Count
                    ),
                    { Now: { } now } moved when !References.IsSameName(moved.Field, now, moved.Name) =>
                        Diagnostic.ReferenceIsRenamed(moved.At, moved.What, moved.Name, now, moved.Id, pair.Count),
                    var doubled => Diagnostic.ReferenceIsDoubled(
                        doubled.At,
                        doubled.What,
                        doubled.Name,
                        doubled.Id,
                        pair.Count
                    ),
                }
            );

    private string What => ReferenceEquals(Field, Fields.Owner) ? "user" : "schedule";
}
