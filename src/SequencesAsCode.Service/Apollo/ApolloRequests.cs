using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo;

/// <summary>Apollo's capabilities, and the requests for a change. Needs no connection.</summary>
internal sealed class ApolloRequests : IRequestSource
{
    /// <inheritdoc/>
    public Capabilities Capabilities { get; } =
        new(true, true, true, true, [.. Fields.All.Where(field => field.Class != FieldClass.CreateOnly)]);

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => WireRequests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => Placeholders.Fill(request, created);
}
