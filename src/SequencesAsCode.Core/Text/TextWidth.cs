using System.Globalization;
using System.Text;

namespace SequencesAsCode.Core.Text;

/// <summary>The width of a text in columns: East Asian characters and emoji need two, combining marks none.</summary>
public static class TextWidth
{
    /// <summary>The number of columns; characters outside the known ranges count one.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
            return 1;
        if (
            Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
        )
            return 0;
        return IsWide(rune.Value) ? 2 : 1;
    }

    // The ranges that Unicode's East Asian Width calls wide or fullwidth, gaps between neighboring blocks included.
    private static bool IsWide(int code) =>
        code switch
        {
            >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF => true,
            >= 0xA960 and <= 0xA97F or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF => true,
            >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => true,
            >= 0x16FE0 and <= 0x1B2FF or >= 0x1F004 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => true,
            _ => false,
        };
}
