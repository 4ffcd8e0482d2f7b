namespace SequencesAsCode.Core.Json;

/// <summary>An effect as JSON, both ways. The format has its sentence and nothing else.</summary>
internal static class EffectJson
{
    public static string Write(Effect effect) => EffectSentence.Of(effect);

    /// <summary>The effect that has a sentence; of a sentence that this version would not write, the words.</summary>
    /// <param name="sentence">As it was saved.</param>
    /// <param name="change">All else of the change.</param>
    public static Effect Read(string sentence, SequenceChange change) =>
        Enum.GetValues<EffectKind>()
            .Select(kind => Effect.Of(kind, change.People))
            .FirstOrDefault(effect => EffectSentence.Of(effect) == sentence)
        ?? Effects.Of(change) with
        {
            Words = sentence,
        };
}
