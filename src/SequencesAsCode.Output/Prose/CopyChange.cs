using System.Globalization;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Prose;

/// <summary>
/// A body, note or subject before and after, as a recipient reads it. Each output draws it its own way.
/// </summary>
/// <param name="Kind">What the change is to a recipient.</param>
/// <param name="Lines">New copy in full; of reworded copy the changed sentences with one on each side.</param>
/// <param name="LinksOut">Links and images that were removed.</param>
/// <param name="LinksIn">Links and images that were added.</param>
/// <param name="VariablesOut">Merge variables that the text no longer uses.</param>
/// <param name="VariablesIn">Merge variables that the text did not use before.</param>
internal sealed record CopyChange(
    CopyKind Kind,
    ImmutableArray<CopyLine> Lines,
    ImmutableArray<string> LinksOut,
    ImmutableArray<string> LinksIn,
    ImmutableArray<string> VariablesOut,
    ImmutableArray<string> VariablesIn
)
{
    private const int LongestPiece = 1_000;
    private const int Edge = 300;

    /// <summary>Compares two bodies or notes; null where there is none.</summary>
    public static CopyChange Of(FieldValue? before, FieldValue? after)
    {
        var now = Visible(after);
        if (before is null)
            return new(CopyKind.New, NewLines(now), [], [], [], []);
        var old = Visible(before);
        var oldTargets = Targets(before);
        var newTargets = Targets(after);
        var kind = KindOf(before, after);
        var links = TargetDiff.Of(oldTargets, newTargets);
        var lines = LinesOf(kind, old, now);
        return new(kind, lines, links.Out, links.In, VariablesOnlyIn(old, now), VariablesOnlyIn(now, old));
    }

    /// <summary>Compares two texts of one line, such as subjects, as a change with that line.</summary>
    public static CopyChange OfSubject(FieldValue? before, FieldValue? after) =>
        new(KindOf(before, after), [new(0, OfLine(before, after))], [], [], [], []);

    /// <summary>What a change of a body or note is to a recipient, without comparing the words.</summary>
    public static CopyKind KindOf(FieldValue? before, FieldValue? after)
    {
        if (before is null)
            return CopyKind.New;
        var old = Visible(before);
        var now = Visible(after);
        return old == now ? SameWords(Targets(before), Targets(after)) : OtherWords(old, now);
    }

    /// <summary>Compares two texts of one line, such as subjects.</summary>
    public static ImmutableArray<ProsePiece> OfLine(FieldValue? before, FieldValue? after) =>
        (Visible(before), Visible(after)) switch
        {
            ("", "") => [new("none")],
            ("", var now) => Shortened([new ProsePiece(now)]),
            var (old, now) => Shortened(WordDiff.Of(old, now)),
        };

    private static CopyKind SameWords(ImmutableArray<string> oldTargets, ImmutableArray<string> newTargets) =>
        oldTargets.SequenceEqual(newTargets) ? CopyKind.MarkupOnly : CopyKind.OtherTargets;

    private static CopyKind OtherWords(string old, string now)
    {
        if (old.Length == 0)
            return CopyKind.New;
        if (now.Length == 0)
            return CopyKind.Removed;
        return CopyDiff.IsTooLong(old, now) ? CopyKind.TooLong : CopyKind.Reworded;
    }

    private static ImmutableArray<CopyLine> LinesOf(CopyKind kind, string old, string now) =>
        kind switch
        {
            CopyKind.New => NewLines(now),
            CopyKind.Reworded => Shortened(CopyDiff.Of(old, now)),
            _ => [],
        };

    private static ImmutableArray<CopyLine> NewLines(string text)
    {
        if (text.Length == 0)
            return [];
        return Shortened([.. text.Split('\n').Select(line => new CopyLine(0, line.Length == 0 ? [] : [new(line)]))]);
    }

    private static ImmutableArray<string> VariablesOnlyIn(string text, string other) =>
        [.. MergeText.Variables(text).Except(MergeText.Variables(other))];

    private static ImmutableArray<CopyLine> Shortened(ImmutableArray<CopyLine> lines) =>
        [.. lines.Select(line => line with { Pieces = Shortened(line.Pieces) })];

    private static ImmutableArray<ProsePiece> Shortened(ImmutableArray<ProsePiece> pieces) =>
        [.. pieces.Select(Shortened)];

    private static ProsePiece Shortened(ProsePiece piece) =>
        piece.Text.Length <= LongestPiece ? piece : piece with { Text = Shortened(piece.Text), IsCut = true };

    // An endless line helps nobody: only its edges are shown, with the number of characters between them.
    private static string Shortened(string text)
    {
        var start = char.IsHighSurrogate(text[Edge - 1]) ? Edge - 1 : Edge;
        var end = char.IsLowSurrogate(text[^Edge]) ? text.Length - Edge + 1 : text.Length - Edge;
        var left = string.Create(CultureInfo.InvariantCulture, $"{end - start} characters");
        return $"{text[..start]} … {left} … {text[end..]}";
    }

    private static ImmutableArray<string> Targets(FieldValue? value) =>
        value is FieldValue.Html html ? HtmlText.Targets(html.Markup) : [];

    private static string Visible(FieldValue? value) =>
        value switch
        {
            FieldValue.Html html => HtmlText.Visible(html.Markup),
            FieldValue.Text text => text.Value,
            _ => "",
        };
}
