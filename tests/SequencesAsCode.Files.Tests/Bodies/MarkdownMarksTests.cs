using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Tests.Bodies;

/// <summary>Markdown that keeps a parser busy is refused before it is parsed, and what people write is not.</summary>
[TestFixture]
internal sealed class MarkdownMarksTests
{
    private const int Length = MarkdownEmail.Limit;

    [TestCase("[a](")]
    [TestCase("![a](")]
    [TestCase("[a](\"")]
    [TestCase("[a](<")]
    [TestCase("[![a](")]
    [TestCase("[a][")]
    [TestCase("[")]
    [TestCase("![")]
    [TestCase("[^a")]
    [TestCase("*[")]
    [TestCase("**a")]
    [TestCase("_a ")]
    [TestCase("**_")]
    [TestCase("*_`[")]
    [TestCase("a**b")]
    [TestCase("> ")]
    [TestCase(">")]
    [TestCase("- > ")]
    [TestCase("1. ")]
    [TestCase("1) ")]
    public void What_takes_the_parser_the_square_of_its_length_is_refused(string mark)
    {
        var text = $"Hello\n\n{Repeated(mark)}";

        Assert.That(MarkdownMarks.LineOfExcess(text), Is.EqualTo(3));
        Assert.That(MarkdownEmail.Render(text, MarkdownStyle.Default), Is.Null);
        Assert.That(ParsedMarkdown.Of(text), Is.Null);
    }

    [TestCase("word ")]
    [TestCase("- a *b* c, and what else there is to say of it, at some length\n")]
    [TestCase("> quoted\n> > twice\n\n")]
    [TestCase(
        "See **this** and _that_ of "
            + "[ours](https://example.com/a/long/path/to/what/is/meant?with=parameters&of=many&"
            + "kinds=in&it=too_and_more_of_them_again)\n\n"
    )]
    [TestCase("1. one\n2. two\n")]
    [TestCase("--------------------------------------------------------------------------------\n\n")]
    public void What_people_write_is_not_however_long(string line) =>
        Assert.That(MarkdownMarks.LineOfExcess(Repeated(line)), Is.Zero);

    private static string Repeated(string mark) => string.Concat(Enumerable.Repeat(mark, Length / mark.Length));
}
