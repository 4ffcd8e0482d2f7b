using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Finds comments that are sent with a body. Conditional comments for Outlook do not count.</summary>
internal static partial class SentComments
{
    /// <summary>One finding at the first comment of HTML, with the number of all.</summary>
    public static IEnumerable<(Diagnostic Finding, int Index)> InHtml(string text) => Told(In(text, 0, text.Length));

    /// <summary>One finding at the first comment of Markdown, with the number of all.</summary>
    public static IEnumerable<(Diagnostic Finding, int Index)> InMarkdown(ParsedMarkdown copy) =>
        !copy.Text.Contains("<!--", StringComparison.Ordinal)
            ? []
            : Told(
                copy.Document.Descendants()
                    .Where(part => part is HtmlBlock or HtmlInline)
                    .SelectMany(part => In(copy.Text, part.Span.Start, Math.Min(part.Span.End + 1, copy.Text.Length)))
            );

    private static IEnumerable<(Diagnostic Finding, int Index)> Told(IEnumerable<int> places)
    {
        var all = places.ToList();
        return all.Count == 0 ? [] : [(Diagnostic.CommentIsSent(TextFindings.Unplaced, all.Count), all[0])];
    }

    private static IEnumerable<int> In(string text, int from, int to) =>
        text.IndexOf("<!--", from, to - from, StringComparison.Ordinal) < 0
            ? []
            : Comment()
                .Matches(text[from..to])
                .Where(match => IsNote(match.Groups["note"]))
                .Select(match => from + match.Index);

    private static bool IsNote(Group note)
    {
        var words = note.Value.Trim();
        return note.Success
            && words.Length > 0
            && !words.StartsWith("[if", StringComparison.OrdinalIgnoreCase)
            && !words.Contains("<![endif]", StringComparison.OrdinalIgnoreCase);
    }

    // The inside of a style sheet or a script is no comment, whatever it looks like.
    [GeneratedRegex(
        @"<(?<tag>style|script|title|textarea)\b.*?(</\k<tag>|\z)|<!---?>|<!--(?<note>.*?)(--!?>|\z)",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Comment();
}
