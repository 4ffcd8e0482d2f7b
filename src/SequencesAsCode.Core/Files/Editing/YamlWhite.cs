namespace SequencesAsCode.Files.Editing;

/// <summary>Blank lines.</summary>
internal static class YamlWhite
{
    /// <summary>Index behind the blank lines that begin at the index.</summary>
    public static int BlankLines(string text, int index)
    {
        while (index < text.Length)
        {
            var end = YamlScan.LineEnd(text, index);
            if (end == text.Length || !text.AsSpan(index, end - index).IsWhiteSpace()) break;
            index = end + 1;
        }

        return index;
    }
}
