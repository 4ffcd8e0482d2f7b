using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Service;

/// <summary>Reads what a plan needs of the service and no more: the list, then whole the sequences that files or lock mean.</summary>
public sealed class CurrentStateReader(ISequenceService service)
{
    private const int MostLooks = 3;

    /// <summary>Reads for the keys that <paramref name="targets"/> selects (all when there are none).</summary>
    /// <exception cref="ServiceException">Something could not be read, or the key belongs to another account.</exception>
    public Task<CurrentState> ReadAsync(DesiredState desired, Base @base, ImmutableArray<string> targets, CancellationToken cancellation) =>
        ReadAsync(desired, @base, PlanOptions.For("") with { Targets = targets }, tolerant: false, cancellation);

    /// <summary>
    /// Reads what a plan with these options needs; what it leaves unread because nothing shows that it changed, or because the key may not read it, is said. A plan of drift
    /// is about what only a read shows, so there a key that may not read is a failure.
    /// </summary>
    /// <exception cref="ServiceException">Something could not be read, or the key belongs to another account.</exception>
    public Task<CurrentState> ReadAsync(DesiredState desired, Base @base, PlanOptions options, CancellationToken cancellation) =>
        ReadAsync(desired, @base, options, !options.DriftOnly, cancellation);

    private async Task<CurrentState> ReadAsync(DesiredState desired, Base @base, PlanOptions options, bool tolerant, CancellationToken cancellation)
    {
        var listing = await service.ReadAsync(ReadScope.LookUps(desired) with { List = true }, cancellation).ConfigureAwait(false);
        CheckAccount(desired.Environment, @base, listing.Account);

        var selection = ReadSelection.Of(desired, listing, @base, options);
        var read = await ReadAsync(selection.Ids, tolerant, cancellation).ConfigureAwait(false);
        for (var look = 1; look < MostLooks && Vanished(listing, read) is { Count: > 0 } vanished; look++)
        {
            // The list and the sequence contradict each other, so both are asked again, and no others.
            listing = listing with { Rows = (await service.ReadAsync(ReadScope.Rows, cancellation).ConfigureAwait(false)).Rows };
            selection = ReadSelection.Of(desired, listing, @base, options);
            var listed = listing.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
            var unsettled = selection.Ids.Where(id => vanished.Contains(id) ? listed.Contains(id) : !read.Sequences.ContainsKey(id) && !read.Absent.Contains(id) && read.Unreadable?.Ids.Contains(id) != true);
            var more = await service.ReadAsync(ReadScope.Of([.. unsettled]) with { Tolerant = tolerant }, cancellation).ConfigureAwait(false);
            read = read with { Sequences = read.Sequences.SetItems(more.Sequences), Absent = [.. read.Absent.Except(more.Sequences.Keys).Union(more.Absent)], Directory = more.Directory, Unreadable = Both(read.Unreadable, more.Unreadable) };
        }

        return listing with { Sequences = read.Sequences, Absent = read.Absent, Directory = read.Directory, AsLocked = selection.AsLocked, Unreadable = read.Unreadable };
    }

    private async Task<CurrentState> ReadAsync(ImmutableArray<string> ids, bool tolerant, CancellationToken cancellation)
    {
        try
        {
            return await service.ReadAsync(ReadScope.Of(ids) with { Tolerant = tolerant }, cancellation).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Failure == ServiceFailure.QuotaSpent && ids.Length > 1)
        {
            throw exception.ForFewer();
        }
    }

    private static Unreadable? Both(Unreadable? one, Unreadable? other) => one is null || other is null ? one ?? other : one with { Ids = one.Ids.Union(other.Ids) };

    // In the list, and then not there or archived.
    private static HashSet<string> Vanished(CurrentState listing, CurrentState read) => listing.Rows
        .Select(row => row.Id)
        .Where(id => read.Absent.Contains(id) || read.Sequences.GetValueOrDefault(id) is { Archived: true })
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Refuses a key of another account than the workspace or the lock says.</summary>
    /// <exception cref="ServiceException">It is another one, or the key may not say which.</exception>
    public static void CheckAccount(WorkspaceEnvironment environment, Base @base, string account)
    {
        var (expected, where) = Expected(environment, @base);
        if (string.IsNullOrEmpty(expected) || expected == account) return;
        if (environment is WorkspaceEnvironment.Supaglue) throw ServiceException.OtherCustomer(expected, where, account);
        throw account.Length == 0 ? ServiceException.AccountUnknown(expected, where) : ServiceException.OtherAccount(expected, where, account);
    }

    /// <summary>Refuses a snapshot of another account than the workspace or the lock says.</summary>
    /// <exception cref="ServiceException">It is of another one, or does not say of which.</exception>
    public static void CheckSnapshotAccount(WorkspaceEnvironment environment, Base @base, string account)
    {
        var (expected, where) = Expected(environment, @base);
        if (!string.IsNullOrEmpty(expected) && expected != account) throw ServiceException.SnapshotOfOtherAccount(expected, where, account);
    }

    internal static (string? Account, string Where) Expected(WorkspaceEnvironment environment, Base @base) => environment is WorkspaceEnvironment.Apollo { Account: { } stated }
        ? (stated, $"the environment '{environment.Name}' in sequences.yaml")
        : (@base.Account, $"the lock of '{environment.Name}'");
}
