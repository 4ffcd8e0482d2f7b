using System.Collections.Immutable;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>What was read of the account for a request.</summary>
/// <param name="Account">Team id; empty when the key may not ask for it.</param>
/// <param name="Rows">The list of sequences.</param>
/// <param name="Chosen">The sequences that were named.</param>
internal sealed record ContactFacts(string Account, ImmutableArray<SequenceRow> Rows, ImmutableArray<ChosenSequence> Chosen)
{
    /// <summary>The sequences that were read whole, by id; null for those that the service does not have.</summary>
    public ImmutableDictionary<string, CurrentSequence?> Whole { get; init; } = ImmutableDictionary<string, CurrentSequence?>.Empty;

    public ImmutableArray<Mailbox> Mailboxes { get; init; } = [];

    public ImmutableArray<DirectoryEntry> Users { get; init; } = [];

    /// <summary>Who is on the lists that were named.</summary>
    public ImmutableArray<Contact> OnLists { get; init; } = [];

    /// <summary>Who has the addresses that were named.</summary>
    public ImmutableDictionary<string, ImmutableArray<Contact>> WithAddress { get; init; } = ImmutableDictionary<string, ImmutableArray<Contact>>.Empty;
}
