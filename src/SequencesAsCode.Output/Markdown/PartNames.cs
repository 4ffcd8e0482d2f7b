using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>Steps and touches by the names that every output uses, with their keys as code.</summary>
internal static class PartNames
{
    /// <summary>Which step, as the beginning of a sentence.</summary>
    public static MarkdownText Of(StepChange step) => Of(step, Phrases.Sentence(PartPhrases.Name(step)));

    /// <summary>A sentence that holds the name of a step.</summary>
    public static MarkdownText Of(StepChange step, string text) => WithCode(text, "(", step.Key, ")");

    /// <summary>A sentence that holds the name of a touch.</summary>
    public static MarkdownText Of(TouchChange touch, string text) => WithCode(text, "ouch ", touch.Key, "");

    /// <summary>Which touch of a step.</summary>
    public static MarkdownText Of(StepChange step, TouchChange touch) => MarkdownText.Of($"{Of(step)}, {Of(touch, PartPhrases.Name(touch))}");

    private static MarkdownText WithCode(string text, string before, string? key, string after)
    {
        var at = key is null ? -1 : text.IndexOf($"{before}{key}{after}", StringComparison.Ordinal);
        if (at < 0) return MarkdownText.Prose(text);
        at += before.Length;
        return MarkdownText.Of($"{text[..at]}{MarkdownText.Key(key!)}{text[(at + key!.Length)..]}");
    }
}
