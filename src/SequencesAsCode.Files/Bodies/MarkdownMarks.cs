using System.Buffers;

namespace SequencesAsCode.Files.Bodies;

/// <summary>
/// Counts the marks of Markdown in a text. The parser searches from each open mark to the end of its paragraph, so its
/// time grows with the square of their number. The limits are far above what an email needs.
/// </summary>
internal static class MarkdownMarks
{
    /// <summary>The largest number of links.</summary>
    public const int MostLinks = 500;

    /// <summary>The largest number of brackets and runs of <c>*</c> or <c>_</c>.</summary>
    public const int MostMarks = 4_000;

    /// <summary>The largest number of quotes and lists that begin on one line.</summary>
    public const int MostNested = 60;

    private static readonly SearchValues<char> Signs = SearchValues.Create("[]*_>-+.)");

    /// <summary>The 1-based line on which a limit is exceeded; 0 when none is.</summary>
    public static int LineOfExcess(string markdown)
    {
        // Every limit needs more signs than the lowest one.
        if (markdown.AsSpan().CountAny(Signs) <= MostNested)
            return 0;
        var line = 1;
        var links = 0;
        var marks = 0;
        var nested = 0;
        var isAtStart = true;
        for (var at = 0; at < markdown.Length; at++)
        {
            var before = at == 0 ? '\n' : markdown[at - 1];
            var mark = markdown[at];
            var after = at + 1 < markdown.Length ? markdown[at + 1] : '\n';
            if (mark == '\n')
            {
                line++;
                nested = 0;
                isAtStart = true;
            }
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

    // An underscore within a word is no mark.
    private static bool Opens(char before, char mark, char after) =>
        mark switch
        {
            '[' => true,
            '*' => before != '*',
            '_' => before != '_' && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            _ => false,
        };

    /// <summary>The 1-based line with the most marks that can nest.</summary>
    public static int DeepestLine(string markdown) =>
        1
        + markdown
            .Split('\n')
            .Index()
            .MaxBy(line => line.Item.Count(mark => mark is '[' or '*' or '_' or '>' or '<' or '-' or '+'))
            .Index;
}
