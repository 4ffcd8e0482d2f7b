using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Service;

/// <summary>What Apollo can do and which requests a change takes, without a connection.</summary>
internal sealed class ApolloRequests : IRequestSource
{
    /// <inheritdoc/>
    public Capabilities Capabilities { get; } = new(true, true, true, true, [.. Fields.All.Where(field => field.Class != FieldClass.CreateOnly)]);

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => WireRequests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => Placeholders.Fill(request, created);
}
