using System.Collections.Immutable;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering.Markdown;

/// <summary>What is stopped by a guard: why, and the lines or the option that let it through, ready to copy.</summary>
internal static class BlockParts
{
    public static MarkdownText Of(Block block, MarkdownText lead, ImmutableArray<FieldDifference> conflicts)
    {
        var paragraphs = new List<MarkdownText> { MarkdownText.Of($"{lead}{block.Message}") };
        if (!conflicts.IsEmpty) paragraphs.Add(MarkdownText.Join("\n", conflicts.Select(conflict => MarkdownText.Of($"- {Difference(conflict)}"))));
        if (!block.LinesToAdd.IsEmpty)
        {
            var where = block.At is null ? default : MarkdownText.Of($" to {MarkdownText.Code(block.At.File)}");
            // The list is there already, and these are entries of it.
            var under = Phrases.IsEntry(block) ? MarkdownText.Of($" under {MarkdownText.Code("removed:")}") : default;
            paragraphs.Add(MarkdownText.Of($"To allow it, add{where}{under}:"));
            paragraphs.Add(MarkdownText.Yaml(block.LinesToAdd));
        }

        if (block.Flag is { } flag) paragraphs.Add(MarkdownText.Of($"{Phrases.ForOneRun(block)} {MarkdownText.Code(flag)}"));
        return MarkdownText.Join("\n\n", paragraphs);
    }

    /// <summary>File beside Apollo, in a line.</summary>
    public static MarkdownText Difference(FieldDifference difference)
    {
        var of = difference.Handle is { } handle ? $" of {handle}" : "";
        if (FieldLines.IsCopy(difference.Field)) return MarkdownText.Of($"{difference.Field.Label}{of}");
        var (file, service) = (Phrases.Value(difference.Field, difference.File), Phrases.Value(difference.Field, difference.Service));
        return difference.File is null ? MarkdownText.Of($"{difference.Field.Label}{of}: {service} in Apollo") : MarkdownText.Of($"{difference.Field.Label}{of}: file {file}, Apollo {service}");
    }
}
