using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Apollo;

/// <summary>
/// Finds out what a key may call: one call to each documented read, and one to the read of a single sequence, which is
/// not documented. It never writes, and never reads a sequence without an id, which is reported to create one.
/// </summary>
public sealed class ApolloAccess
{
    private readonly ServiceConnection connection;

    internal ApolloAccess(ServiceConnection connection) => this.connection = connection;

    /// <summary>
    /// Makes all calls in turn. A failed call does not stop the next ones, except when the key is refused.
    /// </summary>
    /// <param name="allUsers">Whether to read the addresses of all users, and not only whether the key may.</param>
    /// <param name="allSequences">
    /// Whether to read all sequences, 100 for each call, and not only whether the key may.
    /// </param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<AccountFacts> AskAsync(bool allUsers, bool allSequences, CancellationToken cancellation)
    {
        var inquiry = new AccountInquiry(connection, cancellation);
        await inquiry.AskProfileAsync().ConfigureAwait(false);
        await inquiry.AskSequencesAsync(allSequences).ConfigureAwait(false);
        await inquiry.AskSchedulesAsync().ConfigureAwait(false);
        await inquiry.AskMailboxesAsync().ConfigureAwait(false);
        await inquiry.AskUsersAsync(allUsers).ConfigureAwait(false);
        await inquiry.AskLabelsAsync().ConfigureAwait(false);
        await inquiry.AskContactsAsync().ConfigureAwait(false);
        await inquiry.AskUsageAsync().ConfigureAwait(false);
        return inquiry.Facts with
        {
            Calls = Calls(inquiry.Facts.Calls),
            Rows = allSequences ? inquiry.Facts.Rows : null,
        };
    }

    /// <summary>The calls that are left, as far as the key may know. Only the usage endpoint is called.</summary>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<ImmutableArray<EndpointCalls>> LeftAsync(CancellationToken cancellation)
    {
        var inquiry = new AccountInquiry(connection, cancellation);
        await inquiry.AskUsageAsync().ConfigureAwait(false);
        return Calls(inquiry.Facts.Calls);
    }

    // The usage endpoint was called last, so its numbers are newer than the headers of the answers before.
    private ImmutableArray<EndpointCalls> Calls(ImmutableArray<EndpointCalls> usage)
    {
        var listed = usage.ToLookup(calls => calls.Endpoint, StringComparer.Ordinal);
        var seen = connection.Budget.Known.ToDictionary(calls => calls.Endpoint, StringComparer.Ordinal);
        return
        [
            .. Endpoints
                .Reads.Concat(Endpoints.Writes)
                .Select(endpoint =>
                    (listed[endpoint].FirstOrDefault() ?? new(endpoint, null, null, null)).Or(
                        seen.GetValueOrDefault(endpoint)
                    )
                ),
        ];
    }
}
