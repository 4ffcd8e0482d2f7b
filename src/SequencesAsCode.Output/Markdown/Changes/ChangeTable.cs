using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The table of a plan: each sequence, and what changes in it. Two columns fit a phone.</summary>
internal sealed class ChangeTable(CommentLinks links)
{
    /// <summary>How many facts a row shows. The fold of the sequence has the others.</summary>
    public const int MostFacts = 6;

    private const int LongestName = 300;
    private const int LongestFact = 300;

    /// <summary>The table.</summary>
    public Group Of(IReadOnlyList<SequenceChange> sequences, IReadOnlyList<SharedEdit> shared) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| Sequence | What changes |\n|---|---|\n"),
            [
                .. shared.Select(edit => new Piece(Rank.Row, 1, "row", Row(edit))),
                .. sequences.Select(change => new Piece(Rank.Row, 1, "row", Row(change))),
            ],
            MarkdownText.Of($"\n")
        );

    private static MarkdownText Row(SharedEdit edit)
    {
        var count = Phrases.Count(edit.Sequences.Length, "sequence", "sequences");
        return MarkdownText.Of(
            $"| ✏️ <b>{count}</b><br><sub>{edit.People.ToString()} · same edit, listed below</sub> | "
                + $"{MarkdownText.Join("<br>", CopyBlocks.Changed(edit.Copy))} |\n"
        );
    }

    private MarkdownText Row(SequenceChange change)
    {
        var name = MarkdownText.Of($"{Icon(change)} <b>{links.Name(change, LongestName)}</b>");
        return MarkdownText.Of($"| {name}<br><sub>{links.Small(change)}</sub> | {Lines([.. Facts(change)])} |\n");
    }

    // Several facts wrap on a phone, so each has a mark where it begins.
    private static MarkdownText Lines(ImmutableArray<MarkdownText> facts) =>
        facts is [var only] ? only : MarkdownText.Join("<br>", facts.Select(fact => MarkdownText.Of($"• {fact}")));

    /// <summary>The mark of what happens to a sequence.</summary>
    public static string Icon(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.Blocked => "⛔",
            SequenceAction.Create => "➕",
            SequenceAction.Update => "✏️",
            SequenceAction.Archive => "🗄️",
            SequenceAction.None => "👀",
            _ => "🔗",
        };

    private static IEnumerable<MarkdownText> Facts(SequenceChange change)
    {
        var facts = ChangeFacts.Of(change);
        foreach (var fact in facts.Take(MostFacts))
            yield return Fact(fact);
        if (facts.Length > MostFacts)
            yield return MarkdownText.Of($"… and {facts.Length - MostFacts} more, below");
        if (facts.IsEmpty)
            yield return change.Action == SequenceAction.Blocked ? MarkdownText.Of($"See below")
            : change.Notes.IsEmpty ? MarkdownText.Of($"–")
            : MarkdownText.Of($"{change.Notes[0]}");
    }

    /// <summary>How many notes the row shows, which are those of a sequence without facts.</summary>
    public static int NotesIn(SequenceChange change) =>
        change.Action != SequenceAction.Blocked && ChangeFacts.Of(change).IsEmpty ? 1 : 0;

    /// <summary>A fact; what must not be missed is bold.</summary>
    public static MarkdownText Fact(ChangeFact fact)
    {
        var text = MarkdownText.Prose(fact.Text, LongestFact);
        return fact.IsLoss ? MarkdownText.Of($"<b>{text}</b>{fact.People}") : text;
    }
}
