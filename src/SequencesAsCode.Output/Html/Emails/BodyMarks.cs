using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// Puts the marks of a comparison onto the parts of one version of an email. A part is split where a mark begins or
/// ends.
/// </summary>
internal static class BodyMarks
{
    /// <summary>The parts with marks.</summary>
    /// <param name="parts">One version of an email.</param>
    /// <param name="pieces">The comparison of its text with the other version.</param>
    /// <param name="kind">The pieces that only this version has.</param>
    public static ImmutableArray<BodyPart> Put(
        ImmutableArray<BodyPart> parts,
        ImmutableArray<ProsePiece> pieces,
        PieceKind kind
    )
    {
        var marked = ImmutableArray.CreateBuilder<BodyPart>();
        var ranges = Ranges([.. pieces.Where(piece => piece.Kind == PieceKind.Same || piece.Kind == kind)]);
        var at = 0;
        var next = 0;
        foreach (var part in parts)
        {
            var end = at + BodyDiff.TextOf(part).Length;
            while (next < ranges.Count && ranges[next].End <= at)
                next++;
            var within = ranges.Skip(next).TakeWhile(range => range.Start < end);
            if (part is BodyPart.Words words)
                marked.AddRange(Split(words, at, within, kind));
            else if (part is BodyPart.Blank blank && within.Any())
                marked.Add(blank with { Change = kind });
            else
                marked.Add(part);
            at = end;
        }

        return marked.ToImmutable();
    }

    // Two changed words with a space between them read as one change.
    private static List<TextRange> Ranges(ImmutableArray<ProsePiece> pieces)
    {
        var ranges = new List<TextRange>();
        var at = 0;
        var isOnlySpace = false;
        foreach (var piece in pieces)
        {
            var end = at + piece.Text.Length;
            if (piece.Kind == PieceKind.Same)
            {
                isOnlySpace &= piece.Text.All(letter => letter == ' ');
            }
            else
            {
                if (isOnlySpace)
                    ranges[^1] = ranges[^1] with { End = end };
                else
                    ranges.Add(new(at, end));
                isOnlySpace = true;
            }

            at = end;
        }

        return ranges;
    }

    private static IEnumerable<BodyPart> Split(
        BodyPart.Words words,
        int at,
        IEnumerable<TextRange> ranges,
        PieceKind kind
    )
    {
        var next = 0;
        foreach (var range in ranges)
        {
            var start = Math.Max(range.Start - at, next);
            var end = Math.Min(range.End - at, words.Text.Length);
            if (start > next)
                yield return words with
                {
                    Text = words.Text[next..start],
                };
            if (end > start)
                yield return Marked(words with { Text = words.Text[start..end] }, kind);
            next = Math.Max(next, end);
        }

        if (next < words.Text.Length)
            yield return words with
            {
                Text = words.Text[next..],
            };
    }

    private static BodyPart.Words Marked(BodyPart.Words words, PieceKind kind) =>
        string.IsNullOrWhiteSpace(words.Text) ? words : words with { Change = kind };

    private readonly record struct TextRange(int Start, int End);
}
