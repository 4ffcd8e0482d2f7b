using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Files.Tests.Bodies;

[TestFixture]
internal sealed class MarkdownFormTests
{
    [TestCase(
        "Hi {{first_name}},<br><br>one <strong>two</strong> <em>three</em>.<br><br>Best,<br>Dana",
        "Hi {{first_name}},\n\none **two** *three*.\n\nBest,\\\nDana"
    )]
    [TestCase(
        "See <a href=\"https://example.com/?a=1&amp;b={{company}}\">this page</a>.",
        "See [this page](https://example.com/?a=1&b={{company}})."
    )]
    [TestCase(
        "See <a href=\"https://example.com\" target=\"_blank\">this</a>",
        "See <a href=\"https://example.com\" target=\"_blank\">this</a>"
    )]
    [TestCase(
        "Two things:<ul><li>one</li><li>two<ol><li>a</li><li>b</li></ol></li></ul>Bye",
        "Two things:\n\n- one\n- two\n  1. a\n  2. b\n\nBye"
    )]
    [TestCase("a <b>b</b> <i>c</i> <u>d</u>", "a <b>b</b> <i>c</i> <u>d</u>")]
    [TestCase("a<strong>b</strong>c and <strong>why:</strong>so", "a<strong>b</strong>c and <strong>why:</strong>so")]
    [TestCase("1. is first", "1\\. is first")]
    [TestCase("- no list<br># no heading", "\\- no list\\\n\\# no heading")]
    [TestCase(
        "5 * 3 * 2 &lt; snake_case &amp;amp; [x] &amp; C:\\dir",
        "5 \\* 3 \\* 2 \\< snake_case \\&amp; \\[x\\] & C:\\\\dir"
    )]
    [TestCase("a<br><br><br>b<br>", "a\n\n<br>b<br>")]
    [TestCase(
        "Hi&nbsp;there <img src=\"https://example.com/a.png\" alt=\"a\">",
        "Hi&nbsp;there <img src=\"https://example.com/a.png\" alt=\"a\">"
    )]
    [TestCase("Hi<br>\n<br>\nyou \n", "Hi\n\nyou")]
    [TestCase(
        "See <a href=\"https://example.com/?a={{company}}\">https://example.com/?a={{company}}</a>.",
        "See <https://example.com/?a={{company}}>."
    )]
    [TestCase(
        "<a href=\"https://example.com/?a=1&amp;b=2\">https://example.com/?a=1&amp;b=2</a>",
        "<https://example.com/?a=1&b=2>"
    )]
    [TestCase("<a href=\"mailto:dana@example.com\">dana@example.com</a>", "<dana@example.com>")]
    [TestCase(
        "<a href=\"https://example.com/a\">https://example.com/b</a>",
        "[https://example.com/b](https://example.com/a)"
    )]
    [TestCase("<a href=\"https://example.com\">example.com</a>", "[example.com](https://example.com)")]
    public void A_body_becomes_the_markdown_a_person_would_write(string html, string markdown)
    {
        Assert.That(MarkdownForm.Of(html, MarkdownStyle.Default), Is.EqualTo(markdown));
    }

    [TestCase(
        "<p>Hi {{first_name}},</p><p>one<br>two</p><ul><li>a</li></ul>",
        "Hi {{first_name}},\n\none\\\ntwo\n\n- a"
    )]
    [TestCase("<p>Hi</p>\n<p>you</p>", "Hi\n\nyou")]
    public void Paragraphs_may_be_elements(string html, string markdown)
    {
        Assert.That(MarkdownForm.Of(html, new(ParagraphStyle.Element)), Is.EqualTo(markdown));
    }

