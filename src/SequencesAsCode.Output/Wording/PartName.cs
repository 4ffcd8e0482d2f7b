using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Wording;

/// <summary>What a step or touch is called, with its key apart, so that an output can set it as code.</summary>
/// <param name="Before">What stands before the key; without a key all of the name.</param>
/// <param name="Key">The key; null where the name has none.</param>
/// <param name="After">What stands behind the key.</param>
internal sealed record PartName(string Before, string? Key, string After)
{
    public string Text => $"{Before}{Key}{After}";

    /// <summary>The same at the beginning of a sentence.</summary>
    public PartName AsSentence() => this with { Before = Phrases.Sentence(Before) };
}
