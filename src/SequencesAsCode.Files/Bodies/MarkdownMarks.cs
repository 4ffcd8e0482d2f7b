namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// How many marks of Markdown a text has. The parser looks from each open one to the end of its paragraph, so its time
/// grows with the square of their number;
/// no email has a fraction of these.
/// </summary>
internal static class MarkdownMarks
{
    /// <summary>The most links that may begin.</summary>
    public const int MostLinks = 500;

    /// <summary>The most brackets and runs of <c>*</c> or <c>_</c>.</summary>
    public const int MostMarks = 4_000;

    /// <summary>The most quotes and lists that may begin on one line.</summary>
    public const int MostNested = 60;

    /// <summary>The 1-based line on which there are too many by now; 0 where there never are.</summary>
    public static int LineOfExcess(string markdown)
    {
        var (line, links, marks, nested, isAtStart) = (1, 0, 0, 0, true);
        for (var at = 0; at < markdown.Length; at++)
        {
            var (before, mark, after) = (
                at == 0 ? '\n' : markdown[at - 1],
                markdown[at],
                at + 1 < markdown.Length ? markdown[at + 1] : '\n'
            );
            if (mark == '\n')
                (line, nested, isAtStart) = (line + 1, 0, true);
            else if (isAtStart && Nests(before, mark, after))
                nested++;
            else if (!char.IsWhiteSpace(mark) && !char.IsAsciiDigit(mark))
                isAtStart = false;
            if (before == ']' && mark is '(' or '[')
                links++;
            if (Opens(before, mark, after))
                marks++;
            if (links > MostLinks || marks > MostMarks || nested > MostNested)
                return line;
        }

        return 0;
    }

    private static bool Nests(char before, char mark, char after) =>
        mark switch
        {
            '>' => true,
            '-' or '+' or '*' => char.IsWhiteSpace(after),
            '.' or ')' => char.IsAsciiDigit(before),
            _ => false,
        };

    // An underscore within a word is one.
    private static bool Opens(char before, char mark, char after) =>
        mark switch
        {
            '[' => true,
            '*' => before != '*',
            '_' => before != '_' && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            _ => false,
        };

    /// <summary>The 1-based line with the most of what nests.</summary>
    public static int DeepestLine(string markdown) =>
        1
        + markdown
            .Split('\n')
            .Index()
            .MaxBy(line => line.Item.Count(mark => mark is '[' or '*' or '_' or '>' or '<' or '-' or '+'))
            .Index;
}