    [TestCase("Best,<br>Dana<br><br><br>- no list", "Best,\nDana\n\n<br>\\- no list")]
    [TestCase("a<br>===<br>1. b<br># c<br>| d", "a\n\\===\n1\\. b\n\\# c\n| d")]
    [TestCase("two <strong>bold</strong><br><br>one<ul><li>a<br>b</li></ul>", "two **bold**\n\none\n\n- a\n  b")]
    public void Where_a_line_end_is_a_break_it_is_written_as_one(string html, string markdown)
    {
        Assert.That(
            MarkdownForm.Of(html, MarkdownStyle.Default with { LineEnds = LineEndStyle.Break }),
            Is.EqualTo(markdown)
        );
    }

    [TestCase("<p>Hi</p><p><br></p><p>you</p>", "Hi\n\n<p><br></p>\n\nyou")]
    [TestCase("<p>Hi</p><p>&nbsp;</p><p>you</p>", "Hi\n\n&nbsp;\n\nyou")]
    public void Empty_ones_among_them_stay(string html, string markdown)
    {
        Assert.That(MarkdownForm.Of(html, new(ParagraphStyle.Element)), Is.EqualTo(markdown));
    }

    [TestCase(
        "<div>Hi {{first_name}},</div><div><br></div><div>one</div><div>two <b>x</b></div>",
        "Hi {{first_name}},\n\none\\\ntwo <b>x</b>"
    )]
    [TestCase(
        "<div>Hi</div>\n<div><br/></div><div><br></div><div>you</div><div><br></div>",
        "Hi\n\n<br>\\\nyou\\\n<br>"
    )]
    [TestCase("<div>a<br>b</div><ul><li>c</li></ul><div>d</div>", "a<br>b\n\n- c\n\nd")]
    [TestCase("<div><strong>a</strong></div>", "**a**")]
    public void Lines_may_be_elements(string html, string markdown)
    {
        Assert.That(MarkdownForm.Of(html, new(ParagraphStyle.Lines)), Is.EqualTo(markdown));
    }

    [TestCase("<div style=\"x\">Hi</div>")]
    [TestCase("<div><div>Hi</div></div>")]
    [TestCase("Hi<div>you</div>")]
    [TestCase("<p>Hi</p>")]
    public void Other_lines_stay_html(string html)
    {
        Assert.That(MarkdownForm.Of(html, new(ParagraphStyle.Lines)), Is.Null);
    }

    [TestCase("<div>Hi</div>")]
    [TestCase("<p>Hi</p><p>you</p>")]
    [TestCase("<span style=\"color:red\">Hi</span>")]
    [TestCase("<table><tr><td>Hi</td></tr></table>")]
    [TestCase("Hi<!-- note -->")]
    [TestCase("two\nlines")]
    [TestCase("<script>x</script>")]
    [TestCase("")]
    [TestCase(" ")]
    public void What_markdown_has_no_words_for_stays_html(string html)
    {
        Assert.That(MarkdownForm.Of(html, MarkdownStyle.Default), Is.Null);
    }

    [Test]
    public void Deep_nesting_is_no_trouble()
    {
        var deep = string.Concat(Enumerable.Repeat("<b>", 4000)) + "x";

        Assert.That(MarkdownForm.Of(deep, MarkdownStyle.Default), Is.Null);
    }

    [Test]
    public void Markdown_renders_to_the_markup_it_was_made_of()
    {
        var written = 0;

        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var html = new MarkupDraw(dice).Body();
                var style = new MarkdownStyle(
                    dice.Of(ParagraphStyle.LineBreaks, ParagraphStyle.Element),
                    dice.Of(LineEndStyle.Space, LineEndStyle.Break)
                );

                if (MarkdownForm.Of(html, style) is not { } markdown)
                    return [];

                written++;
                return HtmlText.SameMarkup(MarkdownEmail.Render(markdown, style)!, html)
                    ? []
                    : [$"{html}\n{markdown}\n{MarkdownEmail.Render(markdown, style)}"];
            },
            missing: () => Law.Below(("with a Markdown form", written, (Law.Cases / 4) + 1))
        );

        TestContext.Out.WriteLine($"{written} of them have a Markdown form");
    }
}
