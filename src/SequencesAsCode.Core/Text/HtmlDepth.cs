namespace SequencesAsCode.Core.Text;

/// <summary>
/// The limit for nested markup. Parsers need quadratic time, and browsers flatten elements deeper than 512.
/// </summary>
public static class HtmlDepth
{
    /// <summary>The most elements that may be open at the same time.</summary>
    public const int Limit = 1_000;

    // They are empty, or end automatically where the next one begins.
    private static readonly HashSet<string> NotCounted = new(
        (
            "br hr img input meta link col area base embed source track wbr p li dt dd option tr td th tbody "
            + "thead tfoot"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether more elements are open at the same time than the limit, judged without parsing.</summary>
    public static bool IsTooDeep(string markup)
    {
        var depth = 0;
        for (
            var at = markup.IndexOf('<', StringComparison.Ordinal);
            at >= 0 && at < markup.Length - 1;
            at = markup.IndexOf('<', at + 1)
        )
        {
            var closes = markup[at + 1] == '/';
            var start = closes ? at + 2 : at + 1;
            var end = start;
            while (end < markup.Length && end - start < 20 && char.IsAsciiLetterOrDigit(markup[end]))
                end++;
            if (end == start || !char.IsAsciiLetter(markup[start]) || NotCounted.Contains(markup[start..end]))
                continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Limit)
                return true;
        }

        return false;
    }
}
