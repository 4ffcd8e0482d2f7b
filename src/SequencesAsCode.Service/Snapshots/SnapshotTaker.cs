using System.Collections.Immutable;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.States;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>
/// Takes a snapshot. Names that the key may not read are left out, and told; a sequence that cannot be read for a reason of
/// its own is left out, and the snapshot says why. Any other trouble leaves no snapshot.
/// </summary>
/// <param name="service">One that has read no names yet.</param>
/// <param name="serviceName">As plans state it.</param>
/// <param name="withoutNames">Told why names are left out.</param>
public sealed class SnapshotTaker(ISequenceService service, string serviceName, Action<string> withoutNames)
{
    private static readonly ReadScope LookUp = new(false, false, []);

    /// <summary>Reads whole the sequences that files and lock mean, or all, beside the list that was read already.</summary>
    /// <exception cref="ServiceException">Something could not be read.</exception>
    public async Task<Snapshot> TakeAsync(CurrentState listing, DesiredState desired, Base @base, bool all, string taken, CancellationToken cancellation)
    {
        var meant = SequenceBinder.Bind(desired, @base, listing.Rows).IdsOf([]);
        var ids = all ? meant.Union(listing.Rows.Select(row => row.Id), StringComparer.Ordinal) : meant;
        var whole = await service.ReadAsync(ReadScope.Of([.. ids]) with { OneByOne = true }, cancellation).ConfigureAwait(false);
        var directory = AccountDirectory.Empty;
        foreach (var scope in new[] { LookUp with { Schedules = true }, LookUp with { Users = true }, LookUp with { Labels = true } })
        {
            directory = await NamesAsync(scope, directory, cancellation).ConfigureAwait(false);
        }

        return new(serviceName, taken, whole with { Account = listing.Account, Rows = listing.Rows, Directory = directory });
    }

    private async Task<AccountDirectory> NamesAsync(ReadScope scope, AccountDirectory known, CancellationToken cancellation)
    {
        try
        {
            return (await service.ReadAsync(scope, cancellation).ConfigureAwait(false)).Directory;
        }
        catch (ServiceException exception) when (exception.Failure == ServiceFailure.NotAllowed)
        {
            withoutNames(exception.Message);
            return known;
        }
    }
}
