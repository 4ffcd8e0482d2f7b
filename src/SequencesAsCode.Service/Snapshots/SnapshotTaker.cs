using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>
/// Takes a snapshot. Names that the key may not read are left out and reported. A sequence that cannot be read is left
/// out when others can be read, and the snapshot records why. Any other failure gives no snapshot.
/// </summary>
/// <param name="service">A service that has not read names yet.</param>
/// <param name="serviceName">Name of the service, as in plans.</param>
/// <param name="withoutNames">Called with the reason when names are left out.</param>
public sealed class SnapshotTaker(ISequenceService service, string serviceName, Action<string> withoutNames)
{
    private static readonly ImmutableArray<ReadScope> LookUps =
    [
        ReadScope.Nothing with
        {
            Schedules = true,
        },
        ReadScope.Nothing with
        {
            Users = true,
        },
        ReadScope.Nothing with
        {
            Labels = true,
        },
    ];

    /// <summary>Reads the sequences that the files and the lock name, or all of the list.</summary>
    /// <exception cref="ServiceException">Something could not be read.</exception>
    public async Task<Snapshot> TakeAsync(
        CurrentState listing,
        DesiredState desired,
        Base @base,
        bool all,
        string taken,
        CancellationToken cancellation
    )
    {
        var meant = SequenceBinder.Bind(desired, @base, listing.Rows).IdsOf([]);
        var ids = all ? meant.Union(listing.Rows.Select(row => row.Id), StringComparer.Ordinal) : meant;
        var whole = await service
            .ReadAsync(ReadScope.Of([.. ids]) with { OneByOne = true }, cancellation)
            .ConfigureAwait(false);
        var directory = AccountDirectory.Empty;
        foreach (var scope in LookUps)
            directory = await NamesAsync(scope, directory, cancellation).ConfigureAwait(false);
        return new(
            serviceName,
            taken,
            whole with
            {
                Account = listing.Account,
                Rows = listing.Rows,
                Directory = directory,
            }
        );
    }

    private async Task<AccountDirectory> NamesAsync(
        ReadScope scope,
        AccountDirectory known,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await service.ReadAsync(scope, cancellation).ConfigureAwait(false)).Directory;
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.NotAllowed)
        {
            withoutNames(exception.Message);
            return known;
        }
    }
}
