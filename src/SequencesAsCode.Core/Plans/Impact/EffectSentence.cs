namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>The words for an effect, the same in all outputs and in saved plans.</summary>
public static class EffectSentence
{
    /// <summary>What people get: one sentence, without a capital and without a full stop.</summary>
    public static string Of(Effect effect) =>
        effect.Words
        ?? effect.Kind switch
        {
            EffectKind.NothingToDo => "nothing changes",
            EffectKind.Blocked => "nothing is sent, because it needs a decision",
            EffectKind.NotLookedAt => "not checked",
            EffectKind.CreatedOff => "is created turned off, so it sends nothing yet",
            EffectKind.CreatedOn => "is created turned on, and sends as soon as people are added",
            EffectKind.StartsSending => Starts(effect.People, "email"),
            EffectKind.StartsReviewed => Starts(effect.People, "the email that waited for review"),
            EffectKind.StopsSending => Stops(effect.People, "stops sending, but nobody is in it", "email from it"),
            EffectKind.ChangesLive => Changes(effect.People, "it is on, but nobody is in it yet", "different messages"),
            EffectKind.ChangesTimes => Changes(
                effect.People,
                "its times change, but nobody is in it yet",
                "the same messages at different times"
            ),
            EffectKind.ChangesUnfelt => "people in it get the same email as before",
            EffectKind.ChangesOff => "it is off, so nobody gets different messages",
            EffectKind.ArchivesOff => "archives it; it was off",
            EffectKind.ArchivesLive => Stops(effect.People, "archives it; nobody is in it", "email from it, for good"),
            _ => "nothing is sent",
        };

    private static string Starts(People people, string what) =>
        people.IsNobody
            ? $"starts to send {what}, but nobody is in it yet"
            : $"{people} {Verb(people, "start")} getting {what}";

    private static string Stops(People people, string forNobody, string what) =>
        people.IsNobody ? forNobody : $"{people} {Verb(people, "stop")} getting {what}";

    private static string Changes(People people, string forNobody, string what) =>
        people.IsNobody ? forNobody : $"{people} {Verb(people, "get")} {what}";

    private static string Verb(People people, string plural) => people.Count == 1 ? $"{plural}s" : plural;
}
