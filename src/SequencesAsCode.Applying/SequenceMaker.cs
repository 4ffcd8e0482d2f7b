using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// Creates a sequence, and reports when a second one was created. Apollo has no idempotency key, and no answer proves
/// that nothing was created, so the name is searched for before each create and after it.
/// </summary>
internal sealed class SequenceMaker(
    ISequenceService service,
    LockStore store,
    PlanContext context,
    TimeProvider time,
    Action<ServiceWait>? tell
)
{
    private const int MostSends = 3;
    private static readonly ImmutableArray<Field> Later =
    [
        Fields.Active,
        .. Fields.All.Where(field => field.Class == FieldClass.UpdateOnly),
    ];
    private readonly NameWatch names = new(service, store, time, tell);
    private readonly PatientReader reads = new(service, time, tell);

    /// <summary>
    /// Why the sequence must not be created; null when it may be. If an earlier run may have created it, the search
    /// takes up to a minute.
    /// </summary>
    public async Task<string?> TakenAsync(SequenceChange change)
    {
        if (await names.IsTakenAsync(change.Name).ConfigureAwait(false))
        {
            return "Apollo now lists a sequence with this name. Run 'sequences plan' again.";
        }

        var pending = Pending(change);
        if (pending.IsEmpty)
            return null;
        return await names.ShowsUpAsync([.. pending.Select(create => create.Name), change.Name]).ConfigureAwait(false)
            ? "Apollo now lists a sequence that an earlier run may have created. Run 'sequences plan' again."
            : null;
    }

    /// <summary>
    /// Records in the journal what is about to be created, with its texts, by which it is recognized under another key.
    /// </summary>
    public void Intend(SequenceChange change) => store.Intend(change.Key, change.Name, isCreate: true, Texts(change));

    /// <summary>
    /// Searches for creates of earlier runs that no file claims any more, and forgets those that the list does not
    /// show. Those that it shows are reported by every plan until they are claimed or archived.
    /// </summary>
    public async Task SettleAsync(Plan plan)
    {
        var keys = plan.Sequences.Select(change => change.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var create in store.PendingCreates.Where(create => !keys.Contains(create.Key)))
        {
            if (!await names.ShowsUpAsync([create.Name]).ConfigureAwait(false))
                store.Abandon(create.Key);
        }
    }

    /// <summary>Sends the create and reads back the result; null when all is as planned so far.</summary>
    public async Task<ChangeResult?> CreateAsync(SequenceRun run, PlannedRequest request)
    {
        var others = Pending(run.Change).Where(create => create.Key != run.Change.Key).ToList();
        var (made, lost) = await SendAsync(run, request).ConfigureAwait(false);
        if (made.Length > 1)
            return Twins(run, made);
        if (made is not [var id])
            return NotKnown(run, lost);

        // Only a new sequence with the name and the content is ours.
        run.Doubt = lost;

        // Searched for before the read, because edits between the last read and a write would be overwritten.
        var (isListed, twins) = await names.TwinsAsync(run.Change.Name, id, lost is null).ConfigureAwait(false);
        if (!twins.IsEmpty)
            return Twins(run, [id, .. twins]);
        var current = await ReadAsync(run, id).ConfigureAwait(false);
        var readBack = current is null ? null : run.Compare(current, Later);
        run.Doubt = null;
        if (lost is not null && readBack is not { IsWhatWasSent: true })
            return NotKnown(run, lost);

        run.Written = true;
        run.Id = id;
        run.Current = current;
        if (readBack is null)
        {
            return run.End(
                ChangeStatus.Unknown,
                $"Apollo accepted it as {id}, but does not find it yet. The next run continues with that id."
            );
        }

        run.Created = readBack.Created(id);

        // Without an id in the answer, the sequence that was found may be one that somebody else made from these files.
        run.Unchecked = isListed && lost is null ? null : Create(run.Change);
        Record(run, readBack, others);
        return Endings.Ended(run, readBack);
    }

    private void Record(SequenceRun run, ReadBack readBack, List<PendingCreate> others)
    {
        Bookkeeping.Record(run, readBack, field => !Later.Contains(field), store, context);
        foreach (var other in others)
            store.Abandon(other.Key);
        Knows(run, run.Current);
    }

    /// <summary>
    /// Prepares the comparison after the next write: the sequence before it, and its entry in the lock.
    /// </summary>
    public void Knows(SequenceRun run, CurrentSequence? before) =>
        run.Rewriting = new(
            before,
            run.Id is { } id ? Bookkeeping.Known(run.Change, store, id) : null,
            run.Change.AcceptsRewrites
        );

    private static ChangeResult NotKnown(SequenceRun run, string? lost) =>
        run.End(
            ChangeStatus.Unknown,
            $"It is not known whether it was created. {lost} The next run looks for it before it creates "
                + "anything.",
            written: true
        );

    // The ids that the sequence may have, and why that is not certain; null when the answer gave the id.
    private async Task<(ImmutableArray<string> Made, string? Lost)> SendAsync(SequenceRun run, PlannedRequest request)
    {
        for (var sends = 1; ; sends++)
        {
            var since = time.GetUtcNow();
            var (answer, trouble) = await PostAsync(request).ConfigureAwait(false);
            if (answer is { Id: { } id } && !names.WasThere(id))
            {
                // From here on the sequence exists, so the journal has to keep its id whatever fails.
                run.Written = true;
                run.Id = id;
                run.Unchecked = Create(run.Change);
                store.Record(context.Account, LockEntry.Begun(run.Change, id), run.Unchecked);
                await run.TakeIdsAsync(answer).ConfigureAwait(false);
                return ([id], null);
            }

            run.Parts = NewParts.Unknown;
            var unnamed = answer?.Id is { } other
                ? $"Apollo's answer names the sequence {other}, which existed before."
                : "Apollo's answer names no id.";
            var lost = trouble?.Message ?? unnamed;
            var refusal = trouble is { IsUncertain: false, IsForNow: false } ? trouble : null;
            var found = await FoundAsync(run, lost, refusal).ConfigureAwait(false);
            if (!found.IsEmpty)
                return (found, lost);
            if (refusal is not null)
            {
                run.IsIntentKept |= sends > 1;
                throw refusal;
            }

            if (trouble is not { IsForNow: true } || sends == MostSends)
                return ([], lost);
            await reads.RestAsync(since, trouble.Wait).ConfigureAwait(false);
        }
    }

    private Task<CurrentSequence?> ReadAsync(SequenceRun run, string id) =>
        reads.ReadAsync(
            id,
            now => now is not null && run.Compare(now, Later).Mismatches.IsEmpty,
            now => now is null,
            PatientReader.Long
        );

    // Without a search the result is unknown. When the search is refused as well, the create was most likely refused
    // before anything happened; the journal keeps it.
    private async Task<ImmutableArray<string>> FoundAsync(SequenceRun run, string lost, ServiceException? refusal)
    {
        try
        {
            run.Doubt = refusal is null ? lost : null;
            var found = await names.FindNewAsync(run.Change.Name, refusal is not null).ConfigureAwait(false);
            run.Doubt = null;
            return found;
        }
        catch (ServiceException exception)
            when (refusal is { Kind: FailureKind.KeyRefused } && exception.Kind == refusal.Kind)
        {
            run.IsIntentKept = true;
            throw refusal;
        }
        catch (ServiceException exception) when (refusal is not null)
        {
            run.Doubt = $"{lost} {exception.Message}";
            throw;
        }
    }

    private async Task<(WriteAnswer? Answer, ServiceException? Trouble)> PostAsync(PlannedRequest request)
    {
        try
        {
            return (await service.ExecuteAsync(request, CancellationToken.None).ConfigureAwait(false), null);
        }
        catch (ServiceException exception)
        {
            return (null, exception);
        }
    }

    // A person has to say which one is meant, so the entry leaves the lock and the next plan stops there.
    private ChangeResult Twins(SequenceRun run, ImmutableArray<string> ids)
    {
        run.Id ??= ids[0];
        if (store.Find(run.Change.Key) is not null)
            store.Forget(run.Change.Key);
        Intend(run.Change);
        return run.End(
            ChangeStatus.Failed,
            $"Apollo now has {ids.Length} sequences named '{run.Change.Name}' "
                + $"({string.Join(", ", ids.Order(StringComparer.Ordinal))}). Another run or person may have created "
                + "one at the same time. Or a create worked although Apollo reported an error. This run turned none "
                + "of them on. Archive the others in Apollo, or add the id of the one you "
                + $"mean to the file, for example id: {ids[0]}. Then run 'sequences plan' again.",
            written: true
        );
    }

    private ImmutableArray<PendingCreate> Pending(SequenceChange change)
    {
        var texts = Texts(change);
        return [.. store.PendingCreates.Where(create => create.Resembles(change.Key, change.Name, texts))];
    }

    private static PendingCreate Create(SequenceChange change) =>
        new(change.Key, change.Name) { Texts = Texts(change) };

    private static ImmutableArray<string> Texts(SequenceChange change) => PartText.TokensOf(change.Target!);
}
