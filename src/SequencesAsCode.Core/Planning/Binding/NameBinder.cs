namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>Finds the sequence of a file by its exact name, when nothing else identifies it.</summary>
/// <param name="unclaimed">Rows of the list that no file and no lock claims.</param>
/// <param name="creates">The sequences that earlier runs were to create, by the journal.</param>
internal sealed class NameBinder(IEnumerable<SequenceRow> unclaimed, IEnumerable<PendingCreate> creates)
{
    private readonly ILookup<string, SequenceRow> free = unclaimed.ToLookup(
        row => row.Name.Trim(),
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, string> pending = creates.ToDictionary(
        create => create.Key,
        create => create.Name.Trim(),
        StringComparer.Ordinal
    );

    /// <summary>The binding, completed by name.</summary>
    public SequenceBinding Bind(SequenceBinding binding) =>
        binding is { Id: null, Contradiction: null } ? ByName(binding) : Checked(binding);

    // It was created, but no list has shown since whether a second one was created with it.
    private SequenceBinding Checked(SequenceBinding binding) =>
        binding.By == MatchedBy.Lock && pending.TryGetValue(binding.Desired.Key, out var made)
            ? binding with
            {
                Namesakes = IdsNamed(made),
            }
            : binding;

    private SequenceBinding ByName(SequenceBinding binding)
    {
        // A sequence that an earlier run was to create has the name of that run, even if the file was renamed since.
        if (MeantName(binding.Desired) is { } meant && free[meant].ToList() is [var made])
        {
            return Named(binding, made) with { MadeByEarlierRun = true };
        }

        var name = binding.Desired.Name.Trim();
        var named = free[name].ToList();
        return named is [var only]
            ? Named(binding, only)
            : binding with
            {
                SameName = named.Count,
                Namesakes = IdsNamed(name),
            };
    }

    private string? MeantName(DesiredSequence desired) =>
        pending.GetValueOrDefault(desired.Key) ?? (desired.Was is { } was ? pending.GetValueOrDefault(was) : null);

    private ImmutableArray<string> IdsNamed(string name) =>
        [.. free[name].Select(row => row.Id).Order(StringComparer.Ordinal)];

    private static SequenceBinding Named(SequenceBinding binding, SequenceRow row) =>
        binding with
        {
            Id = row.Id,
            By = MatchedBy.Name,
            SameName = 1,
        };
}
