namespace SequencesAsCode.Core.States;

/// <summary>The state of the account as the service returned it.</summary>
/// <param name="Account">Team id of the account that the key belongs to.</param>
/// <param name="Rows">All rows of the list; the service does not list archived sequences.</param>
/// <param name="Sequences">The sequences that were read in full, by id.</param>
/// <param name="Absent">Requested ids that the service does not have.</param>
/// <param name="Directory">Names and ids of the objects that sequences refer to.</param>
public sealed record CurrentState(
    string Account,
    ImmutableArray<SequenceRow> Rows,
    ImmutableDictionary<string, CurrentSequence> Sequences,
    ImmutableHashSet<string> Absent,
    AccountDirectory Directory
)
{
    /// <summary>Ids that were not read because file and list equal the lock.</summary>
    public ImmutableHashSet<string> AsLocked { get; init; } = [];

    /// <summary>The sequences that were needed but that the key may not read; null when there are none.</summary>
    public Unreadable? Unreadable { get; init; }

    /// <summary>
    /// Problems with the answers about some sequences, by id, as text that follows a colon: an answer still contradicts
    /// itself after several reads, or lacks something that the list shows. In the second case <see cref="Sequences"/>
    /// has what was read. Nothing may be sent for these sequences.
    /// </summary>
    public ImmutableDictionary<string, string> Unclear { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The sequences that could not be read, by id, each with a sentence that gives the reason. Only their rows are
    /// known.
    /// </summary>
    public ImmutableDictionary<string, string> Failures { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The state when nothing is known about the account.</summary>
    public static CurrentState Empty { get; } =
        new("", [], ImmutableDictionary<string, CurrentSequence>.Empty, [], AccountDirectory.Empty);
}

/// <summary>Sequences that the key may not read; only their rows are known.</summary>
/// <param name="Ids">Their ids.</param>
/// <param name="Endpoint">The service's name for the endpoint that the key's scope lacks.</param>
public sealed record Unreadable(ImmutableHashSet<string> Ids, string Endpoint);
