using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Heights;

/// <summary>Breaks an email into lines as a browser does, as far as its height depends on it.</summary>
internal sealed class EmailLines
{
    private const double LineHeight = 23;
    private const double ParagraphGap = 13.5;
    private const double RuleGap = 15;
    private const double HeadingGap = EmailHeight.FontSize * 0.7;
    private const double CellPadding = 2;
    private const double ListIndent = 23;
    private const double QuoteIndent = 17;
    private const double SmallScale = 0.82;
    private const double PictureFrame = 22;
    private const double BlankFrame = 12;

    // Fonts of the same widths differ a little from system to system.
    private const double Caution = 1.03;

    // A line of a word that is broken ends with a whole letter.
    private const double LongWordCaution = 1.04;

    private readonly Stack<Block> blocks = new();
    private double available;
    private double height;
    private double gap;
    private double column;
    private double scale = 1;
    private bool isLineOpen;
    private bool isSpaced;
    private int verbatim;

    private EmailLines(double width) => available = width;

    /// <summary>The height of an email's content in pixels.</summary>
    /// <param name="parts">The email.</param>
    /// <param name="width">The width of its text in pixels.</param>
    public static double HeightOf(ImmutableArray<BodyPart> parts, double width)
    {
        var lines = new EmailLines(width);
        foreach (var (place, part) in parts.Index())
            lines.Add(part, parts, place);
        lines.EndLine();
        return lines.height;
    }

    private void Add(BodyPart part, ImmutableArray<BodyPart> parts, int place)
    {
        switch (part)
        {
            case BodyPart.Words words:
                AddText(words.Text);
                break;
            case BodyPart.Blank blank:
                AddWord((LetterWidths.Of($"no {blank.Name}") * SmallScale) + BlankFrame);
                break;
            case BodyPart.Picture picture:
                AddPicture(picture);
                break;
            case BodyPart.Break { Tag: "hr" }:
                EndLine();
                height += gap + RuleGap;
                gap = 0;
                break;
            case BodyPart.Break:
                Break();
                break;
            case BodyPart.Start start when AllowedMarkup.IsBlock(start.Tag):
                Begin(start.Tag, parts, place);
                break;
            case BodyPart.End end when AllowedMarkup.IsBlock(end.Tag):
                Finish(end.Tag);
                break;
        }
    }

    private void AddText(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length;
            if (!isEnd && text[at] is not (' ' or '\n'))
                continue;
            if (at > start)
                AddWord(LetterWidths.Of(text.AsSpan(start, at - start)) * scale * Caution);
            start = at + 1;
            if (isEnd)
                break;
            if (text[at] == '\n' && verbatim > 0)
                Break();
            else
                isSpaced = true;
        }
    }

    private void AddWord(double width)
    {
        var space = isSpaced && isLineOpen ? LetterWidths.Space * scale : 0;
        isSpaced = false;
        if (isLineOpen && column + space + width > available)
            EndLine();
        else
            column += space;
        OpenLine();
        var full = Math.Floor(width * LongWordCaution / available);
        height += full * LineHeight * scale;
        column += Math.Max(width - (full * available), 0);
    }

    private void AddPicture(BodyPart.Picture picture)
    {
        var text = $"Invisible image, not loaded: {picture.Alternative} {BodyPart.Short(picture.Address)}";
        var width = (LetterWidths.Of(text) * SmallScale) + PictureFrame;
        if (width > available)
            EndLine();
        OpenLine();
        height += Math.Floor(width / available) * LineHeight;
        height += PictureFrame / 2;
        column += width % available;
    }

    private void OpenLine()
    {
        if (isLineOpen)
            return;
        height += height == 0 ? 0 : gap;
        gap = 0;
        isLineOpen = true;
    }

    private void EndLine()
    {
        if (isLineOpen)
            height += LineHeight * scale;
        isLineOpen = false;
        isSpaced = false;
        column = 0;
    }

    private void Break()
    {
        OpenLine();
        EndLine();
    }

    private void Begin(string tag, ImmutableArray<BodyPart> parts, int place)
    {
        EndLine();
        var block = new Block(available, scale, height)
        {
            Cells = tag == "tr" ? RowCells.Of(parts, place, available) : null,
        };
        if (tag is "td" or "th" && blocks.TryPeek(out var row))
        {
            available = Math.Max(available * (row.Cells?.Next() ?? 1), 1);
            height = row.Top + gap;
            gap = 0;
        }

        available = Math.Max(available - Indent(tag), 1);
        scale = HeadingScale(tag) ?? scale;
        gap = Math.Max(gap, HeadingScale(tag) is { } heading ? heading * HeadingGap : 0);
        if (tag == "pre")
            verbatim++;
        blocks.Push(block);
    }

    private void Finish(string tag)
    {
        EndLine();
        if (!blocks.TryPop(out var block))
            return;
        if (tag is "td" or "th" && blocks.TryPeek(out var row))
        {
            row.Lowest = Math.Max(row.Lowest, height + gap + CellPadding);
            gap = 0;
        }

        if (tag == "tr")
            height = Math.Max(height, block.Lowest);
        if (tag == "pre")
            verbatim--;
        if (HeadingScale(tag) is { } heading)
            gap = Math.Max(gap, heading * HeadingGap);
        else if (tag is "p" or "ul" or "ol" or "blockquote" or "pre" or "table" or "dl")
            gap = Math.Max(gap, ParagraphGap);
        (available, scale) = (block.Available, block.Scale);
    }

    private static double Indent(string tag) =>
        tag switch
        {
            "ul" or "ol" or "dd" => ListIndent,
            "blockquote" => QuoteIndent,
            _ => 0,
        };

    private static double? HeadingScale(string tag) =>
        tag switch
        {
            "h1" => 2,
            "h2" => 1.5,
            "h3" => 1.17,
            "h4" => 1,
            "h5" => 0.83,
            "h6" => 0.67,
            _ => null,
        };

    // What was true where a block began; of a row also how low its lowest cell ends.
    private sealed record Block(double Available, double Scale, double Top)
    {
        public double Lowest { get; set; }

        public RowCells? Cells { get; init; }
    }
}
