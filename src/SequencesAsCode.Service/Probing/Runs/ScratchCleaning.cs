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
    /// <exception cref="ServiceException">
    /// A call failed, somebody uses the sequence, or it is of another account.
    /// </exception>
    public async Task<int> FinishAsync(string account, CancellationToken cancellation)
    {
        if (journal.Read() is not { } note)
            return 0;
        if (note.Account != account)
            throw ServiceException.ScratchIsElsewhere(note.Account);
        var id = note.Id ?? await LookForAsync(cancellation).ConfigureAwait(false);
        if (id is null)
        {
            journal.Clear();
            return 0;
        }

        door.Take(id);
        var use = await LookAtAsync(cancellation).ConfigureAwait(false);

        // Somebody who renamed the sequence and uses it has made it their own.
        var isTakenOver = use.IsSeen && use.Name != ScratchName.Text;
        if (!isTakenOver)
        {
            if (Refusal(use, isOwn: note.Id is not null) is { } refusal)
                throw refusal;
            journal.Write(new(account, id));
            await ArchiveAsync(cancellation).ConfigureAwait(false);
        }

        journal.Clear();
        return isTakenOver ? 0 : 1;
    }

    /// <summary>
    /// Archives every scratch sequence of the account, also those of other machines, except those that somebody uses.
    /// </summary>
    /// <returns>How many were archived.</returns>
    /// <exception cref="ServiceException">A call failed, or somebody uses one of them.</exception>
    public async Task<int> CleanAsync(string account, CancellationToken cancellation)
    {
        // After a create whose answer was lost, the name alone shows which sequences to archive.
        var isLost = journal.Read() is { Id: null } note && note.Account == account;
        var cleaned = isLost ? 0 : await FinishAsync(account, cancellation).ConfigureAwait(false);
        var rows = await (isLost ? ShownAsync(cancellation) : door.FindAsync(cancellation)).ConfigureAwait(false);
        ServiceException? refusal = null;
        foreach (var row in rows)
        {
            door.Take(row.Id);
            var use = await LookAtAsync(cancellation).ConfigureAwait(false);
            if (Refusal(use with { IsActive = use.IsActive || row.Active }, isOwn: false) is { } refused)
            {
                refusal ??= refused;
                continue;
            }

            journal.Write(new(account, row.Id));
            await ArchiveAsync(cancellation).ConfigureAwait(false);
            journal.Clear();
            cleaned++;
        }

        if (refusal is not null)
            throw refusal;
        if (isLost)
            journal.Clear();
        return cleaned;
    }

    /// <summary>Archives the scratch sequence of this run, unless somebody began to use it.</summary>
    /// <exception cref="ServiceException">It could not be archived, or somebody uses it.</exception>
    public async Task EndAsync()
    {
        if (await SeenUseAsync().ConfigureAwait(false) is { } use && Refusal(use, isOwn: true) is { } refusal)
            throw refusal;
        await ArchiveAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The id of a scratch sequence whose create was not answered; null when it cannot be found.</summary>
    /// <exception cref="ServiceException">The search failed, or there are several.</exception>
    public async Task<string?> LookForAsync(CancellationToken cancellation)
    {
        var rows = await ShownAsync(cancellation).ConfigureAwait(false);
        if (rows.Length > 1)
            throw ServiceException.ScratchIsThere(rows.Length);
        if (rows is [{ Active: true } used])
            throw ServiceException.ScratchIsInUse(used.Id);
        return rows.FirstOrDefault()?.Id;
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
        catch (ServiceException exception) when (exception.Kind is FailureKind.NotAllowed or FailureKind.KeyRefused)
        {
            var rows = await door.FindAsync(cancellation).ConfigureAwait(false);
            return rows.All(row => row.Id != door.Id);
        }
    }

    // The list may show a new sequence late.
    private async Task<ImmutableArray<SequenceRow>> ShownAsync(CancellationToken cancellation)
    {
        var end = time.GetUtcNow().AddSeconds(LongestSearch);
        for (var pause = 1; ; pause *= 2)
        {
            var rows = await door.FindAsync(cancellation).ConfigureAwait(false);
            if (!rows.IsEmpty || time.GetUtcNow() >= end)
                return rows;
            await Task.Delay(TimeSpan.FromSeconds(pause), time, cancellation).ConfigureAwait(false);
        }
    }

    // A new sequence shows its people only after a while.
    private async Task<ScratchUse> LookAtAsync(CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                var use = await door.UseAsync(cancellation).ConfigureAwait(false);
                if (use.IsActive || use.People.Count is not null || look >= MostTries)
                    return use;
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound)
            {
                return ScratchUse.Over;
            }
            catch (ServiceException exception) when (exception.Kind is FailureKind.NotAllowed or FailureKind.KeyRefused)
            {
                return ScratchUse.Unknown;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << look), time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ScratchUse?> SeenUseAsync()
    {
        try
        {
            return await door.UseAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ServiceException)
        {
            // This run made the sequence a moment ago, so it is archived all the same.
            return null;
        }
    }

    // Of a sequence that a run of this machine made, unknown people are nobody. Of another one, they may be somebody.
    private ServiceException? Refusal(ScratchUse use, bool isOwn) =>
        use switch
        {
            { IsActive: true } => ServiceException.ScratchIsInUse(door.Id!),
            { People.Count: > 0 } => ServiceException.ScratchHasPeople(door.Id!, use.People),
            { People.Count: null } when !isOwn => ServiceException.ScratchMayHavePeople(door.Id!),
            _ => null,
        };

    private static bool MayPass(ServiceException exception) =>
        exception.Kind is FailureKind.Unavailable or FailureKind.UnexpectedAnswer or FailureKind.Busy;
}
