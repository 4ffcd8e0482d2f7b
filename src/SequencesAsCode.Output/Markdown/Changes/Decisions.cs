using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>What needs a decision: why, and both ways out, ready to copy.</summary>
internal sealed class Decisions(CommentLinks links)
{
    private const int LongestName = 300;

    /// <summary>The section; nothing when nothing is blocked.</summary>
    public IEnumerable<Node> Of(Plan plan)
    {
        var whole = plan.Blocks.Select((block, i) => Comment.Paragraph(Rank.Blocked, i + 1, "guard", Of(block)));
        var each = PlanPhrases
            .ByImportance(plan)
            .Where(change => change.Action == SequenceAction.Blocked)
            .Select(
                (change, i) =>
                    Comment.Paragraph(
                        Rank.Blocked,
                        Composer.FirstBlocked + i,
                        "blocked sequence",
                        MarkdownText.Join("\n\n", OfSequence(change))
                    )
            );
        var parts = whole.Concat(each).ToList();
        if (parts.Count > 0)
            yield return Comment.Section(
                Rank.Blocked,
                "list of decisions",
                MarkdownText.Of($"{(parts.Count == 1 ? "Decision" : "Decisions")} needed"),
                parts
            );
    }

    private MarkdownText Of(Block block) =>
        MarkdownText.Of(
            $"⛔ <b>Whole plan</b>: {MarkdownText.Prose(block.Message)}\n\n"
                + $"{MarkdownText.Join("\n", Ways(block, DecisionWays.Of(block), []))}"
        );

    private IEnumerable<MarkdownText> OfSequence(SequenceChange change)
    {
        var lead = MarkdownText.Of(
            $"⛔ <b>{MarkdownText.Prose(change.Name, LongestName)}</b> ({MarkdownText.Key(change.Key)}): "
        );
        string[] keys = [.. change.Steps.Select(step => step.Key).OfType<string>(), change.Key];
        foreach (var block in change.Blocks)
        {
            // A key of letters only may be an ordinary word of the sentence.
            var named = keys.Where(key => !key.All(char.IsLetter));
            yield return MarkdownText.Of($"{lead}{MarkdownText.Prose(block.Message, int.MaxValue, [.. named])}");
            if (block.Code == BlockCode.Conflict && !change.Conflicts.IsEmpty)
                yield return MarkdownText.Join(
                    "\n",
                    change.Conflicts.Select(conflict => MarkdownText.Of($"- {Differences.Of(conflict)}"))
                );
            var ways = Ways(block, DecisionWays.Of(block, change), keys).ToList();
            if (ways.Count > 0)
                yield return MarkdownText.Join("\n", ways);
        }

        if (change.Blocks.IsEmpty)
            yield return MarkdownText.Of($"{lead}{EffectSentence.Of(change.Effect)}");
    }

    private IEnumerable<MarkdownText> Ways(Block block, DecisionWays ways, string[] keys)
    {
        if (!block.LinesToAdd.IsEmpty || block.Consent is not null)
            yield return MarkdownText.Of($"- <b>{ways.Allow}:</b> {Allow(block)}");
        if (ways.Keep is { } keep)
            yield return MarkdownText.Of($"- <b>{keep}:</b> {Instead(ways, keys)}");
    }

    private MarkdownText Instead(DecisionWays ways, string[] keys)
    {
        var where = ways.File is { } file ? MarkdownText.Of($" in {links.File(file, file)}") : default;
        return MarkdownText.Of($"{MarkdownText.Prose(ways.How, int.MaxValue, keys)}{where}");
    }

    private MarkdownText Allow(Block block)
    {
        var flag = block.Consent is { } consent
            ? MarkdownText.Code(CommandWords.ApplyWith(ConsentFlags.FlagOf(consent)))
            : default;
        if (block.LinesToAdd.IsEmpty)
            return MarkdownText.Of($"for one run, {flag}");
        var where = Phrases.PlaceOf(block) is { } place
            ? MarkdownText.Of($" to {links.File(place, block.At!.File)}")
            : default;
        // The lines are entries of a list that the file already has.
        var under = Phrases.ListOf(block) is { } list ? MarkdownText.Of($" under {MarkdownText.Code(list)}") : default;
        var lines = MarkdownText.Yaml(block.LinesToAdd).Indented(2);
        var once = flag.IsEmpty ? default : MarkdownText.Of($"\n\n  Or only for one run: {flag}");
        return MarkdownText.Of($"add{where}{under}\n\n  {lines}{once}");
    }
}
