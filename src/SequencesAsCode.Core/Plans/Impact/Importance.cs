namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>How important the change of one sequence is to a reviewer; the most important comes first.</summary>
public enum Importance
{
    /// <summary>A guard stops it until a person decides.</summary>
    NeedsDecision,

    /// <summary>It starts or stops sending.</summary>
    StartsOrStops,

    /// <summary>It removes steps or touches of an active sequence with people in it.</summary>
    RemovesFromPeople,

    /// <summary>It changes an active sequence with people in it.</summary>
    ReachesPeople,

    /// <summary>It approves variants of a sequence that nobody receives now.</summary>
    Approves,

    /// <summary>It removes steps or touches of an active sequence without people.</summary>
    RemovesFromLive,

    /// <summary>It changes an active sequence without people.</summary>
    ChangesLive,

    /// <summary>It creates a sequence, or changes one that is turned off.</summary>
    ChangesQuietly,

    /// <summary>Nothing is sent: only the lock changes, or the sequence was not read.</summary>
    Bookkeeping,

    /// <summary>There is nothing to do.</summary>
    Nothing,
}

/// <summary>Determines the importance of changes for all outputs.</summary>
public static class Importances
{
    /// <summary>The importance of a change.</summary>
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
        var removes = change.Classes.Contains(ChangeClass.Destructive);
        if (change is { Live: true, People.IsNobody: false })
            return removes ? Importance.RemovesFromPeople : Importance.ReachesPeople;
        if (change.Classes.Contains(ChangeClass.Activation))
            return Importance.Approves;
        if (!change.Live)
            return Importance.ChangesQuietly;
        return removes ? Importance.RemovesFromLive : Importance.ChangesLive;
    }

    /// <summary>Whether it must not be overlooked, because sending starts or stops.</summary>
    public static bool IsAlarming(this Importance importance) => importance == Importance.StartsOrStops;

    /// <summary>Whether people in the sequence may notice it.</summary>
    public static bool IsFeltByPeople(this Importance importance) =>
        importance is Importance.RemovesFromPeople or Importance.ReachesPeople;

    private static bool StartsOrStops(SequenceChange change) =>
        change.Action == SequenceAction.Archive
        || change.Effect.Starts
        || change.Effect.Kind is EffectKind.StopsSending or EffectKind.CreatedOn;
}
