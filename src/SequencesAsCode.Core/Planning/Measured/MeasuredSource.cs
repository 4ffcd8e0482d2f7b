using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning.Measured;

/// <summary>A source of requests whose service was measured.</summary>
/// <param name="source">The source.</param>
/// <param name="facts">What was measured in the account.</param>
internal sealed class MeasuredSource(IRequestSource source, ServiceFacts facts) : IRequestSource
{
    /// <inheritdoc/>
    public Capabilities Capabilities { get; } = source.Capabilities with { Facts = facts };

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => source.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => source.Fill(request, created);
}
