using AngleSharp;
using AngleSharp.Html.Parser;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>
/// Whatever markup is drawn from pieces that confuse parsers: what is written is parsed as harmless, and differences
/// leave the text alone.
/// </summary>
[TestFixture]
internal sealed class CleanedMarkupLawTests
{
    private const int Draws = 600;

    private static readonly string[] Pieces =
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<a href=\"javascript:alert(1)\">",
        "</a>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<svg>",
        "</svg>",
        "<math>",
        "</math>",
        "<mtext>",
        "<mglyph>",
        "<style>",
        "</style>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<noscript>",
        "</noscript>",
        "<iframe>",
        "</iframe>",
        "<template>",
        "</template>",
        "<select>",
        "<option>",
        "</select>",
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "</xmp>",
        "<plaintext>",
        "<foreignObject>",
        "<annotation-xml encoding=text/html>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<img src=x onerror=alert(1)>",
        "<img title=\"--></style></noscript><img src=x onerror=alert(1)>\">",
        "<body onload=alert(1)>",
        "</body>",
        "</html>",
        "<form action=x>",
        "</form>",
        "<base href=x>",
        "<meta http-equiv=refresh content=0>",
        "\"",
        "'",
        ">",
        "<",
        "&lt;script&gt;",
        "&#x3c;",
        "{{first_name}}",
        "{{#if company}}",
        "{{#else}}",
        "{{#endif}}",
        "{{",
        "}}",
        "words",
        " ",
        "\n",
        "<p style=\"display:none\" onclick=x>",
        "<del>",
        "<ins>",
        "<pre>",
        "</pre>",
        "<ul>",
        "<li>",
        "\uE0000\uE001",
        "\0",
        "\ud800",
    ];

    private static readonly string[] Allowed =
    [
        "a",
        "b",
        "br",
        "del",
        "div",
        "i",
        "ins",
        "li",
        "p",
        "pre",
        "s",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
        "u",
        "ul",
    ];

    [Test]
    public void What_is_written_is_harmless_to_a_parser_with_scripts_and_without()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (before, after) = (Draw(new(seed)), Draw(new(seed + Draws)));
            var diff = BodyDiff.Of(
                BodyCleaner.Clean(before, SampleContact.Complete),
                BodyCleaner.Clean(after, SampleContact.Missing)
            );
            foreach (
                var (html, scripts) in new[]
                {
                    (EmailDocument.Of(diff.Before, TextSides.Change), true),
                    (EmailDocument.Of(diff.After, TextSides.Change), false),
                }
            )
            {
                var document = new HtmlParser(
                    new HtmlParserOptions { IsScripting = scripts },
                    BrowsingContext.New(Configuration.Default)
                ).ParseDocument(html);

                var elements = document.Body!.QuerySelectorAll("*").ToList();
                Assert.That(
                    elements.Select(element => element.LocalName).Distinct(),
                    Is.SubsetOf(Allowed),
                    $"seed {seed}: {before} | {after}"
                );
                Assert.That(
                    elements.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Distinct(),
                    Is.SubsetOf(new[] { "class", "title" }),
                    $"seed {seed}"
                );
                var styles = document.Head!.QuerySelectorAll("style").Select(style => style.TextContent).ToList();
                Assert.That(styles, Is.SubsetOf(EmailSheet.All.Select(sheet => sheet.Style)), $"seed {seed}");
                Assert.That(
                    document.Head!.QuerySelectorAll("*").Select(element => element.LocalName).Distinct(),
                    Is.EqualTo(new[] { "meta", "title", "style" }),
                    $"seed {seed}"
                );
            }
        }
    }

    [Test]
    public void Marks_change_no_word()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (before, after) = (
                BodyCleaner.Clean(Draw(new(seed)), SampleContact.Complete),
                BodyCleaner.Clean(Draw(new(seed + Draws)), SampleContact.Complete)
            );

            var diff = BodyDiff.Of(before, after);

            Assert.That(
                (Words(diff.Before), Words(diff.After)),
                Is.EqualTo((Words(before), Words(after))),
                $"seed {seed}"
            );
        }
    }

    private static string Draw(Dice dice) => string.Concat(dice.Many(1, 40, _ => dice.Of(Pieces)));

    private static string Words(IEnumerable<BodyPart> parts) =>
        string.Concat(parts.OfType<BodyPart.Words>().Select(words => words.Text));
}
