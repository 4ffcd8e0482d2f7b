using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The same edit of the words of several sequences.</summary>
/// <param name="Copy">The edit.</param>
/// <param name="Sequences">The sequences that have no other change.</param>
internal sealed record SharedEdit(CopyChange Copy, ImmutableArray<SequenceChange> Sequences)
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
                .Select(change => (Change: change, Copy: OnlyEdit(change)))
                .Where(pair => pair.Copy is not null)
                .GroupBy(pair => Words(pair.Copy!), pair => pair, StringComparer.Ordinal)
                .Where(group => group.Count() >= Fewest)
                .OrderByDescending(group => group.Count())
                .Select(group => new SharedEdit(group.First().Copy!, [.. group.Select(pair => pair.Change)])),
        ];

    // The one edit of a sequence in which nothing else happens; its words in several variants are one edit.
    private static CopyChange? OnlyEdit(SequenceChange change)
    {
        if (!IsOnlyUpdated(change))
            return null;
        var texts = change.Steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)));
        var edits = new List<CopyChange>();
        foreach (var text in texts)
        {
            if (text.Field.Kind != FieldKind.Html || text.Reason == Reason.NoBase)
                return null;
            edits.Add(CopyChange.Of(text.Before, text.After));
        }

        return edits.Count > 0 && edits.TrueForAll(edit => IsPlain(edit) && Words(edit) == Words(edits[0]))
            ? edits[0]
            : null;
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

    private static bool IsPlain(CopyChange edit) =>
        edit is { Kind: CopyKind.Reworded, LinksOut.IsEmpty: true, LinksIn.IsEmpty: true };

    private static string Words(CopyChange edit) =>
        string.Join(
            '\n',
            edit.Lines.Where(IsChanged)
                .Select(line =>
                    string.Concat(line.Pieces.Select(piece => $"{(char)('0' + (int)piece.Kind)}{piece.Text}"))
                )
        );

    /// <summary>Whether words of a line differ.</summary>
    public static bool IsChanged(CopyLine line) => line.Pieces.Any(piece => piece.Kind != PieceKind.Same);
}
