using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// Words, old and new, as a quotation. What goes and comes stands in <c>del</c> and <c>ins</c>: unlike <c>~~</c> and
/// <c>**</c> these do not depend on the
/// characters beside them (spaces, punctuation, scripts without spaces), and GitHub, GitLab and Azure DevOps show them.
/// </summary>
internal static class CopyBlocks
{
    private const int MostNewLines = 60;

    /// <summary>One copy field in a few words, for a list of facts.</summary>
    public static string Fact(FieldChange change)
    {
        var label = change.Field.Label;
        if (change.Before is null)
            return "";
        if (change.Field.Kind == FieldKind.Text)
            return $"{label} changed{Phrases.Because(change.Reason)}";
        var said = CopyChange.Of(change.Before, change.After).Kind switch
        {
            CopyKind.New => $"{label} written",
            CopyKind.Removed => $"{label} removed",
            CopyKind.MarkupOnly => $"{label}: markup changed, wording identical",
            CopyKind.OtherTargets => $"{label}: links or images changed, wording identical",
            _ => $"{label} reworded",
        };
        return said + Phrases.Because(change.Reason);
    }

    /// <summary>The copy of a step or touch with its name above; null where no words change.</summary>
    public static MarkdownText? Of(
        MarkdownText name,
        IEnumerable<(Field Field, FieldValue? Before, FieldValue? After, string Because)> changes
    )
    {
        var lines = changes
            .SelectMany(change => Lines(change.Field, change.Before, change.After, change.Because))
            .ToList();
        return lines.Count == 0 ? null : MarkdownText.Of($"<b>{name}</b>\n\n> {MarkdownText.Join("<br>", lines)}");
    }

    private static IEnumerable<MarkdownText> Lines(Field field, FieldValue? before, FieldValue? after, string because)
    {
        var label = Phrases.Sentence(field.Label);
        if (field.Kind == FieldKind.Text)
        {
            yield return MarkdownText.Of($"<i>{label}{because}:</i> {Line(CopyChange.OfLine(before, after))}");
            yield break;
        }

        var change = CopyChange.Of(before, after);
        var said = change.Kind switch
        {
            CopyKind.Removed => MarkdownText.Of($" <del>removed</del>"),
            CopyKind.MarkupOnly => MarkdownText.Of($" markup changed, wording identical"),
            CopyKind.OtherTargets => MarkdownText.Of($" links or images changed, wording identical"),
            CopyKind.TooLong => MarkdownText.Of($" too long to compare"),
            _ => default,
        };
        yield return MarkdownText.Of($"<i>{label}{because}:</i>{said}");
        foreach (var line in change.Lines.Take(MostNewLines))
            yield return Of(line);
        if (change.Lines.Length > MostNewLines)
            yield return MarkdownText.Of(
                $"<i>… {Phrases.Count(change.Lines.Length - MostNewLines, "more line", "more lines")}</i>"
            );
        foreach (var link in change.LinksOut)
            yield return MarkdownText.Of($"<i>no more:</i> {MarkdownText.Code(link)}");
        foreach (var link in change.LinksIn)
            yield return MarkdownText.Of($"<i>new:</i> {MarkdownText.Code(link)}");
        if (change.VariablesOut.Length + change.VariablesIn.Length > 0)
            yield return MarkdownText.Of($"<i>Merge variables:</i> {Variables(change)}");
    }

    private static MarkdownText Variables(CopyChange change) =>
        MarkdownText.Join(
            ", ",
            change
                .VariablesOut.Select(name => MarkdownText.Of($"<del>{name}</del>"))
                .Concat(change.VariablesIn.Select(name => MarkdownText.Of($"<ins><b>{name}</b></ins>")))
        );

    private static MarkdownText Of(CopyLine line) =>
        line.Unchanged > 0 ? MarkdownText.Of($"<i>{line.ToString()}</i>") : Line(line.Pieces);

    private static MarkdownText Line(ImmutableArray<ProsePiece> pieces) =>
        MarkdownText.Line(
            string.Concat(pieces.Select(piece => piece.Text)),
            MarkdownText.Join(
                "",
                pieces.Select((piece, i) => Marked(piece, i == 0 ? PieceKind.Same : pieces[i - 1].Kind))
            )
        );

    private static MarkdownText Marked(ProsePiece piece, PieceKind before)
    {
        var words = MarkdownText.Words(piece.Text);
        return piece.Kind switch
        {
            // A space for the eye: the text has none between the two.
            PieceKind.Added when before == PieceKind.Removed => MarkdownText.Of($" <ins><b>{words}</b></ins>"),
            PieceKind.Added => MarkdownText.Of($"<ins><b>{words}</b></ins>"),
            PieceKind.Removed => MarkdownText.Of($"<del>{words}</del>"),
            _ => words,
        };
    }
}
