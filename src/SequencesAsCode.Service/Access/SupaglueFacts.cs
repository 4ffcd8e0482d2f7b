using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Service.Access;

/// <summary>What a key can find out through Supaglue.</summary>
/// <param name="Account">The account behind Supaglue.</param>
/// <param name="Endpoints">The result of each read, in order.</param>
/// <param name="Write">The name of the only write, which is not tried.</param>
/// <param name="Can">What can be done through Supaglue.</param>
public sealed record SupaglueFacts(
    string Account,
    ImmutableArray<EndpointAccess> Endpoints,
    string Write,
    Capabilities Can
);
