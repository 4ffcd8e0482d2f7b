using System.Text.RegularExpressions;
using Markdig.Syntax;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>
/// What recipients get otherwise than it was written: lines, headings, comments, and signs of other tools.
/// </summary>
/// <param name="levelled">A finding with the level of the workspace; null when its rule is off.</param>
internal sealed partial class CopyRules(Func<Diagnostic, Diagnostic?> levelled)
{
    private const int MostPerText = 20;

    private static readonly SourceLocation Somewhere = new("");

    public IEnumerable<Diagnostic> Check(SequenceSource sequence) =>
        sequence
            .Steps.SelectMany(step => step.Touches)
            .SelectMany(touch => touch.Body is { } body ? Check(body, sequence) : []);

    private IEnumerable<Diagnostic> Check(BodySource body, SequenceSource sequence)
    {
        Func<int, SourceLocation> place = body.File is { } file
            ? file.PlaceAt
            : index => ScalarPlace.Of(sequence.Text, body.Node, index);
        return CappedFindings.Told(
            Found(body, sequence)
                .Select(pair => (Finding: levelled(pair.Finding), pair.Index))
                .Where(pair => pair.Finding is not null)
                .Select(pair => new Finding(pair.Finding!.Severity, () => pair.Finding.With(place(pair.Index)))),
            MostPerText
        );
    }

    // What is found most often comes last, so that it does not take the room of the others.
    private static IEnumerable<(Diagnostic Finding, int Index)> Found(BodySource body, SequenceSource sequence)
    {
        var matter = FrontMatter.In(body.Text);
        var found = matter is { } some
            ? [(Diagnostic.FrontMatterInBody(Somewhere, some.First), 0)]
            : Enumerable.Empty<(Diagnostic, int)>();
        if (!body.IsMarkdown)
            return found.Concat(SentComments.InHtml(body.Text));
        var isFolded = body.File is null && FoldedText.Loses(sequence.Text, body.Node);
        if (isFolded)
            found = found.Append((Diagnostic.TextIsFolded(Somewhere, body.Node.Style == YamlStyle.Folded), 0));
        if (!Signs().IsMatch(body.Text) || MarkdownCopy.Of(body.Text) is not { } copy)
            return found;
        var keepsLines = isFolded || sequence.Markdown.LineEnds == LineEndStyle.Break;
        var inCopy = Headings(copy)
            .Concat(ForeignMarkdown.Check(copy))
            .Concat(LeftSigns.Check(copy))
            .Concat(SentComments.InMarkdown(copy))
            .Concat(keepsLines ? [] : LostLines.Check(copy));
        return found.Concat(inCopy.Where(pair => pair.Index >= (matter?.End ?? 0)));
    }

    private static IEnumerable<(Diagnostic Finding, int Index)> Headings(MarkdownCopy copy)
    {
        foreach (var heading in copy.Document.Descendants<HeadingBlock>().Where(heading => heading.IsSetext))
        {
            var lines = copy.Text[heading.Span.Start..(heading.Span.End + 1)].Split('\n');
            var (rule, last) = (lines[^1].Trim(' ', '\t', '>'), lines[^2].Trim(' ', '\t', '>'));
            yield return (
                Diagnostic.RuleMakesHeading(Somewhere, rule, last, heading.Level),
                heading.Span.End + 1 - lines[^1].TrimStart(' ', '\t', '>').Length
            );
        }
    }

    // Most bodies without one of these are plain paragraphs, and parsing is dear.
    [GeneratedRegex(@"[^\n]\n[^\n]|\*\*|__|~~|<!--|\[[ xX^]")]
    private static partial Regex Signs();
}
