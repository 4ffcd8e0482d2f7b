using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Tests.Bodies;

[TestFixture]
internal sealed class MarkdownEmailTests
{
    [TestCase("One\n\nTwo\n\nThree", "One<br><br>Two<br><br>Three")]
    [TestCase("One\ntwo", "One two")]
    [TestCase("One  \ntwo", "One<br>two")]
    [TestCase("One\\\ntwo", "One<br>two")]
    [TestCase(
        "*a* **b** `c` [d](https://example.com) ![e](https://example.com/e.png)",
        "<em>a</em> <strong>b</strong> <code>c</code> <a href=\"https://example.com\">d</a> <img "
            + "src=\"https://example.com/e.png\" alt=\"e\" />"
    )]
    [TestCase("Hi\n\n- a\n- b\n\nBye", "Hi\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nBye")]
    [TestCase("- a\n\n  b\n- c", "<ul>\n<li>a<br><br>b</li>\n<li>c</li>\n</ul>")]
    [TestCase("Hi\n\n<img src=\"x\">\n\nBye", "Hi<br><br><img src=\"x\">\n<br><br>Bye")]
    [TestCase("a <span style=\"color:red\">b</span> & c", "a <span style=\"color:red\">b</span> &amp; c")]
    [TestCase("", "")]
    public void Markdown_becomes_the_html_of_an_email(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, MarkdownStyle.Default), Is.EqualTo(html));
    }

    [TestCase("One\n\nTwo", "<p>One</p>\n<p>Two</p>")]
    [TestCase("One  \ntwo\nthree", "<p>One<br>two three</p>")]
    public void Paragraphs_may_be_elements(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, new(ParagraphStyle.Element)), Is.EqualTo(html));
    }

    [TestCase("Best,\nDana\n\nBye", "Best,<br>Dana<br><br>Bye")]
    [TestCase("a  \nb\\\nc<br>\nd<br />\ne", "a<br>b<br>c<br> d<br /> e")]
    [TestCase("- a\n  b\n\n> c\n> d", "<ul>\n<li>a<br>b</li>\n</ul>\n<blockquote>\nc<br>d</blockquote>")]
    [TestCase("`a\nb` <span\nid=\"x\">c</span>", "<code>a b</code> <span\nid=\"x\">c</span>")]
    public void A_single_line_end_may_be_a_break(string markdown, string html)
    {
        var style = MarkdownStyle.Default with { LineEnds = LineEndStyle.Break };

        Assert.That(MarkdownEmail.Render(markdown, style), Is.EqualTo(html));
    }

    [TestCase("One\n\n<!-- note -->\n\nTwo", "One<!-- note --><br><br>Two", "<p>One</p>\n<!-- note -->\n<p>Two</p>")]
    [TestCase(
        "One\n\n<!--\na\n\nb\n-->\n\nTwo",
        "One<!--\na\n\nb\n--><br><br>Two",
        "<p>One</p>\n<!--\na\n\nb\n-->\n<p>Two</p>"
    )]
    [TestCase(
        "One\n\n<!-- a -->\n<!-- b -->\n\n[x]: y\n\nTwo",
        "One<!-- a --><!-- b --><br><br>Two",
        "<p>One</p>\n<!-- a -->\n<!-- b -->\n<p>Two</p>"
    )]
    [TestCase("One\n<!-- a -->\nTwo", "One<!-- a --><br><br>Two", "<p>One</p>\n<!-- a -->\n<p>Two</p>")]
    [TestCase(
        "One\n\n<style>p { x: y }</style>\n\nTwo",
        "One<style>p { x: y }</style><br><br>Two",
        "<p>One</p>\n<style>p { x: y }</style>\n<p>Two</p>"
    )]
    [TestCase(
        "One\n\n<!-- a --> Dear you,\n\nTwo",
        "One<br><br><!-- a --> Dear you,\n<br><br>Two",
        "<p>One</p>\n<!-- a --> Dear you,\n<p>Two</p>"
    )]
    [TestCase(
        "One\n\n<!-- a --><div>b</div>\n\nTwo",
        "One<!-- a --><div>b</div>\nTwo",
        "<p>One</p>\n<!-- a --><div>b</div>\n<p>Two</p>"
    )]
    [TestCase(
        "<!-- a -->\n\nOne\n\n- b\n\n<!-- c -->",
        "<!-- a -->\nOne\n<ul>\n<li>b</li>\n</ul>\n<!-- c -->",
        "<!-- a -->\n<p>One</p>\n<ul>\n<li>b</li>\n</ul>\n<!-- c -->"
    )]
    [TestCase("- One\n\n  <!-- a -->\n\n  Two", "<ul>\n<li>One<!-- a --><br><br>Two</li>\n</ul>", null)]
    public void What_nobody_sees_keeps_paragraphs_apart(string markdown, string html, string? paragraphs)
    {
        Assert.That(MarkdownEmail.Render(markdown, MarkdownStyle.Default), Is.EqualTo(html));
        if (paragraphs is not null)
            Assert.That(MarkdownEmail.Render(markdown, new(ParagraphStyle.Element)), Is.EqualTo(paragraphs));
    }

    [TestCase("{{first_name}} and {{last_name}}", "{{first_name}} and {{last_name}}")]
    [TestCase("*{{first_name}}*, _{{company}}_", "<em>{{first_name}}</em>, <em>{{company}}</em>")]
    [TestCase(
        "[x](https://example.com/?a={{first_name}}&b={{last_name}})",
        "<a href=\"https://example.com/?a={{first_name}}&amp;b={{last_name}}\">x</a>"
    )]
    [TestCase("[{{company}}]({{my_link}})", "<a href=\"{{my_link}}\">{{company}}</a>")]
    [TestCase(
        "{{#if first_name}}Hi {{first_name}}{{#else}}Hi{{#endif}}",
        "{{#if first_name}}Hi {{first_name}}{{#else}}Hi{{#endif}}"
    )]
    [TestCase("{{#if x == \"a&b<c\"}}*y*{{#endif}}", "{{#if x == \"a&b<c\"}}<em>y</em>{{#endif}}")]
    [TestCase("{{#endif}}\n# {{ * }}", "{{#endif}}<h1>{{ * }}</h1>")]
    [TestCase(
        "<a href=\"{{x_y_z}}\">{{a_b}}</a> mergevar0z {{c}}",
        "<a href=\"{{x_y_z}}\">{{a_b}}</a> mergevar0z {{c}}"
    )]
    public void Variables_pass_through_byte_for_byte(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, MarkdownStyle.Default), Is.EqualTo(html));
    }

    [Test]
    public void The_digest_covers_text_and_options()
    {
        Assert.That(MarkdownEmail.Digest("a", MarkdownStyle.Default), Does.Match("^[0-9a-f]{64}$"));
        Assert.That(
            MarkdownEmail.Digest("a", MarkdownStyle.Default),
            Is.Not.EqualTo(MarkdownEmail.Digest("b", MarkdownStyle.Default))
        );
        Assert.That(
            MarkdownEmail.Digest("a", MarkdownStyle.Default),
            Is.Not.EqualTo(MarkdownEmail.Digest("a", new(ParagraphStyle.Element)))
        );
        Assert.That(
            MarkdownEmail.Digest("a", MarkdownStyle.Default),
            Is.Not.EqualTo(MarkdownEmail.Digest("a", MarkdownStyle.Default with { LineEnds = LineEndStyle.Break }))
        );
    }

    [Test]
    public void Markdown_that_is_nested_too_deeply_is_not_rendered()
    {
        Assert.That(
            MarkdownEmail.Render(string.Concat(Enumerable.Repeat("> ", 2000)) + "x", MarkdownStyle.Default),
            Is.Null
        );
    }
}
