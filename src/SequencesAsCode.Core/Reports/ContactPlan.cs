using System.Collections.Immutable;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Core.Reports;

/// <summary>A sequence that contacts are added to or taken out of.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Name">Its name in Apollo.</param>
/// <param name="Key">Its key in the workspace; null for none.</param>
/// <param name="Active">Whether it is switched on.</param>
/// <param name="First">The first step that reaches contacts; null when it has no steps, or they are unknown.</param>
/// <param name="IsReadable">Whether its steps are known.</param>
public sealed record ContactSequence(string Id, string Name, string? Key, bool Active, FirstTouch? First, bool IsReadable);

/// <summary>An address without a contact, or with several.</summary>
/// <param name="Address">The address as it was given.</param>
/// <param name="Ids">Ids of the contacts with the address.</param>
public sealed record LostInput(string Address, ImmutableArray<string> Ids);

/// <summary>What will be done with contacts. It is complete before anything is sent.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Service">Name of the service behind it.</param>
/// <param name="Account">Team id of the account; empty when the key may not ask for it.</param>
/// <param name="Sequences">One sequence to add to; one or several to take out of.</param>
/// <param name="Work">What is done with the contacts.</param>
/// <param name="Contacts">Each contact once, in the order of sending.</param>
/// <param name="Lost">The addresses that were given and are not among the contacts.</param>
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

    /// <summary>How many calls are sent.</summary>
    public int Calls => (Contacts.Length + MostInOneCall - 1) / MostInOneCall;
}
