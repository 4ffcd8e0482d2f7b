using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The same edit of subject, body or note in several sequences.</summary>
/// <param name="Lines">The changed lines, as the comment shows them.</param>
/// <param name="Sequences">The sequences that have no other change.</param>
internal sealed record SharedEdit(ImmutableArray<MarkdownText> Lines, ImmutableArray<SequenceChange> Sequences)
{
    private const int Fewest = 3;

    /// <summary>The people in all of them.</summary>
    public People People => People.Sum(Sequences.Select(change => change.People));

    /// <summary>
    /// The edits that at least three sequences share and that are all that happens to them, those of the most sequences
    /// first.
    /// </summary>
    public static ImmutableArray<SharedEdit> Among(IEnumerable<SequenceChange> changes) =>
        [
            .. changes
                .Select(change => (Change: change, Lines: OnlyWords(change)))
                .Where(pair => !pair.Lines.IsEmpty)
                .GroupBy(pair => MarkdownText.Join("\n", pair.Lines).ToString(), pair => pair, StringComparer.Ordinal)
                .Where(group => group.Count() >= Fewest)
                .OrderByDescending(group => group.Count())
                .Select(group => new SharedEdit(group.First().Lines, [.. group.Select(pair => pair.Change)])),
        ];

    // The reworded lines of a sequence in which nothing else happens; the same words in several variants are one edit.
    private static ImmutableArray<MarkdownText> OnlyWords(SequenceChange change)
    {
        if (!IsOnlyUpdated(change))
            return [];
        var fields = change
            .Steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)))
            .ToList();
        if (fields.Exists(field => field.Reason == Reason.NoBase || !FieldPhrases.IsCopy(field.Field)))
            return [];
        var edits = fields.ConvertAll(field => new CopyEdit(field.Field, field.Before, field.After));
        var lines = edits.ConvertAll(CopyBlocks.Reworded);
        return lines.Contains(null) ? [] : [.. lines.OfType<MarkdownText>().Distinct()];
    }

    private static bool IsOnlyUpdated(SequenceChange change) =>
        change is { Action: SequenceAction.Update, Fields.IsEmpty: true, HasDrift: false, Notes.IsEmpty: true }
        && change.SetByHand.IsEmpty
        && change.Rewritten.IsEmpty
        && change.AcceptedRewrites.IsEmpty
        && change.Steps.All(step =>
            step.Action is PartAction.None or PartAction.Update
            && step.Touches.All(touch => touch.Action is PartAction.None or PartAction.Update)
        );
}
