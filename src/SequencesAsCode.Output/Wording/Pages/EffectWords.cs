namespace SequencesAsCode.Output.Wording.Pages;

/// <summary>The effect of a change in the words of a sales lead.</summary>
internal static class EffectWords
{
    /// <summary>What people get, as a sentence without a capital and without a full stop.</summary>
    public static string Of(SequenceChange change)
    {
        var people = change.Effect.People;
        return change.Effect.Words
            ?? change.Effect.Kind switch
            {
                EffectKind.NothingToDo => "nothing changes",
                EffectKind.Blocked => "its effect is not known yet",
                EffectKind.NotLookedAt => "not checked",
                EffectKind.CreatedOff => "a new sequence, turned off: it sends nothing yet",
                EffectKind.CreatedOn => "a new sequence, turned on: it sends as soon as people are added",
                EffectKind.StartsSending => Starts(people, "email"),
                EffectKind.StartsReviewed => Starts(people, "the email that waited for review"),
                EffectKind.StopsSending => Stops(people),
                EffectKind.ChangesLive => Changes(change.Classes, people),
                EffectKind.ChangesUnfelt => "people in it get the same email as before",
                EffectKind.ChangesOff => "it is off: nobody gets different email",
                EffectKind.ArchivesOff => "it is archived; it was off",
                EffectKind.ArchivesLive => people.IsNobody ? "it is archived; nobody is in it" : Stops(people),
                _ => "nothing is sent",
            };
    }

    /// <summary>The same of a change that a guard stops: what would happen if it was allowed.</summary>
    public static string IfAllowed(SequenceChange change) => $"If allowed: {Of(change)}";

    /// <summary>How many people get different email.</summary>
    public static string Different(People people) => $"{people} {Get(people)} different email";

    /// <summary>How many people get the same email at other times.</summary>
    public static string OtherTimes(People people) => $"{people} {Get(people)} email at other times";

    /// <summary>Whether a change moves only the times of emails.</summary>
    public static bool IsOnlyTiming(SequenceChange change) => IsOnlyTiming(change.Classes);

    private static bool IsOnlyTiming(ImmutableArray<ChangeClass> classes) => classes is [ChangeClass.Timing];

    /// <summary>How many people stop getting, without what.</summary>
    public static string Stop(People people) => $"{people} {(people.Count == 1 ? "stops" : "stop")} getting";

    /// <summary>The verb for a number of people.</summary>
    public static string Get(People people) => people.Count is 0 or 1 ? "gets" : "get";

    private static string Starts(People people, string what)
    {
        if (people.IsNobody)
            return $"starts to send {what}; nobody is in it yet";
        return $"{people} {(people.Count == 1 ? "starts" : "start")} to get {what}";
    }

    private static string Stops(People people)
    {
        if (people.IsNobody)
            return "stops sending; nobody is in it";
        return $"{Stop(people)} email from it";
    }

    private static string Changes(ImmutableArray<ChangeClass> classes, People people)
    {
        if (people.IsNobody)
            return "it is on, but nobody is in it yet";
        return IsOnlyTiming(classes) ? OtherTimes(people) : Different(people);
    }
}
