using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Heights;

/// <summary>How the cells of a row share its width: a cell with a longer line gets more, as in a browser.</summary>
internal sealed class RowCells
{
    private readonly Queue<double> shares;

    private RowCells(IEnumerable<double> shares) => this.shares = new(shares);

    /// <summary>The cells of a row.</summary>
    /// <param name="parts">The email.</param>
    /// <param name="row">The index of the row's start.</param>
    /// <param name="available">The width of the row in pixels.</param>
    public static RowCells Of(ImmutableArray<BodyPart> parts, int row, double available)
    {
        var widths = new List<double>();
        var depth = 0;
        var line = 0.0;
        for (var at = row + 1; at < parts.Length && depth >= 0; at++)
        {
            var part = parts[at];
            if (part is BodyPart.Start { Tag: "td" or "th" } && depth == 0)
                widths.Add(1);
            line = EndsLine(part) ? 0 : line + LetterWidths.Of(BodyDiff.TextOf(part));
            if (widths.Count > 0)
                widths[^1] = Math.Max(widths[^1], Math.Min(line, available));
            depth += part switch
            {
                BodyPart.Start => 1,
                BodyPart.End => -1,
                _ => 0,
            };
        }

        var sum = widths.Sum();
        return new(widths.Select(width => width / sum));
    }

    /// <summary>The share of the next cell; 1 beyond the last.</summary>
    public double Next() => shares.TryDequeue(out var share) ? share : 1;

    private static bool EndsLine(BodyPart part) =>
        part switch
        {
            BodyPart.Break => true,
            BodyPart.Start { Tag: var tag } => AllowedMarkup.IsBlock(tag),
            BodyPart.End { Tag: var tag } => AllowedMarkup.IsBlock(tag),
            _ => false,
        };
}
