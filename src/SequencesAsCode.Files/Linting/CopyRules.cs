using System.Text.RegularExpressions;
using Markdig.Syntax;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Finds text that recipients get in another form than it was written: lines, headings, comments, and signs of other
/// tools.
/// </summary>
/// <param name="findings">Places the findings of a text.</param>
internal sealed partial class CopyRules(TextFindings findings)
{
    public IEnumerable<Diagnostic> Check(SequenceSource sequence) =>
        sequence
            .Steps.SelectMany(step => step.Touches)
            .Select(touch => touch.Body)
            .OfType<BodySource>()
            .SelectMany(body => findings.Placed(Found(body, sequence), index => body.PlaceIn(sequence.Text, index)));

    // The most frequent findings come last, so that the limit does not hide the others.
    private static IEnumerable<(Diagnostic Finding, int Index)> Found(BodySource body, SequenceSource sequence)
    {
        var matter = FrontMatter.In(body.Text);
        IEnumerable<(Diagnostic, int)> found = matter is { } some
            ? [(Diagnostic.FrontMatterInBody(TextFindings.Unplaced, some.First), 0)]
            : [];
        if (!body.IsMarkdown)
            return found.Concat(Sent(SentComments.InHtml(body.Text), sequence));
        var isFolded = body.File is null && FoldedText.Loses(sequence.Text, body.Node);
        if (isFolded)
            found = found.Append(
                (Diagnostic.TextIsFolded(TextFindings.Unplaced, body.Node.Style == YamlStyle.Folded), 0)
            );
        if (!Signs().IsMatch(body.Text) || sequence.Parsed.Of(body.Text) is not { } copy)
            return found;
        var keepsLines = isFolded || sequence.Markdown.LineEnds == LineEndStyle.Break;
        var inCopy = Headings(copy)
            .Concat(ForeignMarkdown.Check(copy))
            .Concat(LeftSigns.Check(copy))
            .Concat(Sent(SentComments.InMarkdown(copy), sequence))
            .Concat(keepsLines ? [] : LostLines.Check(copy));
        return found.Concat(inCopy.Where(pair => pair.Index >= (matter?.End ?? 0)));
    }

    // Another rule says it when the account was measured to remove comments.
    private static IEnumerable<(Diagnostic Finding, int Index)> Sent(
        IEnumerable<(Diagnostic Finding, int Index)> comments,
        SequenceSource sequence
    ) => comments.Where(_ => !MarkupFragments.Comment.IsLostIn(sequence.Facts()));

    private static IEnumerable<(Diagnostic Finding, int Index)> Headings(ParsedMarkdown copy)
    {
        foreach (var heading in copy.Document.Descendants<HeadingBlock>().Where(heading => heading.IsSetext))
        {
            var lines = copy.Text[heading.Span.Start..(heading.Span.End + 1)].Split('\n');
            var rule = lines[^1].Trim(' ', '\t', '>');
            var last = lines[^2].Trim(' ', '\t', '>');
            yield return (
                Diagnostic.RuleMakesHeading(TextFindings.Unplaced, rule, last, heading.Level),
                heading.Span.End + 1 - lines[^1].TrimStart(' ', '\t', '>').Length
            );
        }
    }

    // Most bodies without one of these are plain paragraphs, and parsing is expensive.
    [GeneratedRegex(@"[^\n]\n[^\n]|\*\*|__|~~|<!--|\[[ xX^]")]
    private static partial Regex Signs();
}
