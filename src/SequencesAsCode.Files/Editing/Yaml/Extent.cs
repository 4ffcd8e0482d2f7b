using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>
/// A part of a collection with its comments. In a block it goes from the beginning of a line to the end of a line; the
/// first part of a collection on the line of a dash begins after the dash.
/// </summary>
internal sealed record Extent(int From, int To)
{
    /// <summary>The extents of the parts of a collection.</summary>
    public static ImmutableArray<Extent> All(YamlOutline outline, Spot spot) =>
        spot.Node.IsFlow
            ? [.. spot.Node.Parts.Select(part => new Extent(part.Start, part.End))]
            : InBlock(outline, spot);

    /// <summary>The extents of the parts of a collection that is a block.</summary>
    public static ImmutableArray<Extent> InBlock(YamlOutline outline, Spot spot)
    {
        var text = outline.Text;
        var all = ImmutableArray.CreateBuilder<Extent>(spot.Node.Parts.Length);
        var bound = spot.Parent is null ? -1 : YamlScan.LineEnd(text, spot.Behind);
        foreach (var part in spot.Node.Parts)
        {
            var line = YamlScan.LineStart(text, part.Start);
            var inline = !text.AsSpan(line, part.Start - line).IsWhiteSpace();
            var from = inline ? part.Start : CommentsAbove(text, line, part.Start - line, bound);

            // Comments at the top of a file are about the whole file.
            if (spot.Parent is null && all.Count == 0 && text.AsSpan(0, from).IsWhiteSpace())
                from = line;
            var to = CommentsBelow(text, YamlScan.LineEnd(text, part.End), outline.Column(part.Start));
            all.Add(new(from, to));
            bound = to;
        }

        return all.ToImmutable();
    }

    // Separate comments directly above with the same indentation, below the bound.
    private static int CommentsAbove(string text, int line, int column, int bound)
    {
        var from = line;
        while (from - 1 > bound)
        {
            var above = YamlScan.LineStart(text, from - 1);
            if (above <= bound || !IsComment(text, above, out var at) || at != column)
                break;
            from = above;
        }

        return from;
    }

    // Separate comments with a deeper indentation belong to the part; for example, an entry that was commented out.
    private static int CommentsBelow(string text, int end, int column)
    {
        var to = end;
        for (var line = end + 1; line < text.Length; line = YamlScan.LineEnd(text, line) + 1)
        {
            var lineEnd = YamlScan.LineEnd(text, line);
            if (text.AsSpan(line, lineEnd - line).IsWhiteSpace())
                continue;
            if (!IsComment(text, line, out var at) || at <= column)
                break;
            to = lineEnd;
        }

        return to;
    }

    private static bool IsComment(string text, int line, out int column)
    {
        var at = line;
        while (at < text.Length && YamlScan.IsBlank(text[at]))
            at++;
        column = at - line;
        return at < text.Length && text[at] == '#';
    }
}
