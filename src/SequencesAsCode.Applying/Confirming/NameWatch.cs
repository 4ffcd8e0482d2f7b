using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// Knows which sequences existed before this run created any, so that none of them is mistaken for a new one.
/// </summary>
/// <param name="service">The service with the list.</param>
/// <param name="store">The lock, which knows the ids of managed sequences.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Called when a search waits; null for nobody.</param>
internal sealed class NameWatch(ISequenceService service, LockStore store, TimeProvider time, Action<ServiceWait>? tell)
{
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SearchTimeOfRefused = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SecondSearchTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(3);
    private readonly HashSet<string> idsBefore = new(StringComparer.Ordinal);
    private bool isListed;

    // True once the list showed a sequence that a search by name did not: from then on only the list is read.
    private bool isNameSearchBlind;

    /// <summary>
    /// Whether a sequence without an entry in the lock has the name; checked right before a create. The first check
    /// reads the whole list, to know what existed before; later ones search by name, to save calls.
    /// </summary>
    public async Task<bool> IsTakenAsync(string name)
    {
        IReadOnlyList<SequenceRow> rows = isListed
            ? await NamedAsync([name], whole: false).ConfigureAwait(false)
            : await RowsAsync(null).ConfigureAwait(false);
        isListed = true;
        idsBefore.UnionWith(rows.Select(row => row.Id));
        return rows.Any(row => IsNamed(row, name) && IsUnclaimed(row));
    }

    /// <summary>Whether a sequence existed before this run created any, or has an entry in the lock.</summary>
    public bool WasThere(string id) => idsBefore.Contains(id) || store.FindId(id) is not null;

    /// <summary>
    /// The sequences of the name that did not exist before and have no entry in the lock; empty when none shows up
    /// within 30 seconds, or 15 seconds after a refusal.
    /// </summary>
    /// <exception cref="ServiceException">The last search failed, so nothing can be said.</exception>
    public Task<ImmutableArray<string>> FindNewAsync(string name, bool isRefused) =>
        SearchAsync(
            [name],
            rows => [.. rows.Where(row => IsUnclaimed(row) && !idsBefore.Contains(row.Id)).Select(row => row.Id)],
            found => !found.IsEmpty,
            isRefused ? SearchTimeOfRefused : SearchTime
        );

    /// <summary>
    /// The other sequences of the name without an entry in the lock, once the list shows the created one: somebody may
    /// have made one at the same time, or an earlier try took effect after all. When no answer gave the id, the
    /// sequence that was found may be somebody else's and ours may still show up, so the search uses its full time.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="made">The id of the created sequence.</param>
    /// <param name="isAnswered">Whether the answer gave that id.</param>
    /// <returns>Whether the list shows the created sequence, and the ids of the others.</returns>
    public async Task<(bool IsListed, ImmutableArray<string> Twins)> TwinsAsync(
        string name,
        string made,
        bool isAnswered
    )
    {
        try
        {
            var found = await SearchAsync(
                    [name],
                    rows => [.. rows.Where(row => row.Id == made || IsUnclaimed(row)).Select(row => row.Id)],
                    ids => ids.Length > 1 || (isAnswered && ids.Contains(made)),
                    SearchTime
                )
                .ConfigureAwait(false);
            return (found.Contains(made), found.Remove(made));
        }
        catch (ServiceException exception) when (SaysNothing(exception))
        {
            return (false, []);
        }
    }

    /// <summary>
    /// Whether a sequence with one of the names and without an entry in the lock shows up within a minute: an earlier
    /// run may have created it.
    /// </summary>
    /// <exception cref="ServiceException">The last search failed, so nothing can be said.</exception>
    public async Task<bool> ShowsUpAsync(IReadOnlyList<string> oneOf) =>
        !(
            await SearchAsync(
                    oneOf,
                    rows => [.. rows.Where(IsUnclaimed).Select(row => row.Id)],
                    found => !found.IsEmpty,
                    SecondSearchTime
                )
                .ConfigureAwait(false)
        ).IsEmpty;

    private async Task<ImmutableArray<string>> SearchAsync(
        IReadOnlyList<string> oneOf,
        Func<IEnumerable<SequenceRow>, ImmutableArray<string>> find,
        Func<ImmutableArray<string>, bool> isEnough,
        TimeSpan searchTime
    )
    {
        var end = time.GetUtcNow() + searchTime;
        ImmutableArray<string> found = [];
        for (var look = 1; ; look++)
        {
            var left = end - time.GetUtcNow();
            var isLast = left <= TimeSpan.Zero;
            try
            {
                found = find(await NamedAsync(oneOf, isLast).ConfigureAwait(false));
                if (isEnough(found))
                {
                    isNameSearchBlind |=
                        isLast && !isEnough(find(await NamedAsync(oneOf, whole: false).ConfigureAwait(false)));
                    return found;
                }
            }
            catch (ServiceException exception) when (SaysNothing(exception) && !isLast)
            {
                // Searched again below. A search that failed is not one that found nothing, so the last one must work.
            }

            if (isLast)
                return found;
            tell?.Invoke(new(WaitReason.NotListed, "", SearchPause) { InAll = left, IsFurther = look > 1 });
            await Task.Delay(SearchPause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<List<SequenceRow>> NamedAsync(IReadOnlyList<string> oneOf, bool whole)
    {
        var names = oneOf.Select(name => name.Trim()).Distinct(StringComparer.Ordinal).ToList();
        var rows = new List<SequenceRow>();
        foreach (var name in whole || isNameSearchBlind || names.Contains("") ? (IEnumerable<string?>)[null] : names)
            rows.AddRange(await RowsAsync(name).ConfigureAwait(false));
        return
        [
            .. rows.Where(row => names.Exists(name => IsNamed(row, name)))
                .DistinctBy(row => row.Id, StringComparer.Ordinal),
        ];
    }

    private async Task<ImmutableArray<SequenceRow>> RowsAsync(string? name) =>
        (
            await service.ReadAsync(ReadScope.Rows with { Named = name }, CancellationToken.None).ConfigureAwait(false)
        ).Rows;

    private static bool SaysNothing(ServiceException exception) =>
        exception.IsUncertain || exception.Kind == FailureKind.Incomplete;

    private static bool IsNamed(SequenceRow row, string name) => row.Name.Trim() == name.Trim();

    private bool IsUnclaimed(SequenceRow row) => store.FindId(row.Id) is null;
}
