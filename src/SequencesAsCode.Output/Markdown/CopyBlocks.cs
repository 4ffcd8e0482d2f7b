using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// Texts, old and new, as a quotation. Removed words are in <c>del</c> and added words in <c>ins</c>: unlike <c>~~</c>
/// and <c>**</c> these work beside any character (spaces, punctuation, scripts without spaces), and GitHub, GitLab and
/// Azure DevOps show them.
/// </summary>
internal static class CopyBlocks
{
    private const int MostNewLines = 60;

    /// <summary>A changed text in a few words, for a list of facts; empty for a new text.</summary>
    public static string Fact(FieldChange change)
    {
        var label = change.Field.Label;
        if (change.Before is null)
            return "";
        if (change.Field.Kind == FieldKind.Text)
            return $"{label} changed{Phrases.Because(change.Reason)}";
        var kind = CopyChange.Of(change.Before, change.After).Kind;
        var fact = kind switch
        {
            CopyKind.New => $"{label} written",
            CopyKind.Removed => $"{label} {kind.Words()}",
            CopyKind.MarkupOnly or CopyKind.OtherTargets => $"{label}: {kind.Words()}",
            _ => $"{label} reworded",
        };
        return fact + Phrases.Because(change.Reason);
    }

    /// <summary>The texts of a step or touch with its name above; null when there are none.</summary>
    public static MarkdownText? Of(MarkdownText name, IEnumerable<CopyEdit> edits)
    {
        var lines = edits.SelectMany(Lines).ToList();
        return lines.Count == 0 ? null : MarkdownText.Of($"<b>{name}</b>\n\n> {MarkdownText.Join("<br>", lines)}");
    }

    private static IEnumerable<MarkdownText> Lines(CopyEdit edit)
    {
        var label = Phrases.Sentence(edit.Field.Label);
        if (edit.IsLine)
        {
            var line = Line(CopyChange.OfLine(edit.Before, edit.After));
            yield return MarkdownText.Of($"<i>{label}{edit.Because}:</i> {line}");
            yield break;
        }

        var change = CopyChange.Of(edit.Before, edit.After);
        yield return MarkdownText.Of($"<i>{label}{edit.Because}:</i>{Words(change.Kind)}");
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

    private static MarkdownText Words(CopyKind kind)
    {
        if (kind.Words() is not { } words)
            return default;
        return kind == CopyKind.Removed ? MarkdownText.Of($" <del>{words}</del>") : MarkdownText.Of($" {words}");
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
            // The text has no space between the two; readers need one.
            PieceKind.Added when before == PieceKind.Removed => MarkdownText.Of($" <ins><b>{words}</b></ins>"),
            PieceKind.Added => MarkdownText.Of($"<ins><b>{words}</b></ins>"),
            PieceKind.Removed => MarkdownText.Of($"<del>{words}</del>"),
            _ => words,
        };
    }
}
