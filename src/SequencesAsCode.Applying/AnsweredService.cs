using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// A service for a key that may not be allowed to read a whole sequence. Then the answer to the last write is used
/// instead of a read, because it shows everything that was written (recorded). Whether the sequence is switched on
/// comes from the list, because the answer to an activation does not show it.
/// </summary>
internal sealed class AnsweredService(ISequenceService service) : ISequenceService
{
    private WriteAnswer last = WriteAnswer.Nothing;

    /// <inheritdoc/>
    public Capabilities Capabilities => service.Capabilities;

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => service.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    /// <inheritdoc/>
    public async Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation)
    {
        var answer = await service.ExecuteAsync(request, cancellation).ConfigureAwait(false);
        if (request.Kind is RequestKind.Create or RequestKind.Update)
            last = answer;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        try
        {
            return await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException exception)
            when (exception.Kind == FailureKind.NotAllowed && scope.Ids is [var id] && id == last.Id)
        {
            if (await last.ReadAsync(cancellation).ConfigureAwait(false) is not { } answered)
                throw;
            var listing = await service.ReadAsync(ReadScope.Rows, cancellation).ConfigureAwait(false);
            if (listing.Rows.FirstOrDefault(row => row.Id == id) is { } row)
                answered = answered with
                {
                    Fields = answered.Fields.With(Fields.Active, new FieldValue.Flag(row.Active)),
                };
            return listing with
            {
                Sequences = ImmutableDictionary
                    .Create<string, CurrentSequence>(StringComparer.Ordinal)
                    .Add(id, answered),
            };
        }
    }
}
