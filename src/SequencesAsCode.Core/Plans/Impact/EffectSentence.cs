namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>The words for an effect, the same in all outputs and in saved plans.</summary>
public static class EffectSentence
{
    /// <summary>One sentence, without a capital and without a full stop.</summary>
    public static string Of(Effect effect) =>
        effect.Words
        ?? effect.Kind switch
        {
            EffectKind.NothingToDo => "nothing to do, nothing is sent",
            EffectKind.Blocked => "nothing is sent: it is blocked",
            EffectKind.NotLookedAt => "not looked at",
            EffectKind.CreatedOff => "sends nothing: it is created switched off",
            EffectKind.CreatedOn => "starts active with nobody in it: sends nothing until contacts are added",
            EffectKind.StartsSending => StartsSending(effect),
            EffectKind.StartsReviewed => StartsReviewed(effect),
            EffectKind.StopsSending => StopsSending(effect),
            EffectKind.ChangesLive => ChangesLive(effect),
            EffectKind.ChangesUnfelt => "changes nothing that people in it receive",
            EffectKind.ChangesOff => "sends nothing: the sequence is switched off",
            EffectKind.ArchivesOff => "archives a sequence that is switched off",
            EffectKind.ArchivesLive => ArchivesLive(effect),
            _ => "nothing is sent",
        };

    private static string StartsSending(Effect effect) =>
        effect.People.IsNobody ? "starts sending, with nobody in it yet" : $"starts sending to {effect.People}";

    private static string StartsReviewed(Effect effect) =>
        effect.People.IsNobody
            ? "starts sending touches that waited for review, with nobody in it yet"
            : $"starts sending touches that waited for review, to {effect.People}";

    private static string StopsSending(Effect effect) =>
        effect.People.IsNobody ? "stops sending, with nobody in it" : $"stops sending to {effect.People}";

    private static string ChangesLive(Effect effect)
    {
        if (effect.People.IsNobody)
            return "changes a live sequence with nobody in it";
        var receive = effect.People.Count == 1 ? "receives" : "receive";
        return $"changes what {effect.People} {receive}";
    }

    private static string ArchivesLive(Effect effect) =>
        effect.People.IsNobody
            ? "archives a live sequence with nobody in it"
            : $"stops sending to {effect.People}, for good";
}
