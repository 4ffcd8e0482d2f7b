using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Reports;

/// <summary>
/// The account's sequences, and what of the workspace manages each. Archived ones are not among them: the service does
/// not list them.
/// </summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Service">Name of the service behind it.</param>
/// <param name="Account">Team id of the account.</param>
/// <param name="Total">How many the account has, listed here or not.</param>
/// <param name="Sequences">By name.</param>
public sealed record Listing(
    string Environment,
    string Service,
    string Account,
    int Total,
    ImmutableArray<ListedSequence> Sequences
)
{
    /// <summary>
    /// Lists the rows whose name holds <paramref name="name"/>, letter case without meaning; all when it is null.
    /// </summary>
    public static Listing Of(DesiredState desired, Base @base, CurrentState current, string service, string? name)
    {
        var bindings = SequenceBinder.Bind(desired, @base, current.Rows);
        var managed = bindings
            .Bindings.Where(binding => binding.Id is not null)
            .ToLookup(binding => binding.Id!, StringComparer.Ordinal);
        var orphans = bindings.Orphans.ToDictionary(orphan => orphan.Id, StringComparer.Ordinal);
        var rows = current
            .Rows.Where(row => name is null || row.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(row => row.Name, StringComparer.Ordinal)
            .ThenBy(row => row.Id, StringComparer.Ordinal);
        return new(desired.Environment.Name, service, current.Account, current.Rows.Length, [.. rows.Select(Listed)]);

        ListedSequence Listed(SequenceRow row) =>
            (managed[row.Id].FirstOrDefault(), orphans.GetValueOrDefault(row.Id)) switch
            {
                ({ } binding, _) => new(row, binding.Desired.Key, binding.Desired.At.File, binding.By),
                (_, { } orphan) => new(row, orphan.Key, null, MatchedBy.Lock),
                _ => new(row, null, null, MatchedBy.Nothing),
            };
    }

    /// <summary>The same with the people of the sequences that were read whole.</summary>
    public Listing WithPeople(ImmutableDictionary<string, CurrentSequence> read) =>
        this with
        {
            Sequences =
            [
                .. Sequences.Select(sequence =>
                    read.TryGetValue(sequence.Row.Id, out var whole)
                        ? sequence with
                        {
                            Row = sequence.Row with { People = whole.People },
                        }
                        : sequence
                ),
            ],
        };
}

/// <summary>One sequence of the account.</summary>
/// <param name="Row">As the service lists it.</param>
/// <param name="Key">The key that the workspace has for it; null when it has none.</param>
/// <param name="File">The file that manages it; null for none, also where only the lock knows it.</param>
/// <param name="By">What settled that.</param>
public sealed record ListedSequence(SequenceRow Row, string? Key, string? File, MatchedBy By);
