using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// A folded section about one sequence: its steps as short facts, its days, what is kept or set by hand; then its
/// texts, old and new.
/// </summary>
internal static class SequenceFold
{
    private const string Fact = "fact";
    private const string Text = "text";

    /// <summary>The section about a planned sequence.</summary>
    /// <param name="context">The environment of the plan and the service behind it.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="order">Its place by importance.</param>
    /// <param name="isOpen">Whether the section starts unfolded.</param>
    public static Group Of(PlanContext context, SequenceChange sequence, int order, bool isOpen)
    {
        var facts = Fields(sequence)
            .Concat(StepFacts.Of(sequence))
            .Concat(Days(sequence))
            .Concat(Variables(sequence))
            .Concat(Kept(sequence))
            .Concat(ByHand(context, sequence))
            .Concat(Rewritten(sequence))
            .Concat(StepFacts.Doubts(sequence))
            .Concat(sequence.Notes.Select(note => MarkdownText.Of($"Note: {note}")));
        var copies = StepCopies
            .Of(sequence)
            .Concat(StepCopies.Starting(sequence))
            .Concat(RewrittenCopies(sequence))
            .Select((copy, i) => Comment.Paragraph(Rank.Copy, (order * 1_000) + i, Text, copy));
        return Of(sequence, order, Effect(sequence), facts, copies, isOpen);
    }

    // A blocked sequence sends nothing now, so its effect is not stated as if it happened.
    private static string Effect(SequenceChange sequence)
    {
        var sentence = EffectSentence.Of(sequence.Effect);
        if (sequence.Action != SequenceAction.Blocked)
            return sentence;
        var isChanged = !sequence.Fields.IsEmpty || sequence.Steps.Any(step => step.Action != PartAction.None);
        return isChanged ? $"blocked, nothing is sent; without the block it {sentence}" : "blocked, nothing is sent";
    }

    /// <summary>A section of facts and texts.</summary>
    public static Group Of(
        SequenceChange sequence,
        int order,
        string effect,
        IEnumerable<MarkdownText> facts,
        IEnumerable<Node> copies,
        bool isOpen
    )
    {
        var summary = MarkdownText.Of(
            $"<b>{MarkdownText.Prose(sequence.Name, 300)}</b> ({MarkdownText.Key(sequence.Key)}): "
                + $"{MarkdownText.Prose(effect.TrimEnd('.'), 300)}"
        );
        var start = isOpen ? MarkdownText.Of($"<details open=\"\">") : MarkdownText.Of($"<details>");
        var items = facts.ToList();
        if (items.Count > 0)
            copies = copies.Prepend(Comment.List(Rank.Fact, order, Fact, items));
        return new(
            Rank.Fact,
            order,
            "section",
            MarkdownText.Of($"{start}\n<summary>{summary}</summary>\n\n"),
            [.. copies],
            MarkdownText.Of($"</details>\n\n")
        )
        {
            Note = Comment.LeftOut,
        };
    }

    private static IEnumerable<MarkdownText> Fields(SequenceChange sequence)
    {
        var fields = StepFacts.Unmarked(
            sequence.Id is null
                ? [.. sequence.Fields.Where(change => change.Field != Core.Values.Fields.Name)]
                : sequence.Fields
        );
        if (FieldPhrases.Short(fields) is { Length: > 0 } settings)
            yield return MarkdownText.Of($"{Phrases.Sentence(settings)}");
        foreach (var change in fields.Where(change => FieldPhrases.IsCopy(change.Field)))
        {
            if (CopyBlocks.Fact(change) is { Length: > 0 } fact)
                yield return MarkdownText.Of($"{Phrases.Sentence(fact)}");
        }
    }

    private static IEnumerable<MarkdownText> Days(SequenceChange sequence)
    {
        var keys = sequence.Steps.Select(step => step.Key).OfType<string>();
        if (DayChange.Of(sequence) is { } days)
            yield return MarkdownText.Join(
                "<br>",
                days.Lines.Select(
                    (line, i) => MarkdownText.Prose(i == 0 ? Phrases.Sentence(line) : line, int.MaxValue, [.. keys])
                )
            );
    }

    private static IEnumerable<MarkdownText> Variables(SequenceChange sequence) =>
        VariablePhrases.Of(sequence).Select(line => MarkdownText.Of($"{Phrases.Sentence(line)}"));

    private static IEnumerable<MarkdownText> Kept(SequenceChange sequence)
    {
        foreach (var edit in sequence.Drift)
            yield return StepFacts.Kept(edit);
        if (sequence.OrderDrift)
            yield return MarkdownText.Of($"Order of the steps changed in Apollo, kept");
    }

    private static IEnumerable<MarkdownText> Rewritten(SequenceChange sequence)
    {
        foreach (var difference in sequence.Rewritten)
            yield return MarkdownText.Of(
                $"<b>{Phrases.Sentence(RewritePhrases.Open)}:</b> {BlockParts.Difference(difference)}"
            );
        foreach (var difference in sequence.AcceptedRewrites)
            yield return MarkdownText.Of(
                $"{Phrases.Sentence(RewritePhrases.Accepted)}: {BlockParts.Difference(difference)}"
            );
        if (!sequence.Rewritten.IsEmpty)
            yield return MarkdownText.Of($"{Guards.RewrittenRemedy(sequence.Key)}");
    }

    private static IEnumerable<MarkdownText> RewrittenCopies(SequenceChange sequence)
    {
        if (CopyBlocks.Of(MarkdownText.Of($"Rewritten by Apollo"), RewritePhrases.Copies(sequence)) is { } copy)
            yield return copy;
    }

    private static IEnumerable<MarkdownText> ByHand(PlanContext context, SequenceChange sequence)
    {
        foreach (var difference in sequence.SetByHand)
            yield return MarkdownText.Of($"<b>To be set by hand in Apollo:</b> {BlockParts.Difference(difference)}");
        if (PlanPhrases.ByHandAt(context, sequence) is { } address)
            yield return MarkdownText.Of($"There: {MarkdownText.Code(address)}");
    }
}
