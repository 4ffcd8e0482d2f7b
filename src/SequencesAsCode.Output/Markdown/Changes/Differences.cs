using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>A value in git and in Apollo, in a line.</summary>
internal static class Differences
{
    /// <summary>The field with its step or variant, and both values.</summary>
    public static MarkdownText Of(FieldDifference difference)
    {
        var of = difference.Handle is { } handle ? MarkdownText.Of($" of {MarkdownText.Key(handle)}") : default;
        return MarkdownText.Of($"{difference.Field.Label}{of}{Values(difference)}");
    }

    /// <summary>The field and both values, at the beginning of a sentence.</summary>
    public static MarkdownText AsSentence(FieldDifference difference) =>
        MarkdownText.Of($"{Phrases.Sentence(difference.Field.Label)}{Values(difference)}");

    private static MarkdownText Values(FieldDifference difference)
    {
        if (FieldPhrases.IsCopy(difference.Field))
            return default;
        var file = Phrases.Value(difference.Field, difference.File);
        var service = Phrases.Value(difference.Field, difference.Service);
        return difference.File is null
            ? MarkdownText.Of($": {service} in Apollo")
            : MarkdownText.Of($": {file} in git, {service} in Apollo");
    }
}
