using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Lines about a text that is different in git and in Apollo. Nothing is added or removed here, so each side has a
/// label and a color of its own, and no marks.
/// </summary>
internal static class SideLines
{
    private static readonly Run SameGutter = new("          │ ", Tone.Faint);
    private static readonly Run GitGutter = new("in git    │ ", Tone.InGit);
    private static readonly Run ApolloGutter = new("in Apollo │ ", Tone.InApollo);

    /// <summary>Adds both sides of a text.</summary>
    /// <param name="document">Takes the lines.</param>
    /// <param name="difference">The field with both values.</param>
    /// <param name="what">Text behind the field's label.</param>
    /// <param name="indent">Columns before each line.</param>
    /// <param name="lead">What comes before the label.</param>
    public static void Add(
        TextDocument document,
        FieldDifference difference,
        string what,
        int indent,
        params ReadOnlySpan<Run> lead
    )
    {
        var field = difference.Field;
        if (field.Kind == FieldKind.Text)
        {
            document.Text(indent, [.. lead, $"{field.Label}{what}"]);
            var pieces = CopyChange.OfLine(difference.File, difference.Service);
            document.AddRange(Both(new(0, pieces), indent + 2));
            return;
        }

        var change = CopyChange.Of(difference.File, difference.Service);
        document.Text(indent, [.. lead, $"{field.Label}{what}{(Words(change.Kind) is { } words ? $": {words}" : "")}"]);
        document.AddRange(change.Lines.SelectMany(line => Of(line, indent + 2)));
        AddFacts(document, change, indent + 2);
    }

    // The words of a change say what happened to the text; here both texts are there.
    private static string? Words(CopyKind kind) =>
        kind switch
        {
            CopyKind.Removed => "only in git",
            CopyKind.New => "only in Apollo",
            CopyKind.OtherTargets => "other links or images, same wording",
            CopyKind.MarkupOnly => "other markup, same wording",
            CopyKind.TooLong => "too long to compare",
            _ => null,
        };

    private static void AddFacts(TextDocument document, CopyChange change, int indent)
    {
        foreach (var target in change.LinksOut)
            document.Text(indent, new Run($"in git: {target}", Tone.InGit));
        foreach (var target in change.LinksIn)
            document.Text(indent, new Run($"in Apollo: {target}", Tone.InApollo));
        foreach (var name in change.VariablesOut)
            document.Text(indent, new Run($"in git: dynamic variable {name}", Tone.InGit));
        foreach (var name in change.VariablesIn)
            document.Text(indent, new Run($"in Apollo: dynamic variable {name}", Tone.InApollo));
    }

    private static IEnumerable<Line> Of(CopyLine line, int indent)
    {
        if (line.Unchanged > 0)
            return [new(LineRole.Text, indent, SameGutter, [new(line.ToString(), Tone.Faint)])];
        return line.IsChanged
            ? Both(line, indent)
            : [new(LineRole.Copy, indent, SameGutter, [new(line.Text, Tone.Faint)])];
    }

    private static IEnumerable<Line> Both(CopyLine line, int indent)
    {
        if (!line.IsAll(PieceKind.Added))
            yield return Side(line, PieceKind.Removed, GitGutter, indent);
        if (!line.IsAll(PieceKind.Removed))
            yield return Side(line, PieceKind.Added, ApolloGutter, indent);
    }

    private static Line Side(CopyLine line, PieceKind own, Run gutter, int indent) =>
        new(
            LineRole.Copy,
            indent,
            gutter,
            [
                .. line
                    .Pieces.Where(piece => piece.Kind == PieceKind.Same || piece.Kind == own)
                    .Select(piece => new Run(piece.Text, piece.Kind == own ? gutter.Tone : Tone.Plain)),
            ]
        );
}
