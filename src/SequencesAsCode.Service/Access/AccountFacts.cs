using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Access;

/// <summary>
/// What a key can find out about its account. Null is what the key may not read, or what got no usable answer.
/// </summary>
/// <param name="Endpoints">The result of each read, in order.</param>
/// <param name="Account">Team id of the account.</param>
/// <param name="User">The user whom the key acts as.</param>
/// <param name="Directory">Names and ids of schedules, users and labels.</param>
/// <param name="Mailboxes">The mailboxes of the account.</param>
/// <param name="Calls">The calls that are left, as far as known, by endpoint.</param>
public sealed record AccountFacts(
    ImmutableArray<EndpointAccess> Endpoints,
    string? Account,
    ActingUser? User,
    AccountDirectory Directory,
    MailboxCount? Mailboxes,
    ImmutableArray<EndpointCalls> Calls
)
{
    /// <summary>All sequences of the account; null when they were not needed or could not be read.</summary>
    public ImmutableArray<SequenceRow>? Rows { get; init; }
}

/// <summary>The result of a call to an endpoint.</summary>
/// <param name="Endpoint">Apollo's name for it, as a key's scope lists it.</param>
/// <param name="IsAsked">Whether it was called.</param>
/// <param name="Trouble">Why it failed; null when it answered or was not called.</param>
public sealed record EndpointAccess(string Endpoint, bool IsAsked, ServiceException? Trouble)
{
    /// <summary>Whether the key may call it; null when that is not known.</summary>
    public bool? IsAllowed =>
        (IsAsked, Trouble) switch
        {
            (true, null) => true,
            (true, { Kind: FailureKind.NotAllowed }) => false,
            _ => null,
        };
}

/// <summary>The user whom a key acts as.</summary>
/// <param name="Name">First and last name, as far as the service shows them.</param>
/// <param name="Email">The address; null when the service does not show it.</param>
public sealed record ActingUser(string Name, string? Email);

/// <summary>The mailboxes of an account.</summary>
/// <param name="Active">How many may send.</param>
/// <param name="Total">How many there are.</param>
public sealed record MailboxCount(int Active, int Total);
