using System.Collections.Immutable;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service;

/// <summary>The seam to whatever holds the sequences: it can be read, it can carry out one planned request, and it describes itself purely.</summary>
public interface ISequenceService : IRequestSource
{
    /// <summary>Reads what the scope asks for, completely or not at all.</summary>
    /// <exception cref="ServiceException">Anything could not be read; a failed read is never an empty result.</exception>
    Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation);

    /// <summary>
    /// Sends one request whose ids are all known. A cancellation ends only the waits before it is sent: a cancelled request surely had no effect.
    /// </summary>
    /// <exception cref="ServiceException">It was refused, or its answer was lost (<see cref="ServiceException.IsUncertain"/>).</exception>
    Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation);
}

/// <summary>What the answer to a write says.</summary>
/// <param name="id">The sequence it is about; null when it names none.</param>
/// <param name="read">Reads the sequence out of the answer; null when it holds none.</param>
public sealed class WriteAnswer(string? id, Func<CancellationToken, Task<CurrentSequence?>>? read = null)
{
    /// <summary>An answer that says nothing.</summary>
    public static WriteAnswer Nothing { get; } = new(null);

    /// <summary>The sequence it is about; null when it names none.</summary>
    public string? Id => id;

    /// <summary>The sequence as it is in the answer, read only when it is asked for; null when it is not there whole.</summary>
    /// <exception cref="ServiceException">A name that it refers to could not be looked up.</exception>
    public Task<CurrentSequence?> ReadAsync(CancellationToken cancellation) => read?.Invoke(cancellation) ?? Task.FromResult<CurrentSequence?>(null);
}

/// <summary>What to read.</summary>
/// <param name="Account">The account the key belongs to.</param>
/// <param name="List">All pages of the list.</param>
/// <param name="Ids">Sequences to read whole.</param>
/// <param name="Schedules">Names of schedules.</param>
/// <param name="Users">Addresses of users.</param>
/// <param name="Labels">Names of labels.</param>
public sealed record ReadScope(bool Account, bool List, ImmutableArray<string> Ids, bool Schedules = false, bool Users = false, bool Labels = false)
{
    /// <summary>Whether a sequence that the key may not read is told in <see cref="CurrentState.Unreadable"/>, and is no failure.</summary>
    public bool Tolerant { get; init; }

    /// <summary>
    /// Whether a sequence that cannot be read for a reason of its own is told in <see cref="CurrentState.Failures"/>, one whose
    /// answer contradicts itself in <see cref="CurrentState.Unclear"/>, and neither is a failure of the whole read.
    /// </summary>
    public bool OneByOne { get; init; }

    /// <summary>Of the list only rows whose name holds this, where the service can look for names: one call instead of all pages. Others may come with them. Null for all.</summary>
    public string? Named { get; init; }

    /// <summary>The list alone.</summary>
    public static ReadScope Rows { get; } = new(false, true, []);

    /// <summary>Sequences alone.</summary>
    public static ReadScope Of(params ImmutableArray<string> ids) => new(false, false, ids);

    /// <summary>The account, and the look-ups that the files use, no others: calls are the budget.</summary>
    public static ReadScope LookUps(DesiredState desired)
    {
        var fields = desired.Sequences.SelectMany(sequence => sequence.Fields).ToList();
        return new(
            true,
            false,
            [],
            Schedules: fields.Any(pair => ReferenceEquals(pair.Key, Fields.Schedule) && pair.Value is FieldValue.Reference { Id: null }),
            Users: fields.Any(pair => ReferenceEquals(pair.Key, Fields.Owner) && pair.Value is FieldValue.Reference { Id: null }),
            Labels: fields.Any(pair => ReferenceEquals(pair.Key, Fields.Labels)));
    }
}
