using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Tests.Linting;

/// <summary>Whatever a body holds, it is read to its end and every place is in it.</summary>
[TestFixture]
internal sealed class BodyElementsTests
{
    private static readonly string[] Pieces =
    [
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "</",
        "<a href=",
        "<img ",
        "src=\"",
        "'",
        "\"",
        "{{first_name}}",
        "{{",
        "}}",
        "{{#if x}}",
        "http://e.com",
        "www.e.com",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n[r]: ",
        "[r]",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<div>",
        "`",
        "\\",
        "&amp;",
        "é",
        "👩‍👩‍👧",
        "\ud800",
        "\t",
        "alt=",
        "=",
        "/",
        "#",
        ":",
        "x",
        "<http://e.com>",
        "\"title\"",
        "*",
        "_",
    ];

    [Test]
    public void No_text_is_too_broken()
    {
        var random = new Random(20261);
        var elements = 0;
        for (var round = 0; round < 4000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );

            var found = InMarkdown(text).Concat(HtmlElements.In(text, 0, text.Length)).ToList();

            elements += found.Count;
            Assert.That(found.Where(element => element.Index < 0 || element.Index > text.Length), Is.Empty, text);
            Assert.That(
                found.OfType<BodyElement.Image>().Where(image => image.Start < 0 || image.Start >= text.Length),
                Is.Empty,
                text
            );
        }

        Assert.That(elements, Is.GreaterThan(500));
    }

    [TestCase("<a href=")]
    [TestCase("<!--")]
    [TestCase("<script>")]
    [TestCase("<img src='")]
    [TestCase("<")]
    [TestCase("](http://x ")]
    [MaxTime(5000)]
    public void A_long_text_of_openings_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));

        var found = HtmlElements.In(text, 0, text.Length).Concat(InMarkdown(text)).Count();

        Assert.That(found, Is.LessThan(text.Length));
    }

    private static IEnumerable<BodyElement> InMarkdown(string text) =>
        ParsedMarkdown.Of(text) is { } markdown ? MarkdownElements.In(markdown) : [];
}
