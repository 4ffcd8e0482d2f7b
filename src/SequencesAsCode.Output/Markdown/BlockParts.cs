using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>A guard with what it stops and why, and the YAML lines or the option that allow it, ready to
/// copy.</summary>
internal static class BlockParts
{
    public static MarkdownText Of(
        Block block,
        MarkdownText lead,
        ImmutableArray<FieldDifference> conflicts,
        params IEnumerable<string> keys
    )
    {
        // A key of letters only may be an ordinary word of the sentence.
        var named = keys.Where(key => !key.All(char.IsLetter));
        var paragraphs = new List<MarkdownText>
        {
            MarkdownText.Of($"{lead}{MarkdownText.Prose(block.Message, int.MaxValue, [.. named])}"),
        };
        if (!conflicts.IsEmpty)
            paragraphs.Add(
                MarkdownText.Join("\n", conflicts.Select(conflict => MarkdownText.Of($"- {Difference(conflict)}")))
            );
        if (!block.LinesToAdd.IsEmpty)
        {
            var where = Phrases.PlaceOf(block) is { } place
                ? MarkdownText.Of($" to {MarkdownText.Code(place)}")
                : default;
            // The lines are entries of a list that the file already has.
            var under = Phrases.ListOf(block) is { } list
                ? MarkdownText.Of($" under {MarkdownText.Code(list)}")
                : default;
            paragraphs.Add(MarkdownText.Of($"{Phrases.ForGood(block)}, add{where}{under}:"));
            paragraphs.Add(MarkdownText.Yaml(block.LinesToAdd));
        }

        if (block.Consent is { } consent)
        {
            var flag = MarkdownText.Code(ConsentFlags.FlagOf(consent));
            paragraphs.Add(MarkdownText.Of($"{Phrases.ForOneRun(block)} {flag}"));
        }

        return MarkdownText.Join("\n\n", paragraphs);
    }

    /// <summary>The value in the file and the value in Apollo, in a line.</summary>
    public static MarkdownText Difference(FieldDifference difference)
    {
        var of = difference.Handle is { } handle ? MarkdownText.Of($" of {MarkdownText.Key(handle)}") : default;
        if (FieldPhrases.IsCopy(difference.Field))
            return MarkdownText.Of($"{difference.Field.Label}{of}");
        var file = Phrases.Value(difference.Field, difference.File);
        var service = Phrases.Value(difference.Field, difference.Service);
        return difference.File is null
            ? MarkdownText.Of($"{difference.Field.Label}{of}: {service} in Apollo")
            : MarkdownText.Of($"{difference.Field.Label}{of}: file {file}, Apollo {service}");
    }
}
