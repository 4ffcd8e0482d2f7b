using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Access;

/// <summary>What an account says to a key. What the key may not ask, or got no usable answer to, is null.</summary>
/// <param name="Endpoints">The reads that were asked for, in order.</param>
/// <param name="Account">Team id of the account.</param>
/// <param name="User">Whom the key acts as.</param>
/// <param name="Directory">Names and ids of what sequences refer to.</param>
/// <param name="Mailboxes">The mailboxes of the account.</param>
/// <param name="Calls">What is known of the calls that are left, by endpoint.</param>
public sealed record AccountFacts(
    ImmutableArray<EndpointAccess> Endpoints,
    string? Account,
    ActingUser? User,
    AccountDirectory Directory,
    MailboxCount? Mailboxes,
    ImmutableArray<EndpointCalls> Calls)
{
    /// <summary>The whole list; null when nothing needed it, or it could not be read.</summary>
    public ImmutableArray<SequenceRow>? Rows { get; init; }
}

/// <summary>What came of one call to an endpoint.</summary>
/// <param name="Endpoint">Apollo's name for it, as a key's scope lists it.</param>
/// <param name="IsAsked">Whether it was called.</param>
/// <param name="Trouble">What it met; null when it answered, or was not called.</param>
public sealed record EndpointAccess(string Endpoint, bool IsAsked, ServiceException? Trouble)
{
    /// <summary>Whether the key may call it; null when that is not known.</summary>
    public bool? IsAllowed => (IsAsked, Trouble) switch
    {
        (true, null) => true,
        (true, { Failure: ServiceFailure.NotAllowed }) => false,
        _ => null,
    };
}

/// <summary>The user whom a key acts as.</summary>
/// <param name="Name">First and last name, as far as the service says them.</param>
/// <param name="Email">The address; null when the service does not say it.</param>
public sealed record ActingUser(string Name, string? Email);

/// <summary>The mailboxes of an account.</summary>
/// <param name="Active">How many may send.</param>
/// <param name="Total">How many there are.</param>
public sealed record MailboxCount(int Active, int Total);
