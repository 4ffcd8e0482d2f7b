using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>
/// Shows sequences that the key may not read by their rows of the list. A sequence that was in the list in this run and
/// is not any more is archived: the list hides archived sequences (recorded), and no call is known that deletes one.
/// </summary>
internal sealed class RowService(ISequenceService service) : ISequenceService
{
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Capabilities Capabilities => service.Capabilities;

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => service.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    /// <inheritdoc/>
    public Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation) =>
        service.ExecuteAsync(request, cancellation);

    /// <inheritdoc/>
    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        if (scope.Ids.IsEmpty)
            return await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
        var listing = await service.ReadAsync(scope with { List = true, Ids = [] }, cancellation).ConfigureAwait(false);
        var rows = listing
            .Rows.Where(row => scope.Ids.Contains(row.Id))
            .ToDictionary(row => row.Id, StringComparer.Ordinal);
        shown.UnionWith(rows.Keys);
        var archived = scope
            .Ids.Where(id => !rows.ContainsKey(id) && shown.Contains(id))
            .Select(id => new SequenceRow(id, "", false).AsSequence() with { Archived = true });
        var sequences = rows
            .Values.Select(row => row.AsSequence())
            .Concat(archived)
            .ToImmutableDictionary(sequence => sequence.Id, StringComparer.Ordinal);
        return listing with { Sequences = sequences, Absent = [.. scope.Ids.Where(id => !sequences.ContainsKey(id))] };
    }
}
