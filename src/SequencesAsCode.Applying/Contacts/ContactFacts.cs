namespace SequencesAsCode.Applying.Contacts;

/// <summary>The parts of the account that were read for a request.</summary>
/// <param name="Account">Team id; empty when the key may not ask for it.</param>
/// <param name="Rows">The list of sequences.</param>
/// <param name="Chosen">The sequences that were named.</param>
internal sealed record ContactFacts(
    string Account,
    ImmutableArray<SequenceRow> Rows,
    ImmutableArray<ChosenSequence> Chosen
)
{
    /// <summary>The whole sequences by id; null for a sequence that the service does not have.</summary>
    public ImmutableDictionary<string, CurrentSequence?> Whole { get; init; } =
        ImmutableDictionary<string, CurrentSequence?>.Empty;

    public ImmutableArray<Mailbox> Mailboxes { get; init; } = [];

    public ImmutableArray<DirectoryEntry> Users { get; init; } = [];

    /// <summary>The contacts on the lists of the request.</summary>
    public ImmutableArray<Contact> OnLists { get; init; } = [];

    /// <summary>The contacts by address of the request.</summary>
    public ImmutableDictionary<string, ImmutableArray<Contact>> WithAddress { get; init; } =
        ImmutableDictionary<string, ImmutableArray<Contact>>.Empty;
}
