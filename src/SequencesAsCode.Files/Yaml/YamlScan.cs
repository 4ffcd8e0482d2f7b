namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// Finds places in the text that the parser's events do not have: the signs between values, and the real end of block
/// scalars.
/// </summary>
internal static class YamlScan
{
    /// <summary>Whether the character ends a line in YAML 1.1, which the parser follows here.</summary>
    public static bool IsBreak(char character) => character is '\n' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>
    /// Index of the next character that is not white space, not in a comment, and not the sign to skip.
    /// </summary>
    public static int Skip(string text, int index, char sign = ' ')
    {
        while (index < text.Length)
        {
            if (text[index] == '#')
                index = LineEnd(text, index);
            else if (IsBlank(text[index]) || IsBreak(text[index]) || text[index] == sign)
                index++;
            else
                break;
        }

        return index;
    }

    /// <summary>Index of the line end at or after the index, or of the end of the text.</summary>
    public static int LineEnd(string text, int index)
    {
        while (index < text.Length && !IsBreak(text[index]))
            index++;
        return index;
    }

    /// <summary>Index of the first character of the line.</summary>
    public static int LineStart(string text, int index)
    {
        while (index > 0 && !IsBreak(text[index - 1]))
            index--;
        return index;
    }

    /// <summary>Index after the blank lines that begin at the index.</summary>
    public static int BlankLines(string text, int index)
    {
        while (index < text.Length)
        {
            var end = LineEnd(text, index);
            if (end == text.Length || !text.AsSpan(index, end - index).IsWhiteSpace())
                break;
            index = end + 1;
        }

        return index;
    }

    /// <summary>The number of spaces at the beginning of the line.</summary>
    public static int Indent(string text, int lineStart)
    {
        var index = lineStart;
        while (index < text.Length && text[index] == ' ')
            index++;
        return index - lineStart;
    }

    /// <summary>Index after the colon of a key that ends at the index; -1 when it has none.</summary>
    public static int BehindColon(string text, int keyEnd)
    {
        var index = Skip(text, keyEnd);
        return index < text.Length && text[index] == ':' ? index + 1 : -1;
    }

    /// <summary>Index after an anchor between the index and a value; the index itself without an anchor.</summary>
    public static int BehindAnchor(string text, int index)
    {
        var anchor = Skip(text, index);
        if (anchor >= text.Length || text[anchor] != '&')
            return index;
        while (
            anchor < text.Length
            && !IsBlank(text[anchor])
            && !IsBreak(text[anchor])
            && text[anchor] is not (',' or '[' or ']' or '{' or '}')
        )
            anchor++;
        return anchor;
    }

    /// <summary>
    /// Index after the header of a block scalar: <c>|</c> or <c>></c> with its indicators for indentation and line
    /// ends.
    /// </summary>
    public static int BlockHeaderEnd(string text, int start)
    {
        var index = start + 1;
        while (index < text.Length && (char.IsAsciiDigit(text[index]) || text[index] is '+' or '-'))
            index++;
        return index;
    }

    /// <summary>Whether the block scalar keeps the blank lines below it.</summary>
    public static bool Keeps(string text, int start) =>
        text.AsSpan(start, BlockHeaderEnd(text, start) - start).Contains('+');

    /// <summary>Index of the end of a block scalar's last line, without the line end.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Index of the header.</param>
    /// <param name="limit">The scalar does not go beyond this index: the end that the parser reports, which is after
    /// all blank lines below.</param>
    /// <param name="around">Column of the collection around it, counted from 0; -1 when there is none.</param>
    public static int BlockScalarEnd(string text, int start, int limit, int around)
    {
        var header = BlockHeaderEnd(text, start);
        var digit = text.AsSpan(start, header - start).IndexOfAnyInRange('1', '9');
        var indent = digit < 0 ? -1 : Math.Max(around, 0) + text[start + digit] - '0';
        var keeps = Keeps(text, start);
        var end = LineEnd(text, header);
        for (var line = end + 1; line < limit; line = LineEnd(text, line) + 1)
        {
            var lineEnd = Math.Min(LineEnd(text, line), limit);
            var blanks = Math.Min(Indent(text, line), lineEnd - line);
            var blank = blanks == lineEnd - line;
            if (indent < 0 && !blank)
                indent = blanks;
            if (!blank || keeps || (indent >= 0 && blanks > indent))
                end = lineEnd;
        }

        return end;
    }
}
