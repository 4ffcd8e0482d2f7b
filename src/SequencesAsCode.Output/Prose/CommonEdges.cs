using System.Globalization;

namespace SequencesAsCode.Output.Prose;

/// <summary>Measures how much two texts share at start and end. Words are not cut where white space is near.</summary>
internal static class CommonEdges
{
    private const int LongestWord = 40;

    /// <summary>The shared lengths in UTF-16 units; together at most the length of the shorter text.</summary>
    public static (int Start, int End) Of(string before, string after)
    {
        var start = StartOf(before, after);
        return (start, EndOf(before, after, Math.Min(before.Length, after.Length) - start));
    }

    private static int StartOf(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        while (start > 0 && !(IsBoundary(before, start) && IsBoundary(after, start)))
            start--;
        return start - LastWord(before.AsSpan(0, start));
    }

    private static int EndOf(string before, string after, int most)
    {
        var end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
            end++;
        while (end > 0 && !(IsBoundary(before, before.Length - end) && IsBoundary(after, after.Length - end)))
            end--;
        var space = before.AsSpan(before.Length - end).IndexOfAny(' ', '\n');
        return space is > 0 and <= LongestWord ? end - space : end;
    }

    // The length of the word that the text ends in; 0 where the text seems to have no spaces.
    private static int LastWord(ReadOnlySpan<char> text)
    {
        var length = text.Length - 1 - text.LastIndexOfAny(' ', '\n');
        return length <= LongestWord && length < text.Length ? length : 0;
    }

    private static bool IsBoundary(string text, int at)
    {
        if (at == 0 || at == text.Length)
            return true;
        var isJoined = char.IsLowSurrogate(text[at]) || text[at] is '\u200C' or '\u200D' || text[at - 1] == '\u200D';
        return !isJoined
            && CharUnicodeInfo.GetUnicodeCategory(text, at)
                is not (
                    UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
                );
    }
}
