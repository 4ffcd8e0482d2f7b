namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// Separates the comments at the head of a file from those of its first entry. The head stays first when entries are
/// reordered.
/// </summary>
internal static class Header
{
    private const string Modeline = "# yaml-language-server:";

    public static Layout Split(Group root, bool hasAnchors)
    {
        if (root.Entries is not [var first, ..])
            return new([], false, root, hasAnchors);
        var top = first.Before;

        // Up to the last blank line, and at least up to the modeline.
        var lastGap = first.HasBlankAbove ? top.Count : top.FindLastIndex(comment => comment.HasBlankAbove);
        var modeline = top.FindIndex(comment => comment.Text.StartsWith(Modeline, StringComparison.Ordinal));
        var length = Math.Max(Math.Max(lastGap, 0), modeline + 1);
        var isSetOff = length > 0 && (length < top.Count ? top[length].HasBlankAbove : first.HasBlankAbove);
        var header = top.Take(length).ToList();
        top.RemoveRange(0, length);

        // The blank line is the head's, and does not move with the entry.
        if (isSetOff && top.Count > 0)
            top[0] = top[0] with { HasBlankAbove = false };
        else if (isSetOff)
            first.HasBlankAbove = false;
        return new(header, isSetOff, root, hasAnchors);
    }
}
