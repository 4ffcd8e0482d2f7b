using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>
/// A service whose reads and waits can be cancelled until the first write for the current sequence. After that write
/// nothing is cancelled.
/// </summary>
/// <param name="service">The service itself.</param>
/// <param name="stop">Cancels reads and waits.</param>
internal sealed class UntilWritten(ISequenceService service, CancellationToken stop) : ISequenceService
{
    private bool isWritten;

    /// <inheritdoc/>
    public Capabilities Capabilities => service.Capabilities;

    /// <summary>Whether the run was cancelled before any write for the current sequence.</summary>
    public bool IsCancelled => !isWritten && stop.IsCancellationRequested;

    /// <summary>Whether a write for the current sequence was about to be sent.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Starts a new sequence: reads may be cancelled again until its first write.</summary>
    public void Begin()
    {
        isWritten = false;
        IsReached = false;
    }

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => service.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    /// <inheritdoc/>
    public Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation) =>
        service.ReadAsync(scope, isWritten ? cancellation : stop);

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
