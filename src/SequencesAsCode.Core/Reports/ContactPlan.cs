using System.Collections.Immutable;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Core.Reports;

/// <summary>A sequence that contacts are added to or taken out of.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Name">Its name in Apollo.</param>
/// <param name="Key">The workspace's key for it; null for none.</param>
/// <param name="Active">Whether it is switched on, so that it sends.</param>
/// <param name="First">What reaches contacts first; null when it has no steps, or when it is not known.</param>
/// <param name="IsReadable">Whether it is known what is in it.</param>
public sealed record ContactSequence(string Id, string Name, string? Key, bool Active, FirstTouch? First, bool IsReadable);

/// <summary>An address that no contact was found for, or several.</summary>
/// <param name="Address">As it was given.</param>
/// <param name="Ids">The contacts that have it; none when there is none.</param>
public sealed record LostInput(string Address, ImmutableArray<string> Ids);

/// <summary>What will be done with contacts: a finished value, made before anything is sent. A run takes it and nothing else.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Service">Name of the service behind it.</param>
/// <param name="Account">Team id of the account; empty when the key may not ask for it.</param>
/// <param name="Sequences">One to add to; one or several to take out of.</param>
/// <param name="Work">What becomes of the contacts.</param>
/// <param name="Contacts">Each once, in the order in which they are sent.</param>
/// <param name="Lost">Who was named and is not among them.</param>
public sealed record ContactPlan(
    string Environment,
    string Service,
    string Account,
    ImmutableArray<ContactSequence> Sequences,
    ContactWork Work,
    ImmutableArray<Contact> Contacts,
    ImmutableArray<LostInput> Lost)
{
    /// <summary>The most contacts of one call: our own bound, so that what a lost answer leaves open stays small. None is documented.</summary>
    public const int MostInOneCall = 100;

    /// <summary>What is sent with one call each.</summary>
    public IEnumerable<ImmutableArray<Contact>> Batches => Contacts.Chunk(MostInOneCall).Select(batch => batch.ToImmutableArray());

    /// <summary>How many calls that takes.</summary>
    public int Calls => (Contacts.Length + MostInOneCall - 1) / MostInOneCall;
}
