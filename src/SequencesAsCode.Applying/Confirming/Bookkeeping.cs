using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>Notes in the lock what a sequence is, where nothing has to be sent for it.</summary>
public static class Bookkeeping
{
    /// <summary>Notes a sequence that is taken over as it is.</summary>
    /// <param name="change">The change of the plan, which sends nothing.</param>
    /// <param name="current">What was read of it.</param>
    /// <param name="store">Lock and journal of the environment, already read.</param>
    /// <param name="context">What the plan was made for.</param>
    public static void Record(SequenceChange change, CurrentSequence current, LockStore store, PlanContext context) =>
        Record(change, current, ReadBack.Of(change.Target!, current), null, NewParts.Unknown, store, context);

    /// <summary>Notes what was read back; <paramref name="isSettled"/> is that of <see cref="LockEntry"/>.</summary>
    internal static void Record(SequenceRun run, ReadBack readBack, Func<Field, bool>? isSettled, LockStore store, PlanContext context) =>
        Record(run.Change, run.Current!, readBack, isSettled, run.Parts, store, context, run.Unchecked);

    private static void Record(SequenceChange change, CurrentSequence current, ReadBack readBack, Func<Field, bool>? isSettled, NewParts parts, LockStore store, PlanContext context, PendingCreate? @unchecked = null)
    {
        if (change.ByRow)
        {
            RecordSwitch(change, current, store, context);
            return;
        }

        store.Record(context.Account, new LockEntry(change, readBack, isSettled, parts).Of(current, Known(change, store, current.Id)), @unchecked);
    }

    /// <summary>What the lock knows of the sequence of a change; null when it does not know it.</summary>
    internal static BaseSequence? Known(SequenceChange change, LockStore store, string id) => store.Find(change.Key) is { } known && known.Id == id ? known : store.FindId(id);

    // Of all else it holds nothing was seen, so the lock goes on saying what it said; a sequence that it does not know stays so.
    private static void RecordSwitch(SequenceChange change, CurrentSequence current, LockStore store, PlanContext context)
    {
        var (wanted, held) = (change.Target!.Recorded[Fields.Active]!, current.Fields[Fields.Active]);
        if (store.FindId(current.Id) is not { } known) store.Conclude(change.Key);
        else if (!FieldComparison.Explained(Fields.Active, wanted, held)) store.Record(context.Account, known);
        else store.Record(context.Account, known with { Fields = known.Fields.With(Fields.Active, new(FieldToken.Of(Fields.Active, wanted), FieldToken.Of(Fields.Active, held))) });
    }
}
