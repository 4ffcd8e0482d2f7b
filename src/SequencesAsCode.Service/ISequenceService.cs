using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service;

/// <summary>A service that holds sequences: it can be read, and it carries out one planned request at a time.</summary>
public interface ISequenceService : IRequestSource
{
    /// <summary>Reads everything that the scope asks for, or fails.</summary>
    /// <exception cref="ServiceException">Something could not be read.</exception>
    Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation);

    /// <summary>
    /// Sends one request without placeholders. A cancellation ends only the waits before it is sent, so a cancelled
    /// request had no effect.
    /// </summary>
    /// <exception cref="ServiceException">
    /// The request was refused, or its answer was lost (<see cref="ServiceException.IsUncertain"/>).
    /// </exception>
    Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation);
}

/// <summary>The answer to a write.</summary>
/// <param name="id">Id of the sequence in the answer; null when there is none.</param>
/// <param name="read">Reads the sequence from the answer; null when there is none.</param>
public sealed class WriteAnswer(string? id, Func<CancellationToken, Task<CurrentSequence?>>? read = null)
{
    /// <summary>An answer without a sequence.</summary>
    public static WriteAnswer Nothing { get; } = new(null);

    /// <summary>Id of the sequence in the answer; null when there is none.</summary>
    public string? Id => id;

    /// <summary>The sequence as the answer shows it; null when the answer does not show all of it.</summary>
    /// <exception cref="ServiceException">The names of labels could not be read.</exception>
    public Task<CurrentSequence?> ReadAsync(CancellationToken cancellation) =>
        read?.Invoke(cancellation) ?? Task.FromResult<CurrentSequence?>(null);
}

/// <summary>What to read from a service.</summary>
/// <param name="Account">The account that the key belongs to.</param>
/// <param name="List">All pages of the list.</param>
/// <param name="Ids">Sequences to read whole.</param>
/// <param name="Schedules">Names of schedules.</param>
/// <param name="Users">Addresses of users.</param>
/// <param name="Labels">Names of labels.</param>
public sealed record ReadScope(
    bool Account,
    bool List,
    ImmutableArray<string> Ids,
    bool Schedules = false,
    bool Users = false,
    bool Labels = false
)
{
    /// <summary>
    /// Whether sequences that the key may not read are listed in <see cref="CurrentState.Unreadable"/> instead of a
    /// failure.
    /// </summary>
    public bool Tolerant { get; init; }

    /// <summary>
    /// Whether one sequence that cannot be read does not fail the whole read: it is listed in
    /// <see cref="CurrentState.Failures"/>, or in <see cref="CurrentState.Unclear"/> when its answer contradicts
    /// itself.
    /// </summary>
    public bool OneByOne { get; init; }

    /// <summary>
    /// Reads only the rows of the list whose name contains this text, where the service can search names: one call
    /// instead of all pages. Other rows may come with them. Null for all rows.
    /// </summary>
    public string? Named { get; init; }

    /// <summary>Nothing, to be extended with what is needed.</summary>
    public static ReadScope Nothing { get; } = new(Account: false, List: false, []);

    /// <summary>Only the list.</summary>
    public static ReadScope Rows { get; } = Nothing with { List = true };

    /// <summary>Only these sequences.</summary>
    public static ReadScope Of(params ImmutableArray<string> ids) => Nothing with { Ids = ids };

    /// <summary>
    /// The account, and those of schedules, users and labels that the files name. Others would waste calls.
    /// </summary>
    public static ReadScope LookUps(DesiredState desired)
    {
        var fields = desired.Sequences.SelectMany(sequence => sequence.Fields).ToList();
        return Nothing with
        {
            Account = true,
            Schedules = fields.Any(pair =>
                ReferenceEquals(pair.Key, Fields.Schedule) && pair.Value is FieldValue.Reference { Id: null }
            ),
            Users = fields.Any(pair =>
                ReferenceEquals(pair.Key, Fields.Owner) && pair.Value is FieldValue.Reference { Id: null }
            ),
            Labels = fields.Any(pair => ReferenceEquals(pair.Key, Fields.Labels)),
        };
    }
}
