namespace SequencesAsCode.Output.Wording;

/// <summary>The name of a step or touch, with its key apart so that an output can format it as code.</summary>
/// <param name="Before">The text before the key; the whole name when there is no key.</param>
/// <param name="Key">The key; null when the name has none.</param>
/// <param name="After">The text after the key.</param>
internal sealed record PartName(string Before, string? Key, string After)
{
    /// <summary>The whole name.</summary>
    public string Text => $"{Before}{Key}{After}";

    /// <summary>The name at the beginning of a sentence.</summary>
    public PartName AsSentence() => this with { Before = Phrases.Sentence(Before) };
}
