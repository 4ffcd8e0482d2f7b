using System.Text.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>Archives scratch sequences, and makes sure that they are archived.</summary>
/// <param name="door">The calls.</param>
/// <param name="journal">Remembers the scratch sequence.</param>
/// <param name="time">The clock.</param>
internal sealed class ScratchCleaning(ProbeDoor door, IProbeJournal journal, TimeProvider time)
{
    private const int MostTries = 4;
    private const int LongestSearch = 30;

    /// <summary>Archives what an earlier run left, as the journal knows it.</summary>
    /// <param name="account">The account of this run.</param>
    /// <param name="cancellation">Ends it before the next call.</param>
    /// <returns>How many were archived.</returns>
    /// <exception cref="ServiceException">A call failed, or the sequence is of another account.</exception>
    public async Task<int> FinishAsync(string account, CancellationToken cancellation)
    {
        if (journal.Read() is not { } note)
            return 0;
        if (note.Account != account)
            throw ServiceException.ScratchIsElsewhere(note.Account);
        var id = note.Id ?? await LookForAsync(cancellation).ConfigureAwait(false);
        if (id is not null)
        {
            journal.Write(new(account, id));
            door.Take(id);
            await ArchiveAsync(cancellation).ConfigureAwait(false);
        }

        journal.Clear();
        return id is null ? 0 : 1;
    }

    /// <summary>Archives every scratch sequence of the account, also those of other machines.</summary>
    /// <returns>How many were archived.</returns>
    /// <exception cref="ServiceException">A call failed.</exception>
    public async Task<int> CleanAsync(string account, CancellationToken cancellation)
    {
        var cleaned = await FinishAsync(account, cancellation).ConfigureAwait(false);
        foreach (var row in await door.FindAsync(cancellation).ConfigureAwait(false))
        {
            Check(row);
            journal.Write(new(account, row.Id));
            door.Take(row.Id);
            await ArchiveAsync(cancellation).ConfigureAwait(false);
            journal.Clear();
            cleaned++;
        }

        return cleaned;
    }

    /// <summary>The id of a scratch sequence whose create was not answered; null when it cannot be found.</summary>
    /// <exception cref="ServiceException">The search failed, or there are several.</exception>
    public async Task<string?> LookForAsync(CancellationToken cancellation)
    {
        var end = time.GetUtcNow().AddSeconds(LongestSearch);
        for (var pause = 1; ; pause *= 2)
        {
            var rows = await door.FindAsync(cancellation).ConfigureAwait(false);
            if (rows.Length > 1)
                throw ServiceException.ScratchIsThere(rows.Length);
            if (rows is [var row])
            {
                Check(row);
                return row.Id;
            }

            if (time.GetUtcNow() >= end)
                return null;
            await Task.Delay(TimeSpan.FromSeconds(pause), time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Archives the scratch sequence until a look shows that it is archived.</summary>
    /// <exception cref="ServiceException">It could not be archived.</exception>
    public async Task ArchiveAsync(CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                await door.ArchiveAsync(cancellation).ConfigureAwait(false);
                if (await IsArchivedAsync(cancellation).ConfigureAwait(false))
                    return;
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound)
            {
                return;
            }
            catch (ServiceException exception) when (MayPass(exception) && look < MostTries)
            {
                // The look of the next round shows whether it took effect.
            }

            if (look >= MostTries)
                throw ServiceException.ScratchStays(door.Id!);
            await Task.Delay(TimeSpan.FromSeconds(1 << look), time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsArchivedAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await door.ReadAsync(cancellation).ConfigureAwait(false);
            return answer.ValueKind == JsonValueKind.Object
                && answer.TryGetProperty("emailer_campaign", out var campaign)
                && campaign.ValueKind == JsonValueKind.Object
                && campaign.TryGetProperty("archived", out var archived)
                && archived.ValueKind == JsonValueKind.True;
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.NotAllowed)
        {
            var rows = await door.FindAsync(cancellation).ConfigureAwait(false);
            return rows.All(row => row.Id != door.Id);
        }
    }

    // A sequence that somebody switched on is not a scratch sequence any more.
    private static void Check(SequenceRow row)
    {
        if (row.Active)
            throw ServiceException.ScratchIsInUse(row.Id);
    }

    private static bool MayPass(ServiceException exception) =>
        exception.Kind is FailureKind.Unavailable or FailureKind.UnexpectedAnswer or FailureKind.Busy;
}
