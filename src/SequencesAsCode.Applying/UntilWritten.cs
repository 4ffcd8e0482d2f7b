using System.Collections.Immutable;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>The service as long as nothing was written for the sequence in hand: a cancellation ends its reads and waits. From the first write on nothing is cut short.</summary>
/// <param name="service">The service itself.</param>
/// <param name="stop">Asks for an orderly end.</param>
internal sealed class UntilWritten(ISequenceService service, CancellationToken stop) : ISequenceService
{
    private bool isWritten;

    /// <inheritdoc/>
    public Capabilities Capabilities => service.Capabilities;

    /// <summary>Whether the cancellation came before any write for the sequence in hand.</summary>
    public bool IsCancelled => !isWritten && stop.IsCancellationRequested;

    /// <summary>Whether a write of the sequence in hand was at least due.</summary>
    public bool IsReached { get; private set; }

    /// <summary>The next sequence.</summary>
    public void Begin() => (isWritten, IsReached) = (false, false);

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => service.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    /// <inheritdoc/>
    public Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation) => service.ReadAsync(scope, isWritten ? cancellation : stop);

    /// <inheritdoc/>
    public async Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation)
    {
        IsReached = true;
        var isSent = true;
        try
        {
            return await service.ExecuteAsync(request, isWritten ? cancellation : stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsCancelled)
        {
            isSent = false;
            throw;
        }
        finally
        {
            isWritten |= isSent;
        }
    }
}
