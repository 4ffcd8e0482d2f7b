using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>An account behind Supaglue.</summary>
/// <param name="CustomerId">Supaglue's id of the customer.</param>
/// <param name="ProviderName">The provider behind Supaglue: apollo, outreach or salesloft.</param>
public sealed record SupaglueAccount(string CustomerId, string ProviderName)
{
    /// <summary>The account as plans and locks name it.</summary>
    public string Name => $"{CustomerId} at {ProviderName}";

    /// <summary>Supaglue's host.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.supaglue.io");

    /// <summary>Checks an address that a person set.</summary>
    /// <exception cref="ServiceException">It is not the root of a host, or plain http to another machine.</exception>
    public static Uri CheckBaseUrl(string value) =>
        BaseAddress.Check("SUPAGLUE_API_BASE_URL", value, DefaultBaseUrl, Root);

    internal const string Root = "/engagement/v2";

    internal Provider Provider => Provider.Named(ProviderName);

    internal bool IsApollo => ReferenceEquals(Provider, Provider.Apollo);

    internal ServiceDialect Dialect(string key) =>
        new(
            Root,
            [new("x-api-key", key), new("x-customer-id", CustomerId), new("x-provider-name", ProviderName)],
            SupaglueErrors.EndpointOf,
            ReferenceEquals(Provider, Provider.Outreach) ? SupaglueErrors.MapOfOutreach : SupaglueErrors.Map
        );
}
