using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Editing.Markdown;

namespace SequencesAsCode.Files.Tests.Editing.Markdown;

[TestFixture]
internal sealed class MarkdownMergeTests
{
    [Test]
    public void A_changed_paragraph_is_put_in_and_the_others_stay_as_they_are_written()
    {
        const string Written = "Hi {{first_name}},\n\n\n*a line*\nthat somebody wrapped\n\nRegards";

        Assert.That(
            Merged(Written, "Hi {{first_name}},\n\n_a line_ that somebody wrapped\n\nBest regards"),
            Is.EqualTo("Hi {{first_name}},\n\n\n*a line*\nthat somebody wrapped\n\nBest regards")
        );
    }

    [Test]
    public void New_paragraphs_come_in_and_missing_ones_go()
    {
        Assert.That(
            Merged(
                "One\n\n\nTwo __bold__\n\nThree\n\nFour",
                "Two **bold**\n\nThree\n\nFour\n\nFive",
                new(ParagraphStyle.Element)
            ),
            Is.EqualTo("Two __bold__\n\nThree\n\nFour\n\nFive")
        );
    }

    [Test]
    public void A_fence_is_one_block_and_nothing_in_it_moves()
    {
        const string Written = "A\n\n```\nx\n\n\ny\n```\n\nB";

        Assert.That(
            Merged(Written, "A\n\n```\nx\n\n\ny\n```\n\nC", new(ParagraphStyle.Element)),
            Is.EqualTo("A\n\n```\nx\n\n\ny\n```\n\nC")
        );
    }

    [TestCase(
        "* one\n* two\n\ntext [a]\n\n[a]: https://example.com/a",
        "- one\n- two\n\ntext [a](https://example.com/b)",
        "* one\n* two\n\ntext [a]\n\n[a]: https://example.com/b"
    )]
    [TestCase(
        "See [a] and [b].\n\n[a]: https://example.com\n[b]: https://example.com",
        "See [a](https://example.com/x) and [b](https://example.com).",
        "See [a](https://example.com/x) and [b].\n\n[a]: https://example.com\n[b]: https://example.com"
    )]
    [TestCase("Hello\n- one\n- two\nBye", "Hello\n\n- one\n- three\n\nBye", null)]
    [TestCase("We plan\nthree things\nfor teams", "We plan two things for teams", "We plan\ntwo things\nfor teams")]
    [TestCase("We plan\nthree things\nfor teams", "We plan things for teams", "We plan\nthings\nfor teams")]
    [TestCase("Hi [Client Name],\n\nold", "Hi \\[Client Name\\],\n\nnew", "Hi [Client Name],\n\nnew")]
    [TestCase("a\n\u3000\nb\n\nc", "a \u3000 b\n\nd", "a\n\u3000\nb\n\nd")]
    [TestCase("1. one\n2. two", "1. one\n2. two\n3. three", "1. one\n2. two\n3. three")]
    [TestCase("*   one\n*   two\n*   three", "- one\n- three", "*   one\n*   three")]
    [TestCase("> one\n> two", "> one\n> three", "> one\n> three")]
    [TestCase("Hi\n\nBest,\\\nDana", "Hi\n\nBest,\\\nDana\\\nSales lead", "Hi\n\nBest,\\\nDana\\\nSales lead")]
    public void Only_what_was_edited_is_written(string written, string fresh, string? merged)
    {
        if (merged is not null)
            Assert.That(Merged(written, fresh), Is.EqualTo(merged));
        Assert.That(
            MarkdownEmail.Render(Merged(written, fresh)!, MarkdownStyle.Default),
            Is.EqualTo(MarkdownEmail.Render(fresh, MarkdownStyle.Default))
        );
    }

    [TestCase(
        "See <https://example.com/a>.",
        "See <a href=\"https://example.com/b\">https://example.com/a</a>.",
        "See [https://example.com/a](https://example.com/b)."
    )]
    [TestCase("One `code` here", "One <code>code</code> there", "One `code` there")]
    [TestCase(
        "Two\n\nThree",
        "Two\n<table><tbody><tr><td>x</td></tr></tbody></table>",
        "Two\n\n<table><tbody><tr><td>x</td></tr></tbody></table>"
    )]
    public void What_markdown_has_no_words_for_is_written_as_html_where_that_is_the_same(
        string written,
        string wanted,
        string merged
    )
    {
        Assert.That(MarkdownMerge.Of(written, wanted, MarkdownStyle.Default), Is.EqualTo(merged));
    }

    [Test]
    public void What_no_markdown_renders_to_is_not_taken()
    {
        Assert.That(MarkdownMerge.Of("One", "<div>One\n\ntwo</div>", MarkdownStyle.Default), Is.Null);
    }

    private static string? Merged(string written, string fresh, MarkdownStyle? style = null) =>
        MarkdownMerge.Of(
            written,
            MarkdownEmail.Render(fresh, style ?? MarkdownStyle.Default)!,
            style ?? MarkdownStyle.Default
        );
}
