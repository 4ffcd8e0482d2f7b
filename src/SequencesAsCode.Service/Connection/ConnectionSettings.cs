namespace SequencesAsCode.Service.Connection;

/// <summary>Where the service is and how to reach it.</summary>
/// <param name="BaseUrl">Root of the host; the path of the API is appended. Plain http only for this machine.</param>
/// <param name="ApiKey">The key or access token; sent to this host only.</param>
/// <param name="Handler">Carries the requests for the embedded emulator; null to use the network.</param>
/// <param name="Time">The clock for waits and timeouts.</param>
/// <param name="Waiting">Called when a wait begins; null to report no waits.</param>
public sealed record ConnectionSettings(
    Uri BaseUrl,
    string ApiKey,
    HttpMessageHandler? Handler,
    TimeProvider Time,
    Action<ServiceWait>? Waiting
)
{
    /// <summary>
    /// Whether the key is an OAuth access token, which Apollo takes as <c>Authorization: Bearer</c> and not as
    /// <c>x-api-key</c> (documented).
    /// </summary>
    public bool IsToken { get; init; }

    /// <summary>The proxy that the handler uses, to be named in failures; null for none.</summary>
    public EnvironmentProxy? Proxy { get; init; }

    /// <summary>Apollo's host.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.apollo.io");

    /// <summary>Path of Apollo's API below its host.</summary>
    internal const string ApolloRoot = "/api/v1";

    /// <summary>Checks an address of Apollo that a person set.</summary>
    /// <exception cref="ServiceException">It is not the root of a host, or plain http to another machine.</exception>
    public static Uri CheckBaseUrl(string value) =>
        BaseAddress.Check("APOLLO_API_BASE_URL", value, DefaultBaseUrl, ApolloRoot);
}
