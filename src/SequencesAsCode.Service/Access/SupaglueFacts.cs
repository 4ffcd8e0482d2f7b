using System.Collections.Immutable;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Access;

/// <summary>What Supaglue says to a key.</summary>
/// <param name="Account">Whose account it is.</param>
/// <param name="Endpoints">The reads that were tried, in order.</param>
/// <param name="Write">What the one write is called, which is never tried.</param>
/// <param name="Can">What can be done through it.</param>
public sealed record SupaglueFacts(string Account, ImmutableArray<EndpointAccess> Endpoints, string Write, Capabilities Can);
