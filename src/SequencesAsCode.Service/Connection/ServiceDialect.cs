using System.Collections.Immutable;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Connection;

/// <summary>How one service is spoken to: all that differs between services in the one way that requests take.</summary>
/// <param name="Root">Path of the API below the host, without a slash at its end.</param>
/// <param name="Headers">Sent with every request; the key is among them.</param>
/// <param name="EndpointOf">The service's name for what a method and a path call, by which its messages and its quota go.</param>
/// <param name="Map">The service's table from status and body to meaning.</param>
internal sealed record ServiceDialect(string Root, ImmutableArray<KeyValuePair<string, string>> Headers, Func<string, string, string> EndpointOf, FailureMap Map)
{
    /// <summary>Apollo's: a key goes as <c>x-api-key</c>, an access token as <c>Authorization: Bearer</c> (documented).</summary>
    public static ServiceDialect Apollo(ConnectionSettings settings) => new(
        ApolloRoot,
        [settings.IsToken ? new("Authorization", $"Bearer {settings.ApiKey}") : new("x-api-key", settings.ApiKey)],
        EndpointName.Of,
        ErrorTable.Map);

    /// <summary>Where Apollo's API is below its host.</summary>
    public const string ApolloRoot = "/api/v1";
}

/// <summary>The meaning of an answer; null for a success.</summary>
internal delegate Failure? FailureMap(string endpoint, int status, string content, IReadOnlyDictionary<string, string> headers, DateTimeOffset now, Secret? secret);
