namespace SequencesAsCode.Core.Json;

/// <summary>Writes an effect as JSON, as its sentence alone, and reads it back.</summary>
internal static class EffectJson
{
    public static string Write(Effect effect) => EffectSentence.Of(effect);

    /// <summary>
    /// The effect with this sentence. A sentence that this version does not write is kept as the words of the effect
    /// that the change has.
    /// </summary>
    /// <param name="sentence">The saved sentence.</param>
    /// <param name="change">The change with everything but its effect.</param>
    public static Effect Read(string sentence, SequenceChange change) =>
        Enum.GetValues<EffectKind>()
            .Select(kind => Effect.Of(kind, change.People))
            .FirstOrDefault(effect => EffectSentence.Of(effect) == sentence)
        ?? Effects.Of(change) with
        {
            Words = sentence,
        };
}
