using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Reading;

/// <summary>
/// Reads from the service what a plan needs and no more: the list, then each sequence that the files or the lock name.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="time">
/// The clock for the waits before a list and a sequence that contradict each other are read again; null for no waits.
/// </param>
/// <param name="factsOf">What was measured in an account; null for guesses.</param>
public sealed class CurrentStateReader(
    ISequenceService service,
    TimeProvider? time = null,
    Func<string, ServiceFacts>? factsOf = null
)
{
    private const int MostLooks = 3;

    /// <summary>Reads for the keys that <paramref name="targets"/> selects (all when there are none).</summary>
    /// <exception cref="ServiceException">
    /// Something could not be read, or the key belongs to another account.
    /// </exception>
    public Task<CurrentState> ReadAsync(
        DesiredState desired,
        Base @base,
        ImmutableArray<string> targets,
        CancellationToken cancellation
    ) => ReadAsync(desired, @base, PlanOptions.For("") with { Targets = targets }, tolerant: false, cancellation);

    /// <summary>
    /// Reads what a plan with these options needs. The result names the sequences that were not read because nothing
    /// shows that they changed, and those that the key may not read. A plan of drift needs every read, so there a key
    /// that may not read is a failure.
    /// </summary>
    /// <exception cref="ServiceException">
    /// Something could not be read, or the key belongs to another account.
    /// </exception>
    public Task<CurrentState> ReadAsync(
        DesiredState desired,
        Base @base,
        PlanOptions options,
        CancellationToken cancellation
    ) => ReadAsync(desired, @base, options, !options.DriftOnly, cancellation);

    private async Task<CurrentState> ReadAsync(
        DesiredState desired,
        Base @base,
        PlanOptions options,
        bool tolerant,
        CancellationToken cancellation
    )
    {
        var names = new NameReader(service);
        var listing = await ListAsync(desired, @base, names, cancellation).ConfigureAwait(false);
        var selection = ReadSelection.Select(desired, listing, @base, options);
        var isDoubtful =
            tolerant && options.Refresh != Refresh.All && factsOf?.Invoke(listing.Account).ReadRefusal is not null;
        var read = isDoubtful
            ? await TryOneAsync(selection.Ids, cancellation).ConfigureAwait(false)
            : await ReadAsync(selection.Ids, tolerant, cancellation).ConfigureAwait(false);
        for (var look = 1; look < MostLooks && Doubtful(listing, read) is { Count: > 0 } doubtful; look++)
        {
            if (time is not null)
                await Task.Delay(TimeSpan.FromSeconds(look), time, cancellation).ConfigureAwait(false);
            listing = listing with
            {
                Rows = (await service.ReadAsync(ReadScope.Rows, cancellation).ConfigureAwait(false)).Rows,
            };
            selection = ReadSelection.Select(desired, listing, @base, options);
            var again = ToReadAgain(selection.Ids, doubtful, listing, read);
            read = More(read, await ReadAsync(again, tolerant, cancellation).ConfigureAwait(false));
        }

        return names.In(
            read with
            {
                Account = listing.Account,
                Rows = listing.Rows,
                AsLocked = selection.AsLocked,
                Unclear = RowContradiction.Find(listing.Rows, read.Sequences).SetItems(read.Unclear),
            }
        );
    }

    // The refusal was measured with one key, and this key may be another. One read shows whether it may read.
    private async Task<CurrentState> TryOneAsync(ImmutableArray<string> ids, CancellationToken cancellation)
    {
        var first = await ReadAsync([.. ids.Take(1)], tolerant: true, cancellation).ConfigureAwait(false);
        if (first.Unreadable is not null)
            return first with { Unreadable = new([.. ids], Endpoints.Show) };
        return More(first, await ReadAsync([.. ids.Skip(1)], tolerant: true, cancellation).ConfigureAwait(false));
    }

    private async Task<CurrentState> ListAsync(
        DesiredState desired,
        Base @base,
        NameReader names,
        CancellationToken cancellation
    )
    {
        var profile = ReadScope.Nothing with { Account = true };
        var account = (await service.ReadAsync(profile, cancellation).ConfigureAwait(false)).Account;
        CheckAccount(desired.Environment, @base, account);

        // Names first: rows are read with those that are known by then.
        await names.ReadAsync(ReadScope.LookUps(desired), cancellation).ConfigureAwait(false);
        var rows = await service.ReadAsync(ReadScope.Rows, cancellation).ConfigureAwait(false);
        return names.In(rows with { Account = account });
    }

    // When the list and a sequence contradict each other, both are read again, and no other sequences.
    private static ImmutableArray<string> ToReadAgain(
        IEnumerable<string> selected,
        HashSet<string> doubtful,
        CurrentState listing,
        CurrentState read
    )
    {
        var listed = listing.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return [.. selected.Where(id => doubtful.Contains(id) ? listed.Contains(id) : !IsSettled(read, id))];
    }

    private async Task<CurrentState> ReadAsync(
        ImmutableArray<string> ids,
        bool tolerant,
        CancellationToken cancellation
    )
    {
        try
        {
            return await service
                .ReadAsync(ReadScope.Of(ids) with { Tolerant = tolerant, OneByOne = true }, cancellation)
                .ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.QuotaSpent && ids.Length > 1)
        {
            throw exception.ForFewer();
        }
    }

    private static bool IsSettled(CurrentState read, string id) =>
        read.Sequences.ContainsKey(id)
        || read.Absent.Contains(id)
        || read.Failures.ContainsKey(id)
        || read.Unclear.ContainsKey(id)
        || read.Unreadable?.Ids.Contains(id) == true;

    // For a sequence that was read twice, the later read replaces all of the earlier one.
    private static CurrentState More(CurrentState read, CurrentState more)
    {
        var troubled = more.Failures.Keys.Concat(more.Unclear.Keys).ToList();
        return read with
        {
            Sequences = read.Sequences.RemoveRange(more.Absent).RemoveRange(troubled).SetItems(more.Sequences),
            Absent = [.. read.Absent.Except(more.Sequences.Keys).Except(troubled).Union(more.Absent)],
            Directory = more.Directory,
            Unreadable = Both(read.Unreadable, more.Unreadable),
            Failures = read
                .Failures.RemoveRange(more.Sequences.Keys)
                .RemoveRange(more.Absent)
                .RemoveRange(more.Unclear.Keys)
                .SetItems(more.Failures),
            Unclear = read
                .Unclear.RemoveRange(more.Sequences.Keys)
                .RemoveRange(more.Absent)
                .RemoveRange(more.Failures.Keys)
                .SetItems(more.Unclear),
        };
    }

    private static Unreadable? Both(Unreadable? one, Unreadable? other) =>
        one is null || other is null ? one ?? other : one with { Ids = one.Ids.Union(other.Ids) };

    // Sequences in the list that the read does not find, shows as archived, or shows without a step of the list.
    private static HashSet<string> Doubtful(CurrentState listing, CurrentState read) =>
        listing
            .Rows.Select(row => row.Id)
            .Where(id => read.Absent.Contains(id) || read.Sequences.GetValueOrDefault(id) is { Archived: true })
            .Concat(RowContradiction.Find(listing.Rows, read.Sequences).Keys)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Checks that the key belongs to the account that the workspace or the lock names.</summary>
    /// <exception cref="ServiceException">It is another account, or the key may not read its account.</exception>
    public static void CheckAccount(WorkspaceEnvironment environment, Base @base, string account)
    {
        var (expected, where) = Expected(environment, @base);
        if (string.IsNullOrEmpty(expected) || expected == account)
            return;
        if (environment is WorkspaceEnvironment.Supaglue)
            throw ServiceException.OtherCustomer(expected, where, account);
        throw account.Length == 0
            ? ServiceException.AccountUnknown(expected, where)
            : ServiceException.OtherAccount(expected, where, account);
    }

    /// <summary>Checks that a snapshot is of the account that the workspace or the lock names.</summary>
    /// <exception cref="ServiceException">It is of another account, or does not name one.</exception>
    public static void CheckSnapshotAccount(WorkspaceEnvironment environment, Base @base, string account)
    {
        var (expected, where) = Expected(environment, @base);
        if (!string.IsNullOrEmpty(expected) && expected != account)
            throw ServiceException.SnapshotOfOtherAccount(expected, where, account);
    }

    /// <summary>
    /// The account that the workspace names, else the one in the lock (null for none), and the words for where it is
    /// named.
    /// </summary>
    public static (string? Account, string Where) Expected(WorkspaceEnvironment environment, Base @base) =>
        environment is WorkspaceEnvironment.Apollo { Account: { } stated }
            ? (stated, $"the environment '{environment.Name}' in sequences.yaml")
            : (@base.Account, $"the lock file of '{environment.Name}'");
}
