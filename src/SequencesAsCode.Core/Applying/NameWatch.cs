using SequencesAsCode.Locking;
using SequencesAsCode.Model;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>Knows which sequences were there before this run made any, so that none of them is ever taken for one that it made.</summary>
/// <param name="service">What has the list.</param>
/// <param name="store">Knows which sequences are ours.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Told when a search waits; null for nobody.</param>
internal sealed class NameWatch(ISequenceService service, LockStore store, TimeProvider time, Action<ServiceWait>? tell)
{
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SecondSearchTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(3);
    private ILookup<string, SequenceRow>? before;
    private HashSet<string> idsBefore = [];

    /// <summary>Whether a sequence that no key of ours claims had the name when the first create of the run was due; the list is read once, calls are the budget.</summary>
    public async Task<bool> IsTakenAsync(string name)
    {
        if (before is null)
        {
            before = await ListAsync().ConfigureAwait(false);
            idsBefore = before.SelectMany(named => named).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        }

        return before[name.Trim()].Any(IsUnclaimed);
    }

    /// <summary>Whether it is one that was there before this run made any, or that a key of ours claims.</summary>
    public bool WasThere(string id) => idsBefore.Contains(id) || store.FindId(id) is not null;

    /// <summary>The one sequence of the name that was not there before and that no key of ours claims; null when none shows up within 30 seconds.</summary>
    public async Task<string?> FindNewAsync(string name) =>
        await SearchAsync(rows => rows[name.Trim()].Where(row => IsUnclaimed(row) && !idsBefore.Contains(row.Id)).ToList() is [var only] ? only.Id : null, SearchTime).ConfigureAwait(false);

    /// <summary>Whether a sequence of one of the names that no key of ours claims shows up within a minute: an earlier run may have made it.</summary>
    public async Task<bool> ShowsUpAsync(IReadOnlyList<string> oneOf) =>
        await SearchAsync(rows => oneOf.SelectMany(name => rows[name.Trim()]).FirstOrDefault(IsUnclaimed)?.Id, SecondSearchTime).ConfigureAwait(false) is not null;

    private async Task<string?> SearchAsync(Func<ILookup<string, SequenceRow>, string?> find, TimeSpan searchTime)
    {
        var end = time.GetUtcNow() + searchTime;
        for (var look = 1; ; look++)
        {
            try
            {
                if (find(await ListAsync().ConfigureAwait(false)) is { } found) return found;
            }
            catch (ServiceException exception) when (exception.IsUncertain || exception.Failure == ServiceFailure.Incomplete)
            {
                // Another try below, as long as there is time.
            }

            var left = end - time.GetUtcNow();
            if (left <= TimeSpan.Zero) return null;
            tell?.Invoke(new(WaitReason.NotListed, "", SearchPause) { InAll = left, IsFurther = look > 1 });
            await Task.Delay(SearchPause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool IsUnclaimed(SequenceRow row) => store.FindId(row.Id) is null;

    private async Task<ILookup<string, SequenceRow>> ListAsync() =>
        (await service.ReadAsync(ReadScope.Rows, CancellationToken.None).ConfigureAwait(false)).Rows.ToLookup(row => row.Name.Trim(), StringComparer.Ordinal);
}
