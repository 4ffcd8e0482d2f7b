using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The table of a plan: each sequence, and what changes in it. Two columns fit a phone.</summary>
internal sealed class ChangeTable(CommentLinks links)
{
    private const int LongestName = 300;
    private const int LongestFact = 300;

    /// <summary>The table.</summary>
    public Group Of(IReadOnlyList<ChangeRow> rows, IReadOnlyList<SharedEdit> shared) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Sequence | What changes |\n|---|---|\n"),
            [
                .. rows.Where(IsDecision).Select(Piece),
                .. shared.Select(edit => new Piece(Rank.Row, 1, "row", Row(edit))),
                .. rows.Where(row => !IsDecision(row)).Select(Piece),
            ],
            MarkdownText.Of($"\n")
        );

    private static bool IsDecision(ChangeRow row) => row.Change.Action == SequenceAction.Blocked;

    private Piece Piece(ChangeRow row) => new(Rank.Row, 1, "row", Row(row));

    private static MarkdownText Row(SharedEdit edit)
    {
        var count = Phrases.Count(edit.Sequences.Length, "sequence", "sequences");
        return MarkdownText.Of(
            $"| ✏️ <b>{count}</b><br><sub>{edit.People.ToString()} · same edit, listed below</sub> | "
                + $"{MarkdownText.Join("<br>", edit.Lines)} |\n"
        );
    }

    private MarkdownText Row(ChangeRow row)
    {
        var change = row.Change;
        var name = MarkdownText.Of($"{Icon(change)} <b>{links.Name(change, LongestName)}</b>");
        return MarkdownText.Of(
            $"| {name}<br><sub>{links.Small(change)}</sub> | {IfAllowed(row)}{Lines([.. Facts(row)])} |\n"
        );
    }

    private static MarkdownText IfAllowed(ChangeRow row) =>
        IsDecision(row) && !row.Facts.IsEmpty ? MarkdownText.Of($"If allowed:<br>") : default;

    // Several facts wrap on a phone, so each has a mark where it begins.
    private static MarkdownText Lines(ImmutableArray<MarkdownText> facts) =>
        facts is [var only] ? only : MarkdownText.Join("<br>", facts.Select(fact => MarkdownText.Of($"• {fact}")));

    private static string Icon(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.Blocked => "⛔",
            SequenceAction.Create => "➕",
            SequenceAction.Update => "✏️",
            SequenceAction.Archive => "🗄️",
            SequenceAction.None => "👀",
            _ => "🔗",
        };

    private static IEnumerable<MarkdownText> Facts(ChangeRow row)
    {
        var facts = row.Shown.Select(Fact).Concat(row.ShownNotes.Select(note => MarkdownText.Of($"{note}"))).ToList();
        if (!row.Left.IsEmpty)
            facts.Add(MarkdownText.Of($"… and {row.Left.Length} more, below"));
        if (facts.Count > 0)
            return facts;
        return row.Change.Action == SequenceAction.Blocked ? [MarkdownText.Of($"See below")] : [MarkdownText.Of($"–")];
    }

    /// <summary>A fact; what must not be missed is bold.</summary>
    public static MarkdownText Fact(ChangeFact fact)
    {
        var text = MarkdownText.Prose(fact.Text, LongestFact);
        return fact.IsLoss ? MarkdownText.Of($"<b>{text}</b>{fact.People}") : text;
    }
}
