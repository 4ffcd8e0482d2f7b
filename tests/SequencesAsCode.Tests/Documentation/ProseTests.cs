using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>The README and the pages are short sentences in short lines.</summary>
[TestFixture]
internal sealed partial class ProseTests
{
    private const int LongestLine = 120;
    private const int MostWords = 30;
    private const double MostWordsOnAverage = 15;

    [Test]
    public void No_line_is_long_outside_of_tables_code_and_links()
    {
        var lines = Page
            .All.SelectMany(page => Fence().Replace(page.Text, "").Split('\n').Select(line => (Page: page, Line: line)))
            .ToList();

        var found = lines.Where(pair =>
            pair.Line.Length > LongestLine && !pair.Line.StartsWith('|') && !Link().IsMatch(pair.Line)
        );

        Assert.That(lines, Has.Count.GreaterThan(1000));

        Assert.That(found.Select(pair => $"{pair.Page}: {pair.Line}"), Is.Empty);
    }

    [Test]
    public void Sentences_are_short()
    {
        var sentences = Page
            .All.SelectMany(page => Sentences(page.Prose).Select(sentence => (Page: page, Text: sentence)))
            .Select(sentence => (sentence.Page, sentence.Text, Words: Word().Count(sentence.Text)))
            .ToList();

        Assert.That(sentences, Has.Count.GreaterThan(1500));
        Assert.That(
            sentences.Where(one => one.Words > MostWords).Select(one => $"{one.Page} {one.Words}: {one.Text}"),
            Is.Empty
        );
        Assert.That(sentences.Average(one => one.Words), Is.LessThanOrEqualTo(MostWordsOnAverage));
        Assert.That(
            sentences.Where(one => one.Page.Name == "README.md").Average(one => one.Words),
            Is.LessThanOrEqualTo(MostWordsOnAverage)
        );
    }

    [TestCase("One two. Three four five!\n\n- six\n- seven\n  eight\n\n# Heading\n\n| table |\n", "2 3 1 2")]
    public void Sentences_end_at_full_stops_and_items(string prose, string words) =>
        Assert.That(string.Join(' ', Sentences(prose).Select(sentence => Word().Count(sentence))), Is.EqualTo(words));

    private static IEnumerable<string> Sentences(string prose) =>
        Paragraph()
            .Split(Picture().Replace(prose, ""))
            .Select(paragraph => Aside().Replace(paragraph, "").ReplaceLineEndings(" "))
            .SelectMany(paragraph => End().Split(paragraph))
            .Where(sentence => Word().IsMatch(sentence));

    // A blank line, or the beginning of an item.
    [GeneratedRegex("\n\\s*\n|\n(?=\\s*(?:[-*]|\\d+\\.) )")]
    private static partial Regex Paragraph();

    [GeneratedRegex("^(?:\\s*[|#>].*)$", RegexOptions.Multiline)]
    private static partial Regex Aside();

    [GeneratedRegex("(?<=[.!?])[*)\"’]* +")]
    private static partial Regex End();

    [GeneratedRegex("[^\\s]*\\w[^\\s]*")]
    private static partial Regex Word();

    [GeneratedRegex("!\\[[^\\]]*\\]")]
    private static partial Regex Picture();

    [GeneratedRegex("\\]\\(|https://")]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```|<!--.*?-->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
