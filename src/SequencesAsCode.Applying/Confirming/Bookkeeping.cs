using SequencesAsCode.Applying.Locking;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>Records in lock and journal what a sequence is now.</summary>
public static class Bookkeeping
{
    /// <summary>
    /// Records a sequence that an import or a pull takes over as it is. Entries under <c>allow</c> wait for the next
    /// apply. Only a sequence that the lock does not know spends its own: they may be older than the lock.
    /// </summary>
    /// <param name="change">The change of the plan, which sends nothing.</param>
    /// <param name="current">The sequence as it was read.</param>
    /// <param name="store">Lock and journal of the environment, already read.</param>
    /// <param name="context">The context of the plan.</param>
    public static void Record(SequenceChange change, CurrentSequence current, LockStore store, PlanContext context)
    {
        var isNew = Known(change, store, current.Id) is null;
        var spends = change.Target!.Spends.Where(entry => isNew && !AllowEntry.IsOf(AllowKind.Many, entry));
        Record(
            change with
            {
                Target = change.Target with { Spends = [.. spends] },
            },
            current,
            ReadBack.Compare(change.Target, current),
            null,
            NewParts.Unknown,
            store,
            context
        );
    }

    /// <summary>
    /// Records what was read back; <paramref name="isSettled"/> is the one of <see cref="LockEntry"/>.
    /// </summary>
    internal static void Record(
        SequenceRun run,
        ReadBack readBack,
        Func<Field, bool>? isSettled,
        LockStore store,
        PlanContext context
    ) => Record(run.Change, run.RequiredCurrent, readBack, isSettled, run.Parts, store, context, run.Unchecked);

    private static void Record(
        SequenceChange change,
        CurrentSequence current,
        ReadBack readBack,
        Func<Field, bool>? isSettled,
        NewParts parts,
        LockStore store,
        PlanContext context,
        PendingCreate? @unchecked = null
    )
    {
        if (change.ByRow)
        {
            RecordSwitch(change, current, store, context);
            return;
        }

        // With an entry for what is known of a half-written sequence, the next plan would take the rest for never
        // managed, and write over it without asking.
        var known = Known(change, store, current.Id);
        if (
            known is null
            && isSettled is null
            && change.Action == SequenceAction.Update
            && !readBack.Mismatches.IsEmpty
        )
            return;
        store.Record(context.Account, new LockEntry(change, readBack, isSettled, parts).Of(current, known), @unchecked);
    }

    /// <summary>The entry of the lock for the sequence of a change; null for none.</summary>
    internal static BaseSequence? Known(SequenceChange change, LockStore store, string id) =>
        store.Find(change.Key) is { } known && known.Id == id ? known : store.FindId(id);

    // Only the switch was seen. All other fields of the lock entry stay; a sequence without an entry gets none.
    private static void RecordSwitch(
        SequenceChange change,
        CurrentSequence current,
        LockStore store,
        PlanContext context
    )
    {
        var wanted = change.Target!.Recorded[Fields.Active]!;
        var held = current.Fields[Fields.Active];
        if (store.FindId(current.Id)?.Spending(change.Target.Spends) is not { } known)
            store.Conclude(change.Key);
        else if (!FieldComparison.Explained(Fields.Active, wanted, held))
            store.Record(context.Account, known);
        else
            store.Record(
                context.Account,
                known with
                {
                    Fields = known.Fields.With(
                        Fields.Active,
                        new(FieldToken.Of(Fields.Active, wanted), FieldToken.Of(Fields.Active, held))
                    ),
                }
            );
    }
}
