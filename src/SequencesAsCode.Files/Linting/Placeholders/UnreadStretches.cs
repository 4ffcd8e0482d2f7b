using System.Text.RegularExpressions;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>
/// The stretches of a body that recipients do not read as text: comments, styles, code, tags and links.
/// </summary>
internal sealed partial class UnreadStretches
{
    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase;

    private const int LongestLook = 2_000;

    // For each character: -1 where it is not read as text; in a tag the index of the tag plus one; otherwise 0.
    private readonly int[] marks;
    private readonly HashSet<int> links = [];
    private readonly string text;
    private readonly bool isUnreadable;

    public UnreadStretches(LintText source)
    {
        text = source.Text;
        marks = new int[text.Length];
        if (source.Form == TextForm.Plain)
            return;
        foreach (Match match in Markup().Matches(text))
            marks.AsSpan(match.Index, match.Length).Fill(match.Groups["tag"].Success ? match.Index + 1 : -1);
        if (source.Form != TextForm.Markdown)
            return;
        var markdown = source.Markdown;
        isUnreadable = markdown is null;
        foreach (var (from, to, isCode) in markdown is null ? [] : MarkdownElements.Stretches(markdown))
        {
            if (isCode && from < to)
                marks.AsSpan(from..to).Fill(-1);
            else
                links.UnionWith([from, from + 1, to]);
        }
    }

    /// <summary>Whether recipients do not read the place of a placeholder as text.</summary>
    public bool Hold(Placeholder found) =>
        isUnreadable
        || marks[found.Index] == -1
        || (found.IsBracketed && (links.Contains(found.Index) || links.Contains(found.End)))
        || (marks[found.Index] is > 0 and var tag && tag <= found.Index && !IsInAddress(tag - 1, found.Index));

    // Placeholders in an address, or in the text of an image, are meant to be filled in too.
    private bool IsInAddress(int from, int index) =>
        Attribute().IsMatch(text[Math.Max(from, index - LongestLook)..index]);

    [GeneratedRegex(
        """
            <!--.*?(-->|\z)
            |<(?<name>style|script|title|pre|code|textarea)\b.*?(</\k<name>\s*>|\z)
            |(?<tag><[A-Za-z/!][^<>]*>)
            """,
        Options | RegexOptions.Singleline
    )]
    private static partial Regex Markup();

    [GeneratedRegex("""\b(href|src|alt)\s*=\s*("[^"]*|'[^']*|[^\s"']*)\z""", Options)]
    private static partial Regex Attribute();
}
