namespace SequencesAsCode.Core.Reports;

/// <summary>A sequence that contacts are added to or taken out of.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Name">Its name in Apollo.</param>
/// <param name="Key">Its key in the workspace; null for none.</param>
/// <param name="Active">Whether it is switched on.</param>
/// <param name="First">The first step that reaches contacts; null when it has no steps, or they are unknown.</param>
/// <param name="IsReadable">Whether its steps are known.</param>
public sealed record ContactSequence(
    string Id,
    string Name,
    string? Key,
    bool Active,
    FirstTouch? First,
    bool IsReadable
);

/// <summary>An address without a contact, or with several.</summary>
/// <param name="Address">The address as it was given.</param>
/// <param name="Ids">Ids of the contacts with the address.</param>
public sealed record LostInput(string Address, ImmutableArray<string> Ids);

/// <summary>What will be done with contacts. It is complete before anything is sent.</summary>
public sealed record ContactPlan
{
    /// <summary>
    /// The most contacts of one call. It is our own limit, so that a lost answer leaves few contacts open; Apollo
    /// documents none.
    /// </summary>
    public const int MostInOneCall = 100;

    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of the service behind it.</summary>
    public required string Service { get; init; }

    /// <summary>Team id of the account; empty when the key may not ask for it.</summary>
    public required string Account { get; init; }

    /// <summary>One sequence to add to; one or several to take out of.</summary>
    public required ImmutableArray<ContactSequence> Sequences { get; init; }

    /// <summary>What is done with the contacts.</summary>
    public required ContactWork Work { get; init; }

    /// <summary>Each contact once, in the order of sending.</summary>
    public required ImmutableArray<Contact> Contacts { get; init; }

    /// <summary>The addresses that were given and are not among the contacts.</summary>
    public ImmutableArray<LostInput> Lost { get; init; } = [];

    /// <summary>What is sent with one call each.</summary>
    public IEnumerable<ImmutableArray<Contact>> Batches =>
        Contacts.Chunk(MostInOneCall).Select(batch => batch.ToImmutableArray());

    /// <summary>How many calls are sent.</summary>
    public int Calls => (Contacts.Length + MostInOneCall - 1) / MostInOneCall;
}
