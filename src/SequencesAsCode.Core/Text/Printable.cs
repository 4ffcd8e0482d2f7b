using System.Buffers;
using System.Globalization;
using System.Text;

namespace SequencesAsCode.Core.Text;

/// <summary>
/// Makes names, bodies and messages safe to print: nothing in them can move a cursor, start a new line, reverse the
/// reading order, hide, or act as a command of a CI runner. Replaced characters stay visible.
/// </summary>
public static class Printable
{
    private const int PictureOfNull = 0x2400;
    private const int PictureOfDelete = 0x2421;

    /// <summary>The text on one line.</summary>
    public static string Text(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done)
                Append(result, rune);
            else
                result.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)rest[0]:x}}}");
            rest = rest[length..];
        }

        // Azure Pipelines and older runners obey these commands anywhere in a line.
        return result.Replace("##vso[", "#\\u{23}vso[").Replace("##[", "#\\u{23}[").ToString();
    }

    /// <summary>A whole line; GitHub's runner would treat two leading colons as a command.</summary>
    public static string Line(string line) =>
        line.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal)
            ? line.Insert(line.IndexOf(':', StringComparison.Ordinal), "\\")
            : line;

    /// <summary>
    /// Whether a character changes how others are shown instead of being visible. Joiners are not included, because
    /// emoji and several scripts need them.
    /// </summary>
    public static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
            _ => false,
        };

    private static void Append(StringBuilder result, Rune rune)
    {
        if (rune.Value < ' ')
            result.Append((char)(PictureOfNull + rune.Value));
        else if (rune.Value == 0x7F)
            result.Append((char)PictureOfDelete);
        else if (IsUnseen(rune))
            result.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        else
            result.Append(rune.ToString());
    }
}
