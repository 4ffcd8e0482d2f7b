using SequencesAsCode.Files;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Tests.Files;

[TestFixture]
internal sealed class MarkdownMergeTests
{
    [Test]
    public void A_changed_paragraph_is_put_in_and_the_others_stay_as_they_are_written()
    {
        const string Written = "Hi {{first_name}},\n\n\n*a line*\nthat somebody wrapped\n\nRegards";

        var merged = MarkdownMerge.Of(Written, "Hi {{first_name}},\n\n_a line_ that somebody wrapped\n\nBest regards", MarkdownStyle.Default);

        Assert.That(merged, Is.EqualTo("Hi {{first_name}},\n\n\n*a line*\nthat somebody wrapped\n\nBest regards"));
    }

    [Test]
    public void New_paragraphs_come_in_and_missing_ones_go()
    {
        var merged = MarkdownMerge.Of("One\n\n\nTwo __bold__\n\nThree", "Zero\n\nTwo **bold**\n\nThree\n\nFour", new(ParagraphStyle.Element));

        Assert.That(merged, Is.EqualTo("Zero\n\nTwo __bold__\n\nThree\n\nFour"));
    }

    [Test]
    public void A_fence_is_one_block_and_nothing_in_it_moves()
    {
        const string Written = "A\n\n```\nx\n\n\ny\n```\n\nB";

        Assert.That(MarkdownMerge.Of(Written, "A\n\n```\nx\n\n\ny\n```\n\nC", new(ParagraphStyle.Element)), Is.EqualTo("A\n\n```\nx\n\n\ny\n```\n\nC"));
    }

    [Test]
    public void Whatever_is_merged_renders_as_what_came()
    {
        const string Written = "* one\n* two\n\ntext [a]\n\n[a]: https://example.com/a";

        var merged = MarkdownMerge.Of(Written, "- one\n- two\n\ntext [a](https://example.com/b)", MarkdownStyle.Default);

        Assert.That(MarkdownEmail.Render(merged, MarkdownStyle.Default), Is.EqualTo(MarkdownEmail.Render("- one\n- two\n\ntext [a](https://example.com/b)", MarkdownStyle.Default)));
    }
}
