using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service;

/// <summary>What differs between services when they are called through a <see cref="ServiceConnection"/>.</summary>
/// <param name="Root">Path of the API below the host, without a slash at its end.</param>
/// <param name="Headers">Sent with every request; the key is among them.</param>
/// <param name="EndpointOf">The name of an endpoint by method and path; messages and quotas use it.</param>
/// <param name="Map">The service's table from a reply to a failure; it gives null for a success.</param>
internal sealed record ServiceDialect(
    string Root,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    Func<string, string, string> EndpointOf,
    Func<ServiceReply, ServiceException?> Map
)
{
    /// <summary>Whether a success may come without content, which then counts as an empty document.</summary>
    public bool MayAnswerNothing { get; init; }

    /// <summary>The failure for a key with characters that keys do not have; null for that of Apollo.</summary>
    public ServiceException? Malformed { get; init; }

    /// <summary>
    /// Apollo: a key is sent as <c>x-api-key</c>, an access token as <c>Authorization: Bearer</c> (documented).
    /// </summary>
    public static ServiceDialect Apollo(ConnectionSettings settings) =>
        new(
            ConnectionSettings.ApolloRoot,
            [settings.IsToken ? new("Authorization", $"Bearer {settings.ApiKey}") : new("x-api-key", settings.ApiKey)],
            Endpoints.NameOf,
            ErrorTable.Map
        );
}
