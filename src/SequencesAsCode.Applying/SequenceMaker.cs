using System.Collections.Immutable;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>
/// Makes a sequence, and never a second one unseen. There is no idempotency key, and no answer proves that a create did
/// not happen: its name is looked for right before it is sent, before it is sent again, and after it.
/// </summary>
internal sealed class SequenceMaker(
    ISequenceService service,
    LockStore store,
    PlanContext context,
    TimeProvider time,
    Action<ServiceWait>? tell)
{
    private const int MostSends = 3;
    private static readonly ImmutableArray<Field> Later =
        [Fields.Active, .. Fields.All.Where(field => field.Class == FieldClass.UpdateOnly)];
    private readonly NameWatch names = new(service, store, time, tell);
    private readonly PatientReader reads = new(service, time, tell);

    /// <summary>
    /// Why it must not be created; null when nothing speaks against it. What an earlier run may have made is looked for
    /// as long again.
    /// </summary>
    public async Task<string?> TakenAsync(SequenceChange change)
    {
        if (await names.IsTakenAsync(change.Name).ConfigureAwait(false))
        {
            return "A sequence of this name was made in the service since the plan was made; plan again.";
        }

        var pending = Pending(change);
        if (pending.IsEmpty) return null;
        return await names.ShowsUpAsync([.. pending.Select(create => create.Name), change.Name]).ConfigureAwait(false)
            ? "An earlier run made it, and the list shows it only now; plan again." : null;
    }

    /// <summary>
    /// Notes in the journal what is about to be made, with that by which it is recognised under another key.
    /// </summary>
    public void Intend(SequenceChange change) => store.Intend(change.Key, change.Name, isCreate: true, Texts(change));

    /// <summary>
    /// Looks for creates of earlier runs that no file claims any more, and lets go of those that the list does not
    /// show: what it shows, every plan tells until it is claimed or archived.
    /// </summary>
    public async Task SettleAsync(Plan plan)
    {
        var keys = plan.Sequences.Select(change => change.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var create in store.PendingCreates.Where(create => !keys.Contains(create.Key)))
        {
            if (!await names.ShowsUpAsync([create.Name]).ConfigureAwait(false)) store.Abandon(create.Key);
        }
    }

    /// <summary>Sends the create and reads back what it made; null when all is as planned so far.</summary>
    public async Task<ChangeResult?> CreateAsync(SequenceRun run, PlannedRequest request)
    {
        var others = Pending(run.Change).Where(create => create.Key != run.Change.Key).ToList();
        var (made, lost) = await SendAsync(run, request).ConfigureAwait(false);
        if (made.Length > 1) return Twins(run, made);

        // A new sequence of the name and the content is ours, nothing else is.
        run.Doubt = lost;
        var id = made.IsEmpty ? null : made[0];

        // Looked for before it is read: what somebody does after the last read before a write would be written over.
        var (isListed, twins) = id is null
            ? (false, [])
            : await names.TwinsAsync(run.Change.Name, id, lost is null).ConfigureAwait(false);
        if (!twins.IsEmpty) return Twins(run, [id!, .. twins]);
        var current = id is null ? null : await ReadAsync(run, id).ConfigureAwait(false);
        var readBack = current is null ? null : run.Compare(current, Later);
        run.Doubt = null;
        if (lost is not null && readBack is not { IsWhatWasSent: true })
        {
            return run.End(ChangeStatus.Unknown,
                $"Whether it was created is not known: {lost} The next run looks for it before it creates anything.",
                written: true);
        }

        (run.Written, run.Id, run.Current) = (true, id, current);
        if (readBack is null) return run.End(ChangeStatus.Unknown,
            $"The service took it as {id}, and does not find it yet. The next run goes on with that one.");

        run.Created = readBack.Created(id!);
        run.Unchecked = isListed ? null : Create(run.Change);
        Bookkeeping.Record(run, readBack, field => !Later.Contains(field), store, context);
        foreach (var other in others) store.Abandon(other.Key);
        Knows(run, current);
        return Endings.Ended(run, readBack);
    }

    /// <summary>Notes what the sequence is before the next write, and what the lock knows of it by now.</summary>
    public void Knows(SequenceRun run, CurrentSequence? before) => run.Rewriting = new(
        before,
        run.Id is { } id ? Bookkeeping.Known(run.Change, store, id) : null,
        run.Change.AcceptsRewrites);

    // The ids that it may have now, and why that is not certain; null when the answer says it.
    private async Task<(ImmutableArray<string> Made, string? Lost)> SendAsync(SequenceRun run, PlannedRequest request)
    {
        for (var sends = 1; ; sends++)
        {
            var since = time.GetUtcNow();
            var (answer, trouble) = await PostAsync(request).ConfigureAwait(false);
            var id = answer?.Id;
            var isOther = id is not null && names.WasThere(id);
            if (id is not null && !isOther)
            {
                // From here on it may be there: whatever fails now, the journal has to keep its id.
                (run.Written, run.Id) = (true, id);
                run.Unchecked = Create(run.Change);
                store.Record(context.Account, LockEntry.Begun(run.Change, id), run.Unchecked);
                await run.TakeIdsAsync(answer!).ConfigureAwait(false);
                return ([id], null);
            }

            run.Parts = NewParts.Unknown;
            var unnamed = isOther
                ? $"The answer is about the sequence {id}, which was there before."
                : "The answer names no id.";
            var lost = trouble?.Message ?? unnamed;
            var isRefused = trouble is { IsUncertain: false, IsForNow: false };
            var found = await FoundAsync(run, lost, isRefused ? trouble : null).ConfigureAwait(false);
            if (!found.IsEmpty) return (found, lost);
            if (isRefused)
            {
                run.IsIntentKept |= sends > 1;
                throw trouble!;
            }

            if (trouble is not { IsForNow: true } || sends == MostSends) return ([], lost);
            await reads.RestAsync(since, trouble.Wait).ConfigureAwait(false);
        }
    }

    private Task<CurrentSequence?> ReadAsync(SequenceRun run, string id) => reads.ReadAsync(
        id,
        now => now is not null && run.Compare(now, Later).Mismatches.IsEmpty,
        now => now is null,
        PatientReader.Long);

    // What cannot be looked for stays in doubt. Who is refused the search as well was refused before anything happened,
    // as far as can be told: the journal keeps it.
    private async Task<ImmutableArray<string>> FoundAsync(SequenceRun run, string lost, ServiceException? refusal)
    {
        try
        {
            run.Doubt = refusal is null ? lost : null;
            var found = await names.FindNewAsync(run.Change.Name, refusal is not null).ConfigureAwait(false);
            run.Doubt = null;
            return found;
        }
        catch (ServiceException exception) when (refusal is { Failure: ServiceFailure.KeyRefused } && exception.Failure == refusal.Failure)
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

    // Which of them is meant is for a person to say, so the lock lets go of it and the next plan stops there.
    private ChangeResult Twins(SequenceRun run, ImmutableArray<string> ids)
    {
        run.Id ??= ids[0];
        if (store.Find(run.Change.Key) is not null) store.Forget(run.Change.Key);
        Intend(run.Change);
        return run.End(
            ChangeStatus.Failed,
            $"Apollo now has {ids.Length} sequences named '{run.Change.Name}' "
                + $"({string.Join(", ", ids.Order(StringComparer.Ordinal))}): another run or person made one at the same "
                + "time, or a create took effect although its answer said otherwise. This run switched none of them on. "
                + $"Archive the others in Apollo, or state in the file the id of the one you mean (id: {ids[0]}), "
                + "then plan again.",
            written: true);
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
