using SequencesAsCode.Files;

namespace SequencesAsCode.Tests.Files;

[TestFixture]
internal sealed class MarkdownEmailTests
{
    [TestCase("One\n\nTwo\n\nThree", "One<br><br>Two<br><br>Three")]
    [TestCase("One\ntwo", "One two")]
    [TestCase("One  \ntwo", "One<br>two")]
    [TestCase("One\\\ntwo", "One<br>two")]
    [TestCase("*a* **b** `c` [d](https://example.com) ![e](https://example.com/e.png)", "<em>a</em> <strong>b</strong> <code>c</code> <a href=\"https://example.com\">d</a> <img src=\"https://example.com/e.png\" alt=\"e\" />")]
    [TestCase("Hi\n\n- a\n- b\n\nBye", "Hi\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nBye")]
    [TestCase("- a\n\n  b\n- c", "<ul>\n<li>a<br><br>b</li>\n<li>c</li>\n</ul>")]
    [TestCase("Hi\n\n<img src=\"x\">\n\nBye", "Hi<br><br><img src=\"x\">\n<br><br>Bye")]
    [TestCase("a <span style=\"color:red\">b</span> & c", "a <span style=\"color:red\">b</span> &amp; c")]
    [TestCase("", "")]
    public void Markdown_becomes_the_html_of_an_email(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, ParagraphStyle.LineBreaks), Is.EqualTo(html));
    }

    [TestCase("One\n\nTwo", "<p>One</p>\n<p>Two</p>")]
    [TestCase("One  \ntwo\nthree", "<p>One<br>two three</p>")]
    public void Paragraphs_may_be_elements(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, ParagraphStyle.Element), Is.EqualTo(html));
    }

    [TestCase("{{first_name}} and {{last_name}}", "{{first_name}} and {{last_name}}")]
    [TestCase("*{{first_name}}*, _{{company}}_", "<em>{{first_name}}</em>, <em>{{company}}</em>")]
    [TestCase("[x](https://example.com/?a={{first_name}}&b={{last_name}})", "<a href=\"https://example.com/?a={{first_name}}&amp;b={{last_name}}\">x</a>")]
    [TestCase("[{{company}}]({{my_link}})", "<a href=\"{{my_link}}\">{{company}}</a>")]
    [TestCase("{{#if first_name}}Hi {{first_name}}{{#else}}Hi{{#endif}}", "{{#if first_name}}Hi {{first_name}}{{#else}}Hi{{#endif}}")]
    [TestCase("{{#if x == \"a&b<c\"}}*y*{{#endif}}", "{{#if x == \"a&b<c\"}}<em>y</em>{{#endif}}")]
    [TestCase("{{#endif}}\n# {{ * }}", "{{#endif}}<h1>{{ * }}</h1>")]
    [TestCase("<a href=\"{{x_y_z}}\">{{a_b}}</a> mergevar0z {{c}}", "<a href=\"{{x_y_z}}\">{{a_b}}</a> mergevar0z {{c}}")]
    public void Variables_pass_through_byte_for_byte(string markdown, string html)
    {
        Assert.That(MarkdownEmail.Render(markdown, ParagraphStyle.LineBreaks), Is.EqualTo(html));
    }

    [Test]
    public void The_digest_covers_text_and_options()
    {
        Assert.That(MarkdownEmail.Digest("a", ParagraphStyle.LineBreaks), Does.Match("^[0-9a-f]{64}$"));
        Assert.That(MarkdownEmail.Digest("a", ParagraphStyle.LineBreaks), Is.Not.EqualTo(MarkdownEmail.Digest("b", ParagraphStyle.LineBreaks)));
        Assert.That(MarkdownEmail.Digest("a", ParagraphStyle.LineBreaks), Is.Not.EqualTo(MarkdownEmail.Digest("a", ParagraphStyle.Element)));
    }

    [Test]
    public void Markdown_that_is_nested_too_deeply_is_not_rendered()
    {
        Assert.That(MarkdownEmail.Render(string.Concat(Enumerable.Repeat("> ", 2000)) + "x", ParagraphStyle.LineBreaks), Is.Null);
    }
}
