using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Writing;

/// <summary>Writes HTML one block a line, so that a change of one block is a change of one line.</summary>
internal static partial class HtmlLines
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>
    /// The same markup in more lines; as it was where a line end could be seen, or be another markup.
    /// </summary>
    public static string Of(string html)
    {
        if (Seen().IsMatch(html))
            return html;
        var lines = new StringBuilder(html.Length + (html.Length / 8));
        var from = 0;
        foreach (Match end in Ends().Matches(html).Where(end => end.Groups["end"].Success))
        {
            var next = end.Index + end.Length;
            lines.Append(html, from, next - from);
            from = next;

            // A line end is there already, or there is nothing more.
            if (next < html.Length && !Blank().IsMatch(html, next))
                lines.Append('\n');
        }

        var written = lines.Append(html, from, html.Length - from).ToString();
        return HtmlText.SameMarkup(html, written) ? written : html;
    }

    // In these white space is shown as it is written.
    [GeneratedRegex(@"<(pre|textarea|listing|xmp|plaintext)\b|white-space", Options)]
    private static partial Regex Seen();

    // Comments, styles and scripts are one piece each, whatever tags are in them.
    [GeneratedRegex(
        """
            <!--.*?(-->|\z)|<(?<name>style|script|title)\b.*?(</\k<name>\s*>|\z)
            |(?<end><br\s*/?>(?!</)|<hr\b[^<>]*>
            |</(address|article|blockquote|div|dl|footer|h[1-6]|header|li|ol|p|section|table|tr|ul)\s*>)
            """,
        Options | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Ends();

    [GeneratedRegex(@"\G[ \t]*(\r?\n|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Blank();
}
