namespace SequencesAsCode.Files.Formatting;

/// <summary>Tells the comments of a file's head from those of its first entry: the former stay first when entries are reordered.</summary>
internal static class Header
{
    private const string Modeline = "# yaml-language-server:";

    public static Layout Split(GroupPart root, bool hasAnchors)
    {
        if (root.Entries is not [var first, ..]) return new([], false, root, hasAnchors);
        var top = first.Before;

        // Up to the last blank line, and at least up to the modeline.
        var length = first.HasBlankAbove ? top.Count : top.FindLastIndex(remark => remark.HasBlankAbove) is var gap and > 0 ? gap : 0;
        length = Math.Max(length, top.FindIndex(remark => remark.Text.StartsWith(Modeline, StringComparison.Ordinal)) + 1);
        var isSetOff = length > 0 && (length < top.Count ? top[length].HasBlankAbove : first.HasBlankAbove);
        var header = top.Take(length).ToList();
        top.RemoveRange(0, length);

        // The blank line is the head's, and does not move with the entry.
        if (isSetOff && top.Count > 0) top[0] = top[0] with { HasBlankAbove = false };
        else if (isSetOff) first.HasBlankAbove = false;
        return new(header, isSetOff, root, hasAnchors);
    }
}
