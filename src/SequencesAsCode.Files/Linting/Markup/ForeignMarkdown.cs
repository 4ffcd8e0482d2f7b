using System.Text.RegularExpressions;
using Markdig.Syntax;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>
/// Finds what other tools call Markdown and CommonMark does not know, so that recipients read the signs.
/// </summary>
internal static partial class ForeignMarkdown
{
    /// <summary>Tables, strokes, boxes and footnotes, each where it begins.</summary>
    public static IEnumerable<(Diagnostic Finding, int Index)> Check(ParsedMarkdown copy)
    {
        var notes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in copy.Document.Descendants<Block>())
        {
            IEnumerable<(Diagnostic Finding, int Index)> found = block switch
            {
                LinkReferenceDefinition { Label: ['^', ..] label } definition when notes.Add(label) =>
                [
                    Note(label, definition.Span.Start),
                ],
                ListBlock list => Boxes(copy, list),
                LeafBlock { Inline: not null } leaf => Table(copy, leaf)
                    .Concat(Strokes(copy, leaf))
                    .Concat(Notes(copy, leaf, notes)),
                _ => [],
            };
            foreach (var finding in found)
                yield return finding;
        }
    }

    /// <summary>Whether lines of a paragraph are a table of another tool.</summary>
    public static bool IsTable(IReadOnlyList<string> lines) => HeaderOf(lines) >= 0;

    private static int HeaderOf(IReadOnlyList<string> lines) =>
        Enumerable
            .Range(0, Math.Max(0, lines.Count - 1))
            .FirstOrDefault(
                i => lines[i].Contains('|', StringComparison.Ordinal) && Delimiters().IsMatch(lines[i + 1]),
                -1
            );

    private static IEnumerable<(Diagnostic Finding, int Index)> Table(ParsedMarkdown copy, LeafBlock leaf)
    {
        var text = copy.Read[leaf.Span.Start..(leaf.Span.End + 1)];
        if (!text.Contains('|', StringComparison.Ordinal))
            return [];
        var lines = text.Split('\n');
        if (HeaderOf([.. lines.Select(line => line.Trim(' ', '\t', ParsedMarkdown.Mark))]) is not (>= 0 and var header))
            return [];
        var index = leaf.Span.Start + lines.Take(header).Sum(line => line.Length + 1);
        return
        [
            (
                Diagnostic.MarkdownNotKnown(
                    TextFindings.Unplaced,
                    "this table",
                    "Write it as a list, or as HTML: <table>…</table>"
                ),
                index
            ),
        ];
    }

    private static IEnumerable<(Diagnostic Finding, int Index)> Strokes(ParsedMarkdown copy, LeafBlock leaf) =>
        from match in Stroke().Matches(copy.Read[leaf.Span.Start..(leaf.Span.End + 1)])
        let index = leaf.Span.Start + match.Index
        let written = Excerpt(copy, index, match.Length)
        select (
            Diagnostic.MarkdownNotKnown(TextFindings.Unplaced, $"'{written}'", $"Write: <s>{written[2..^2]}</s>"),
            index
        );

    private static IEnumerable<(Diagnostic Finding, int Index)> Notes(
        ParsedMarkdown copy,
        LeafBlock leaf,
        HashSet<string> told
    ) =>
        Footnote()
            .Matches(copy.Read[leaf.Span.Start..(leaf.Span.End + 1)])
            .Where(match => told.Add(match.Groups["label"].Value))
            .Select(match => Note(match.Groups["label"].Value, leaf.Span.Start + match.Index));

    private static (Diagnostic Finding, int Index) Note(string label, int index) =>
        (
            Diagnostic.MarkdownNotKnown(
                TextFindings.Unplaced,
                $"the footnote '[{label}]'",
                "Write its text where it belongs"
            ),
            index
        );

    // The first box stands for its list.
    private static IEnumerable<(Diagnostic Finding, int Index)> Boxes(ParsedMarkdown copy, ListBlock list) =>
        list.OfType<ListItemBlock>()
            .Select(item => item.FirstOrDefault())
            .OfType<ParagraphBlock>()
            .Where(paragraph => Box().IsMatch(copy.Read.AsSpan(paragraph.Span.Start)))
            .Select(paragraph =>
                (
                    Diagnostic.MarkdownNotKnown(
                        TextFindings.Unplaced,
                        $"the box '{copy.Text.AsSpan(paragraph.Span.Start, 3)}'",
                        "Leave it out, or write a sign such as ☐ or ✓"
                    ),
                    paragraph.Span.Start
                )
            )
            .Take(1);

    private static string Excerpt(ParsedMarkdown copy, int start, int length) =>
        copy.Text.Substring(start, length).Replace('\n', ' ');

    [GeneratedRegex(
        @"\A(\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?|\|[ \t]*:?-+:?[ \t]*\|)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Delimiters();

    [GeneratedRegex(@"(?<!~)~~(?=[^\s~])[^~]{0,300}?(?<=[^\s~])~~(?!~)")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"\[(?<label>\^[^\]\s\0]{1,40})\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"\A\[[ xX]\][ \t]")]
    private static partial Regex Box();
}
