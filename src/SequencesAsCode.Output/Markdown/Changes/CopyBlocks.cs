using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>
/// Texts, old and new, in the color of ordinary text. Removed words are in <c>del</c> and added words in <c>ins</c>:
/// unlike <c>~~</c> and <c>**</c> these work beside any character (spaces, punctuation, scripts without spaces), and
/// GitHub, GitLab and Azure DevOps show them.
/// </summary>
internal static class CopyBlocks
{
    private const int MostNewLines = 60;

    /// <summary>The texts of a step or variant with its title above; null when there are none.</summary>
    public static MarkdownText? Of(MarkdownText title, IEnumerable<CopyEdit> edits)
    {
        var lines = edits.Where(IsWorthShowing).SelectMany(Lines).ToList();
        return lines.Count == 0 ? null : MarkdownText.Of($"{title}\n\n{MarkdownText.Join("<br>", lines)}");
    }

    /// <summary>
    /// The changed lines of an edit in which only words and links change, in full; null for any other edit.
    /// </summary>
    public static MarkdownText? Reworded(CopyEdit edit)
    {
        var change = edit.IsLine
            ? CopyChange.OfSubject(edit.Before, edit.After)
            : CopyChange.Of(edit.Before, edit.After);
        if (change.Kind != CopyKind.Reworded || change.Lines.Any(line => line.Pieces.Any(piece => piece.IsCut)))
            return null;
        var lines = change.Lines.Where(line => line.IsChanged).Select(Of).Concat(Links(change));
        var label = edit.IsLine ? MarkdownText.Of($"<b>{Phrases.Sentence(edit.Field.Label)}:</b> ") : default;
        return MarkdownText.Of($"{label}{MarkdownText.Join("<br>", lines)}");
    }

    // The table says that only the formatting changes; there is nothing to read.
    private static bool IsWorthShowing(CopyEdit edit) =>
        edit.IsLine || edit.Because.Length > 0 || CopyChange.KindOf(edit.Before, edit.After) != CopyKind.MarkupOnly;

    private static IEnumerable<MarkdownText> Lines(CopyEdit edit)
    {
        var label = Phrases.Sentence(edit.Field.Label);
        if (edit.IsLine)
        {
            var line = Line(CopyChange.OfLine(edit.Before, edit.After));
            yield return MarkdownText.Of($"<b>{label}{edit.Because}:</b> {line}");
            yield break;
        }

        var change = CopyChange.Of(edit.Before, edit.After);
        yield return MarkdownText.Of($"<b>{label}{edit.Because}:</b>{Words(change.Kind)}");
        foreach (var line in change.Lines.Take(MostNewLines))
            yield return Of(line);
        if (change.Lines.Length > MostNewLines)
            yield return MarkdownText.Of(
                $"<i>… {Phrases.Count(change.Lines.Length - MostNewLines, "more line", "more lines")}</i>"
            );
        foreach (var link in Links(change))
            yield return link;
        if (change.VariablesOut.Length + change.VariablesIn.Length > 0)
            yield return MarkdownText.Of($"<i>Dynamic variables:</i> {Variables(change)}");
    }

    private static IEnumerable<MarkdownText> Links(CopyChange change) =>
        change
            .LinksOut.Select(link => MarkdownText.Of($"<i>Removed:</i> {MarkdownText.Code(link)}"))
            .Concat(change.LinksIn.Select(link => MarkdownText.Of($"<i>Added:</i> {MarkdownText.Code(link)}")));

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
