using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The names of steps and touches, with their keys as code.</summary>
internal static class PartNames
{
    /// <summary>The name of a step at the beginning of a sentence.</summary>
    public static MarkdownText Of(StepChange step) => Of(PartPhrases.Name(step).AsSentence());

    /// <summary>The names of a step and its touch at the beginning of a sentence.</summary>
    public static MarkdownText Of(StepChange step, TouchChange touch) =>
        MarkdownText.Of($"{Of(step)}, {Of(PartPhrases.Name(touch))}");

    /// <summary>The name of a step or touch.</summary>
    public static MarkdownText Of(PartName name) =>
        name.Key is { } key
            ? MarkdownText.Of($"{name.Before}{MarkdownText.Key(key)}{name.After}")
            : MarkdownText.Prose(name.Text);
}
