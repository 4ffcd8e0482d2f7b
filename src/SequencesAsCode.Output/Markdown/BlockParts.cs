using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>What is stopped by a guard: why, and the lines or the option that let it through, ready to copy.</summary>
internal static class BlockParts
{
    public static MarkdownText Of(
        Block block,
        MarkdownText lead,
        ImmutableArray<FieldDifference> conflicts,
        params IEnumerable<string> keys
    )
    {
        // A key of letters only may be any word of the sentence, but for where a step is named.
        var named = keys.Where(key =>
            !key.All(char.IsLetter) || block.Message.Contains($", {key})", StringComparison.Ordinal)
        );
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
            // The list is there already, and these are entries of it.
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

    /// <summary>File beside Apollo, in a line.</summary>
    public static MarkdownText Difference(FieldDifference difference)
    {
        var of = difference.Handle is { } handle ? MarkdownText.Of($" of {MarkdownText.Key(handle)}") : default;
        if (FieldLines.IsCopy(difference.Field))
            return MarkdownText.Of($"{difference.Field.Label}{of}");
        var (file, service) = (
            Phrases.Value(difference.Field, difference.File),
            Phrases.Value(difference.Field, difference.Service)
        );
        return difference.File is null
            ? MarkdownText.Of($"{difference.Field.Label}{of}: {service} in Apollo")
            : MarkdownText.Of($"{difference.Field.Label}{of}: file {file}, Apollo {service}");
    }
}
