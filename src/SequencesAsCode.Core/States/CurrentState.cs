namespace SequencesAsCode.Core.States;

/// <summary>What the service says.</summary>
/// <param name="Account">The team id of the account the key belongs to.</param>
/// <param name="Rows">Every row of the list, all pages; archived sequences are not listed by the service.</param>
/// <param name="Sequences">The sequences that were read whole, by id.</param>
/// <param name="Absent">Ids that were asked for and that the service does not have.</param>
/// <param name="Directory">Names and ids of what sequences refer to.</param>
public sealed record CurrentState(
    string Account,
    ImmutableArray<SequenceRow> Rows,
    ImmutableDictionary<string, CurrentSequence> Sequences,
    ImmutableHashSet<string> Absent,
    AccountDirectory Directory
)
{
    /// <summary>Ids that were left unread because files and list are as the lock knows them.</summary>
    public ImmutableHashSet<string> AsLocked { get; init; } = [];

    /// <summary>The sequences that were to be read and that the key may not read; null when there are none.</summary>
    public Unreadable? Unreadable { get; init; }

    /// <summary>
    /// What is wrong with the answers about some sequences, by id, as it follows a colon: even after several looks an
    /// answer
    /// contradicts itself, or lacks what the list shows. Of the latter what was read stands in <see cref="Sequences"/>;
    /// nothing
    /// may be sent on it.
    /// </summary>
    public ImmutableDictionary<string, string> Unclear { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The sequences that could not be read for a reason of their own, by id, each with a sentence that says why.
    /// Nothing
    /// is known of them beyond their row; the others are as they were read.
    /// </summary>
    public ImmutableDictionary<string, string> Failures { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>An account about which nothing is known.</summary>
    public static CurrentState Empty { get; } =
        new("", [], ImmutableDictionary<string, CurrentSequence>.Empty, [], AccountDirectory.Empty);
}

/// <summary>Sequences that the key may not read: of each no more is known than its row of the list.</summary>
/// <param name="Ids">Which.</param>
/// <param name="Endpoint">What the key's scope lacks, by the service's name for it.</param>
public sealed record Unreadable(ImmutableHashSet<string> Ids, string Endpoint);
