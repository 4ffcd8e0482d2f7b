namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>How much the change of one sequence matters to a reviewer, what matters most first.</summary>
public enum Importance
{
    /// <summary>A guard stops it until somebody decides.</summary>
    NeedsDecision,

    /// <summary>It starts or stops to send, or approves what waited for review.</summary>
    StartsOrStops,

    /// <summary>It removes steps or touches of a live sequence with people in it.</summary>
    RemovesFromPeople,

    /// <summary>It removes steps or touches of a live sequence with nobody in it.</summary>
    RemovesFromLive,

    /// <summary>It changes a live sequence with people in it.</summary>
    ReachesPeople,

    /// <summary>It changes a live sequence with nobody in it.</summary>
    ChangesLive,

    /// <summary>It makes a sequence, or changes one that is switched off.</summary>
    ChangesQuietly,

    /// <summary>Nothing is sent: the lock alone changes, or the sequence was not read.</summary>
    Bookkeeping,

    /// <summary>There is nothing to do.</summary>
    Nothing,
}

/// <summary>How important a change is: the one place where every output asks.</summary>
public static class Importances
{
    /// <summary>How important a change is.</summary>
    public static Importance Of(SequenceChange change)
    {
        if (change.Action == SequenceAction.Blocked)
            return Importance.NeedsDecision;
        if (!change.IsPending)
        {
            return change.Action == SequenceAction.None ? Importance.Nothing : Importance.Bookkeeping;
        }

        if (StartsOrStops(change))
            return Importance.StartsOrStops;
        if (!change.Live)
            return Importance.ChangesQuietly;
        var removes = change.Classes.Contains(ChangeClass.Destructive);
        if (change.People.IsNobody)
            return removes ? Importance.RemovesFromLive : Importance.ChangesLive;
        return removes ? Importance.RemovesFromPeople : Importance.ReachesPeople;
    }

    /// <summary>Whether nobody may overlook it: it starts or stops to send.</summary>
    public static bool IsAlarming(this Importance importance) => importance == Importance.StartsOrStops;

    /// <summary>Whether people who are in the sequence may notice it.</summary>
    public static bool IsFeltByPeople(this Importance importance) =>
        importance is Importance.RemovesFromPeople or Importance.ReachesPeople;

    private static bool StartsOrStops(SequenceChange change) =>
        change.Action == SequenceAction.Archive
        || change.Effect.Starts
        || change.Classes.Contains(ChangeClass.Activation);
}
