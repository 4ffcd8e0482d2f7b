using System.Text;

namespace SequencesAsCode.Output.Html.Heights;

/// <summary>How wide text is in the font of a frame, which has the widths of Arial.</summary>
internal static class LetterWidths
{
    private const double Thousandth = EmailHeight.FontSize / 1000;
    private const int Usual = 556;
    private const int Wide = 1000;
    private const int FirstLetter = ' ';

    // In thousandths of the font size, from the space to the tilde.
    private static readonly int[] Ascii =
    [
        278,
        278,
        355,
        556,
        556,
        889,
        667,
        191,
        333,
        333,
        389,
        584,
        278,
        333,
        278,
        278,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        278,
        278,
        584,
        584,
        584,
        556,
        1015,
        667,
        667,
        722,
        722,
        667,
        611,
        778,
        722,
        278,
        500,
        667,
        556,
        833,
        722,
        778,
        667,
        778,
        722,
        667,
        611,
        722,
        667,
        944,
        667,
        667,
        611,
        278,
        278,
        278,
        469,
        556,
        333,
        556,
        556,
        500,
        556,
        556,
        278,
        556,
        556,
        222,
        222,
        500,
        222,
        833,
        556,
        556,
        556,
        556,
        333,
        500,
        278,
        556,
        500,
        722,
        500,
        500,
        500,
        334,
        260,
        334,
        584,
    ];

    /// <summary>The width of a space in pixels.</summary>
    public static double Space { get; } = Ascii[0] * Thousandth;

    /// <summary>The width of a text in pixels.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width * Thousandth;
    }

    private static int Of(Rune rune)
    {
        var place = rune.Value - FirstLetter;
        if (place >= 0 && place < Ascii.Length)
            return Ascii[place];
        return TextWidth.Of(rune.ToString()) switch
        {
            0 => 0,
            1 => Usual,
            _ => Wide,
        };
    }
}
