using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Editing;

/// <summary>Puts changed paragraphs into Markdown that a person wrote, and leaves the others as they are written.</summary>
internal static class MarkdownMerge
{
    /// <summary>Text that renders as <paramref name="fresh"/> does, with every block of <paramref name="written"/> that renders as one of fresh's in the same order kept letter by letter.</summary>
    public static string Of(string written, string fresh, MarkdownStyle style)
    {
        var (old, now) = (Blocks(written), Blocks(fresh));
        var kept = Kept([.. old.Select(Rendered)], [.. now.Select(Rendered)]);
        var merged = string.Concat(now.Select((block, index) => (kept[index] >= 0 ? old[kept[index]] : block).TrimEnd('\n') + Gap(old, kept, index)));
        return IsAs(merged) ? merged : fresh;

        string Rendered(string block) => MarkdownEmail.Render(block, style) is { } html ? HtmlText.Canonical(html) : block;

        bool IsAs(string text) => MarkdownEmail.Render(text, style) is { } one && MarkdownEmail.Render(fresh, style) is { } other && HtmlText.SameMarkup(one, other);
    }

    // A block and the blank lines behind it; inside a fence nothing ends a block.
    private static List<string> Blocks(string text)
    {
        var (blocks, block, fence) = (new List<string>(), new List<string>(), false);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (!isBlank && !fence && block.Count > 0 && string.IsNullOrWhiteSpace(block[^1])) End();
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) fence = !fence;
            block.Add(line);
        }

        End();
        return blocks;

        void End()
        {
            if (block.Count > 0) blocks.Add(string.Join('\n', block));
            block.Clear();
        }
    }

    // The blank lines that stood between two kept neighbours stand between them again.
    private static string Gap(List<string> old, int[] kept, int index)
    {
        if (index == kept.Length - 1) return "";
        if (kept[index] < 0 || kept[index + 1] != kept[index] + 1) return "\n\n";
        var block = old[kept[index]];
        return block[block.TrimEnd('\n').Length..] + "\n";
    }

    // Longest common subsequence: for each block of now the index of the old one that it keeps, or -1.
    private static int[] Kept(List<string> old, List<string> now)
    {
        var length = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--) length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var kept = Enumerable.Repeat(-1, now.Count).ToArray();
        for (var (i, j) = (0, 0); i < old.Count && j < now.Count;)
        {
            if (old[i] == now[j]) kept[j++] = i++;
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }

        return kept;
    }
}
