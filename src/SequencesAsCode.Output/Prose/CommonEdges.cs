using System.Globalization;

namespace SequencesAsCode.Output.Prose;

/// <summary>How much two texts share at their front and end, in whole characters and, where white space is near, in whole words.</summary>
internal static class CommonEdges
{
    private const int LongestWord = 40;

    /// <summary>Lengths in UTF-16 units; together never more than the shorter text.</summary>
    public static (int Start, int End) Of(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        while (start > 0 && !(IsBoundary(before, start) && IsBoundary(after, start))) start--;
        start -= Word(before.AsSpan(0, start));

        var (end, most) = (0, Math.Min(before.Length, after.Length) - start);
        while (end < most && before[^(end + 1)] == after[^(end + 1)]) end++;
        while (end > 0 && !(IsBoundary(before, before.Length - end) && IsBoundary(after, after.Length - end))) end--;
        var space = before.AsSpan(before.Length - end).IndexOfAny(' ', '\n');
        return (start, space is > 0 and <= LongestWord ? end - space : end);
    }

    // Units of the word that the text ends in; none when it is as long as texts without spaces are.
    private static int Word(ReadOnlySpan<char> text) => text.Length - 1 - text.LastIndexOfAny(' ', '\n') is var length and <= LongestWord && length < text.Length ? length : 0;

    private static bool IsBoundary(string text, int at) => at == 0 || at == text.Length
        || !(char.IsLowSurrogate(text[at]) || text[at] is '\u200C' or '\u200D' || text[at - 1] == '\u200D'
            || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
