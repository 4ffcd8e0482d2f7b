using System.Collections.Immutable;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// The service, for a key that may perhaps not read one sequence: then the answer to the last write stands in for the read, since it holds all of what was written
/// (recorded). Whether it is switched on, which no such answer of an activation holds beside the rest, the list says.
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
        if (request.Kind is RequestKind.Create or RequestKind.Update) last = answer;
        return answer;
    }

    /// <inheritdoc/>
    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        try
        {
            return await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Failure == ServiceFailure.NotAllowed && scope.Ids is [var id] && id == last.Id)
        {
            if (await last.ReadAsync(cancellation).ConfigureAwait(false) is not { } answered) throw;
            var listing = await service.ReadAsync(ReadScope.Rows, cancellation).ConfigureAwait(false);
            if (listing.Rows.FirstOrDefault(row => row.Id == id) is { } row) answered = answered with { Fields = answered.Fields.With(Fields.Active, new FieldValue.Flag(row.Active)) };
            return listing with { Sequences = ImmutableDictionary.Create<string, CurrentSequence>(StringComparer.Ordinal).Add(id, answered) };
        }
    }
}
