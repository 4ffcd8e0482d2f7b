namespace SequencesAsCode.Output.Html.Emails;

/// <summary>Estimates how high an email is, because a frame cannot be asked.</summary>
internal static class EmailHeight
{
    // Characters in a line at the text size of a frame. Rather too few than too many.
    private const int DesktopColumns = 62;
    private const int PhoneColumns = 36;

    // In lines. On a screen an email beyond 64 lines scrolls in its frame; on paper it cannot.
    private static readonly ImmutableArray<int> Heights = [3, 4, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 128, 256];

    /// <summary>The classes that give a frame its height on a desktop and on a phone.</summary>
    public static string ClassesOf(ImmutableArray<BodyPart> parts) =>
        $"d{HeightOf(parts, DesktopColumns)} p{HeightOf(parts, PhoneColumns)}";

    private static int HeightOf(ImmutableArray<BodyPart> parts, int columns)
    {
        var lines = Lines(parts, columns);
        return Heights.FirstOrDefault(height => lines <= height, Heights[^1]);
    }

    private static int Lines(ImmutableArray<BodyPart> parts, int columns)
    {
        var lines = 1;
        var column = 0;
        foreach (var part in parts)
        {
            column += Width(part, column, columns);
            if (IsSpaced(part))
                lines++;
            var isEnd = EndsLine(part, column);
            lines += column / columns;
            column %= columns;
            if (!isEnd)
                continue;
            lines++;
            column = 0;
        }

        return lines;
    }

    private static int Width(BodyPart part, int column, int columns) =>
        part switch
        {
            BodyPart.Words words when column > 0 || !string.IsNullOrWhiteSpace(words.Text) => TextWidth.Of(words.Text),
            BodyPart.Blank blank => TextWidth.Of(blank.Name) + 4,
            BodyPart.Picture { Address: var address, Alternative: var alternative } => columns
                + TextWidth.Of(BodyPart.Short(address))
                + TextWidth.Of(alternative),
            _ => 0,
        };

    // An empty line follows such an element.
    private static bool IsSpaced(BodyPart part) =>
        part is BodyPart.End { Tag: "p" or "ul" or "ol" or "blockquote" or "pre" or "table" or "h1" or "h2" or "h3" };

    private static bool EndsLine(BodyPart part, int column) =>
        part switch
        {
            BodyPart.Break => true,
            BodyPart.Start { Tag: var tag } => column > 0 && AllowedMarkup.IsBlock(tag),
            BodyPart.End { Tag: var tag } => column > 0 && AllowedMarkup.IsBlock(tag),
            _ => false,
        };
}
