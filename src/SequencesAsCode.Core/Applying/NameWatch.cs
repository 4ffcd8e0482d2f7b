using SequencesAsCode.Locking;
using SequencesAsCode.Model;
using SequencesAsCode.Service;

namespace SequencesAsCode.Applying;

/// <summary>Knows which sequences were there before this run made any, so that none of them is ever taken for one that it made.</summary>
internal sealed class NameWatch(ISequenceService service, LockStore store, TimeProvider time)
{
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(30);
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

    /// <summary>The one sequence of the name that was not there before and that no key of ours claims; null when none shows up within 30 seconds.</summary>
    public async Task<string?> FindNewAsync(string name)
    {
        for (var end = time.GetUtcNow() + SearchTime; ;)
        {
            try
            {
                var rows = await ListAsync().ConfigureAwait(false);
                if (rows[name.Trim()].Where(row => IsUnclaimed(row) && !idsBefore.Contains(row.Id)).ToList() is [var only]) return only.Id;
            }
            catch (ServiceException exception) when (exception.IsUncertain || exception.Failure == ServiceFailure.Incomplete)
            {
                // Another try below, as long as there is time.
            }

            if (time.GetUtcNow() >= end) return null;
            await Task.Delay(SearchPause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool IsUnclaimed(SequenceRow row) => store.FindId(row.Id) is null;

    private async Task<ILookup<string, SequenceRow>> ListAsync() =>
        (await service.ReadAsync(ReadScope.Rows, CancellationToken.None).ConfigureAwait(false)).Rows.ToLookup(row => row.Name.Trim(), StringComparer.Ordinal);
}
